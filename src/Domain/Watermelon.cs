using System.Text.Json.Serialization;

namespace MspEvents.Domain;

/// <summary>How service levels and experience go together.</summary>
public enum WatermelonVerdict
{
    /// <summary>Too few answers or no clocks: never green.</summary>
    Unknown,

    /// <summary>They agree, or nothing certain says that they do not.</summary>
    Aligned,

    /// <summary>Green outside, red inside: targets met, clients not content.</summary>
    Watermelon,

    /// <summary>Brown outside, green inside: targets not met, clients content.</summary>
    Kiwi,
}

/// <summary>Service levels beside experience over a period (measures, section 3).</summary>
/// <param name="Verdict">What the two say together.</param>
/// <param name="CompliancePercent">Pooled over all clocks; null without any.</param>
/// <param name="TargetPercent">The target percentages, weighted by their clocks; null without any.</param>
/// <param name="Clocks">How many clocks were judged.</param>
/// <param name="Responses">How many answers.</param>
/// <param name="Mean">The mean of the normalised answers; null without any.</param>
/// <param name="Low">The lower end of its 95 % interval, not below 0; null below two answers.</param>
/// <param name="High">The upper end, not above 100.</param>
/// <param name="ExperienceTarget">What the mean is held against, 0-100.</param>
public sealed record Watermelon(
    WatermelonVerdict Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? CompliancePercent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? TargetPercent,
    int Clocks,
    int Responses,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Mean,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Low,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? High,
    decimal ExperienceTarget)
{
    const double Confidence = 0.975;

    /// <summary>Compares pooled compliance and the interval of the mean with their targets.</summary>
    public static Watermelon Of(
        IReadOnlyCollection<PooledClocks> clocks, IEnumerable<double> normalised, decimal experienceTarget, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(clocks);
        ArgumentNullException.ThrowIfNull(settings);
        var met = clocks.Sum(line => line.Met);
        var judged = met + clocks.Sum(line => line.Missed);
        var targets = clocks.Sum(line => (line.Met + line.Missed) * line.TargetPercent);
        var answers = normalised.Order().ToList();
        var (mean, low, high) = IntervalOf(answers);
        var verdict = judged == 0 || answers.Count < settings.FewestForWatermelon || low is null || high is null
            ? WatermelonVerdict.Unknown
            : VerdictOf(met * 100m >= targets, low.Value, high.Value, (double)experienceTarget);
        return new(
            verdict,
            Share.Of(met, judged)?.Percent(),
            judged == 0 ? null : Math.Round(targets / judged, 4),
            judged,
            answers.Count,
            mean,
            low,
            high,
            experienceTarget);
    }

    static WatermelonVerdict VerdictOf(bool green, double low, double high, double target) => green
        ? high < target ? WatermelonVerdict.Watermelon : WatermelonVerdict.Aligned
        : low >= target ? WatermelonVerdict.Kiwi : WatermelonVerdict.Aligned;

    static (double? Mean, double? Low, double? High) IntervalOf(List<double> answers)
    {
        if (answers.Count == 0)
            return (null, null, null);
        var mean = answers.Average();
        if (answers.Count == 1)
            return (SatisfactionIndex.Rounded(mean), null, null);
        var deviation = Math.Sqrt(answers.Sum(answer => (answer - mean) * (answer - mean)) / (answers.Count - 1));
        var half = StudentT.Quantile(Confidence, answers.Count - 1) * deviation / Math.Sqrt(answers.Count);
        return (
            SatisfactionIndex.Rounded(mean),
            SatisfactionIndex.Rounded(Math.Max(0, mean - half)),
            SatisfactionIndex.Rounded(Math.Min(100, mean + half)));
    }
}
