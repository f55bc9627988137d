namespace MspEvents.Domain;

/// <summary>Service credits and bonuses (measures, section 3).</summary>
/// <param name="AtRiskPercent">Share of the monthly fee that credits may reach, 0-100.</param>
/// <param name="Measures">What is measured; pools together at most 100 %.</param>
/// <param name="EarnBack">How a credit may be reversed; null means never.</param>
public sealed record Incentives(decimal AtRiskPercent, IReadOnlyList<IncentiveMeasure> Measures, EarnBack? EarnBack = null);

/// <summary>One incentive line.</summary>
/// <param name="Metric">The metric, availability included.</param>
/// <param name="Priority">1-5; null pools all.</param>
/// <param name="PoolPercent">Share of the at-risk amount this measure may cost.</param>
/// <param name="MinVolume">Verdicts below which the month does not count.</param>
/// <param name="Tiers">Credit tiers; the lowest matching <c>below</c> applies.</param>
/// <param name="Bonus">Bonus steps; only the highest reached is paid.</param>
public sealed record IncentiveMeasure(
    ServiceMetric Metric, int? Priority, decimal PoolPercent, int MinVolume, IReadOnlyList<CreditTier> Tiers, IReadOnlyList<BonusStep> Bonus);

/// <summary>A credit of <paramref name="CreditPercent"/> of the pool when compliance is under <paramref name="Below"/> percent.</summary>
public sealed record CreditTier(decimal Below, decimal CreditPercent);

/// <summary>A bonus of <paramref name="PercentOfFee"/> of the fee when compliance is at or above <paramref name="AtOrAbove"/> percent.</summary>
public sealed record BonusStep(decimal AtOrAbove, decimal PercentOfFee);

/// <summary>A credit is reversed when all of this many following counted months met the target.</summary>
public sealed record EarnBack(int Periods);
