using MspEvents.Domain;

namespace MspEvents.Api.Contracts;

/// <summary>Service credits and bonuses.</summary>
/// <param name="AtRiskPercent">Share of the monthly fee that credits may reach, 0-100.</param>
/// <param name="Measures">What is measured; pools together at most 100 %.</param>
/// <param name="EarnBack">How a credit may be reversed; absent means never.</param>
sealed record IncentiveTerms(decimal AtRiskPercent, IReadOnlyList<MeasureTerms> Measures, EarnBack? EarnBack = null)
{
    public Incentives Resolved() => new(AtRiskPercent, [.. Measures.Select(measure => measure.Resolved())], EarnBack);
}

/// <summary>One incentive line.</summary>
/// <param name="Metric">The metric, availability included.</param>
/// <param name="PoolPercent">Share of the at-risk amount this measure may cost.</param>
/// <param name="Priority">1-5; absent pools all.</param>
/// <param name="MinVolume">Verdicts below which the month does not count.</param>
sealed record MeasureTerms(ServiceMetric Metric, decimal PoolPercent, int? Priority = null, int MinVolume = 0)
{
    /// <summary>Credit tiers in rising order; the lowest matching <c>below</c> applies.</summary>
    public IReadOnlyList<CreditTier> Tiers { get; init; } = [];

    /// <summary>Bonus steps in rising order; only the highest reached is paid.</summary>
    public IReadOnlyList<BonusStep> Bonus { get; init; } = [];

    public IncentiveMeasure Resolved() => new(Metric, Priority, PoolPercent, MinVolume, Tiers, Bonus);
}

/// <summary>Defaults of service levels that depend on the metric, written out.</summary>
static class ServiceLevelDefaults
{
    public static ServiceLevels Resolved(this ServiceLevels levels) =>
        levels with { Targets = [.. levels.Targets.Select(target => target with { Pausable = target.Pausable ?? target.Metric.IsPausableByDefault() })] };
}
