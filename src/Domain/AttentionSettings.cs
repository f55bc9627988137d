using NodaTime;

namespace MspEvents.Domain;

/// <summary>When something asks for attention, with the defaults of measures, section 6: the one place that has them.</summary>
public sealed record AttentionSettings
{
    /// <summary>The defaults.</summary>
    public static AttentionSettings Default { get; } = new();

    /// <summary>How long an open ticket may have no owner, around the clock.</summary>
    public Duration UnownedAfter { get; init; } = Duration.FromMinutes(30);

    /// <summary>How long both sides may say nothing on an open ticket.</summary>
    public Duration SilentAfter { get; init; } = Duration.FromDays(5);

    /// <summary>How long a ticket may be open.</summary>
    public Duration AgeingAfter { get; init; } = Duration.FromDays(30);
}
