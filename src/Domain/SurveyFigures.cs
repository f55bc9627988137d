using System.Text.Json.Serialization;

namespace MspEvents.Domain;

/// <summary>The share of CSAT answers of 4 or 5.</summary>
/// <param name="Percent">0-100; null without answers.</param>
/// <param name="Responses">How many answers.</param>
public sealed record CsatFigure([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Percent, int Responses)
{
    /// <summary>Of the answers given.</summary>
    public static CsatFigure Of(IEnumerable<SurveyAnswer> answers)
    {
        var scores = answers.Where(answer => answer.Kind == FeedbackKind.Csat).Select(answer => answer.Score).ToList();
        return new(Share.Of(scores.Count(score => score >= 4), scores.Count)?.Percent(), scores.Count);
    }
}

/// <summary>The net promoter score: the percentage of 9-10 less that of 0-6.</summary>
/// <param name="Score">-100 to 100; null without answers.</param>
/// <param name="StandardError">In the same points: 100 times the root of (p+ + p- - (p+ - p-)^2) / n, of the shares p.</param>
/// <param name="Responses">How many answers.</param>
public sealed record NpsFigure(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? StandardError,
    int Responses)
{
    /// <summary>Of the answers given.</summary>
    public static NpsFigure Of(IEnumerable<SurveyAnswer> answers)
    {
        var scores = answers.Where(answer => answer.Kind == FeedbackKind.Nps).Select(answer => answer.Score).ToList();
        if (scores.Count == 0)
            return new(null, null, 0);
        var (promoters, detractors) = (scores.Count(score => score >= 9), scores.Count(score => score <= 6));
        var (up, down) = ((double)promoters / scores.Count, (double)detractors / scores.Count);
        var variance = Math.Max(0, up + down - (up - down) * (up - down));
        return new(
            Share.Of(promoters - detractors, scores.Count)?.Percent(),
            SatisfactionIndex.Rounded(100 * Math.Sqrt(variance / scores.Count)),
            scores.Count);
    }
}

/// <summary>The mean customer effort score, 1-7.</summary>
/// <param name="Mean">With 4 decimals; null without answers.</param>
/// <param name="Responses">How many answers.</param>
public sealed record CesFigure([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Mean, int Responses)
{
    const int Decimals = 4;

    /// <summary>Of the answers given.</summary>
    public static CesFigure Of(IEnumerable<SurveyAnswer> answers)
    {
        var scores = answers.Where(answer => answer.Kind == FeedbackKind.Ces).Select(answer => answer.Score).ToList();
        return new(scores.Count == 0 ? null : Math.Round(scores.Sum() / scores.Count, Decimals), scores.Count);
    }
}
