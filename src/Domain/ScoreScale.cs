namespace MspEvents.Domain;

/// <summary>Which end of a scale is the good one.</summary>
public enum BetterScore
{
    /// <summary>The higher the better.</summary>
    Higher,

    /// <summary>The lower the better.</summary>
    Lower,
}

/// <summary>The scale a score was given on; both ends belong to it.</summary>
/// <param name="Min">The lowest score.</param>
/// <param name="Max">The highest score, above <paramref name="Min"/>.</param>
/// <param name="Better">Which end is the good one.</param>
public sealed record ScoreScale(decimal Min, decimal Max, BetterScore Better)
{
    /// <summary>Customer satisfaction, 1 to 5.</summary>
    public static ScoreScale Csat { get; } = new(1, 5, BetterScore.Higher);

    /// <summary>Net promoter, 0 to 10.</summary>
    public static ScoreScale Nps { get; } = new(0, 10, BetterScore.Higher);

    /// <summary>Customer effort, 1 to 7; 7 is the easiest.</summary>
    public static ScoreScale Ces { get; } = new(1, 7, BetterScore.Higher);

    /// <summary>The scale that a kind of feedback always has; null where it is defined elsewhere or there is none.</summary>
    public static ScoreScale? Of(FeedbackKind kind) => kind switch
    {
        FeedbackKind.Csat => Csat,
        FeedbackKind.Nps => Nps,
        FeedbackKind.Ces => Ces,
        _ => null,
    };

    /// <summary>Whether a score is on the scale.</summary>
    public bool Contains(decimal score) => score >= Min && score <= Max;

    /// <summary>A score as 0-100, 100 being the best: <c>(v - min) / (max - min)</c>, mirrored where lower is better.</summary>
    public decimal Normalise(decimal score)
    {
        var share = (score - Min) / (Max - Min);
        return 100 * (Better == BetterScore.Higher ? share : 1 - share);
    }
}
