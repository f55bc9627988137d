namespace MspEvents.Domain;

/// <summary>The scales answers are given on.</summary>
public enum SurveyKind
{
    /// <summary>Customer satisfaction, 1-5.</summary>
    Csat,

    /// <summary>Net promoter score, 0-10.</summary>
    Nps,

    /// <summary>Customer effort score, 1-7; 7 is easiest.</summary>
    Ces,

    /// <summary>A key experience indicator, on a scale of its own.</summary>
    Kei,
}

/// <summary>A scale of scores and which of its ends is the good one.</summary>
/// <param name="Min">The lowest score.</param>
/// <param name="Max">The highest; above <paramref name="Min"/>.</param>
/// <param name="HigherIsBetter">False where scores are mirrored.</param>
public sealed record SurveyScale(decimal Min, decimal Max, bool HigherIsBetter = true)
{
    /// <summary>The scale of a kind that has a fixed one; null for a key experience indicator.</summary>
    public static SurveyScale? Of(SurveyKind kind) => kind switch
    {
        SurveyKind.Csat => new(1, 5),
        SurveyKind.Nps => new(0, 10),
        SurveyKind.Ces => new(1, 7),
        _ => null,
    };

    /// <summary>Whether a score lies on the scale.</summary>
    public bool Holds(decimal score) => score >= Min && score <= Max;

    /// <summary>A score on 0-100, 100 the best (measures, section 5).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not on the scale.</exception>
    public double Normalise(decimal score)
    {
        if (!Holds(score))
            throw new ArgumentOutOfRangeException(nameof(score), score, $"The scale goes from {Min} to {Max}.");
        var share = HigherIsBetter ? score - Min : Max - score;
        return (double)(share * 100 / (Max - Min));
    }
}

/// <summary>An answer that counts: from the client, with a score, not retracted.</summary>
/// <param name="Day">Its local date as a number of days; see <see cref="SatisfactionInputs"/>.</param>
/// <param name="Kind">The scale it was given on.</param>
/// <param name="Score">As given.</param>
/// <param name="Normalised">On 0-100.</param>
public readonly record struct SurveyAnswer(int Day, SurveyKind Kind, decimal Score, double Normalised);
