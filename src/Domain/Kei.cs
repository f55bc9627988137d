using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>A key experience indicator of one service area as it stands.</summary>
public sealed record Kei
{
    /// <summary>How often an indicator is reviewed (measures, section 6).</summary>
    public const int MonthsBetweenReviews = 6;

    /// <summary>The definition in force; null where only later facts are known of it.</summary>
    public KeiDefined? Definition { get; init; }

    /// <summary>What was measured, in the order it was.</summary>
    public ImmutableList<KeiMeasured> Measurements { get; init; } = [];

    /// <summary>The reviews, in the order they were held.</summary>
    public ImmutableList<KeiReviewed> Reviews { get; init; } = [];

    /// <summary>Whether it is measured no longer.</summary>
    public bool Retired { get; init; }

    /// <summary>When it is to be reviewed next; null once it is retired.</summary>
    public LocalDate? ReviewDueOn { get; init; }

    /// <summary>Whether it is defined and measured still.</summary>
    public bool InForce => Definition is not null && !Retired;

    internal Kei Defined(KeiDefined definition) => this with { Definition = definition, Retired = false, ReviewDueOn = definition.ReviewDueOn };

    internal Kei Measured(KeiMeasured measurement) => this with { Measurements = Measurements.Add(measurement) };

    internal Kei Reviewed(KeiReviewed review) => this with
    {
        Reviews = Reviews.Add(review),
        Retired = review.Decision == KeiDecision.Retire || Retired,
        ReviewDueOn = review.ReviewDueOn,
    };
}
