namespace MspEvents.Domain;

/// <summary>A day of a client's satisfaction, and the state that the next day follows from.</summary>
public sealed record SatisfactionDay
{
    /// <summary>The day's number, from 0.</summary>
    public required int Day { get; init; }

    /// <summary>The sums behind the index.</summary>
    public required SatisfactionIndex Sums { get; init; }

    /// <summary>S, 0-100, rounded to 6 decimals; null without answers.</summary>
    public double? Index => Sums.Value is { } value ? SatisfactionIndex.Rounded(value) : null;

    /// <summary>n_eff, rounded to 6 decimals.</summary>
    public double AnswerWeight => SatisfactionIndex.Rounded(Sums.Weight);

    /// <summary>m, index points in 30 days, rounded to 6 decimals; null while undefined.</summary>
    public required double? Slope { get; init; }

    /// <summary>Which way satisfaction moves.</summary>
    public required SatisfactionDirection Direction { get; init; }

    /// <summary>Consecutive flat days with a slope.</summary>
    public required int FlatDays { get; init; }

    /// <summary>The active kinds of initiative.</summary>
    public required IReadOnlyList<InitiativeKind> ActiveKinds { get; init; }

    /// <summary>The rule that decided the day.</summary>
    public required HypeCycleRule Rule { get; init; }

    /// <summary>What is accepted after the day; what is dated back over it later is not in it.</summary>
    public required StageAcceptance Acceptance { get; init; }

    /// <summary>Days since two-way contact.</summary>
    public required int DaysSinceContact { get; init; }

    /// <summary>Days since a review was held or a report delivered.</summary>
    public required int DaysSinceReview { get; init; }

    /// <summary>The early warning, which follows from the rest.</summary>
    public required TroughWarning Warning { get; init; }
}
