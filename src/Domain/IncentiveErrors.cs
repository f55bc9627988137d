namespace MspEvents.Domain;

/// <summary>What is wrong with one part of the incentives.</summary>
/// <param name="Path">A JSON pointer from the incentives, such as <c>/measures/0/tiers/1</c>.</param>
/// <param name="Code">snake_case and permanent.</param>
/// <param name="Detail">In words.</param>
public sealed record IncentiveError(string Path, string Code, string Detail);

/// <summary>What makes incentives contradict themselves: pools above the amount at risk, tiers that overlap or are not strictly ordered.</summary>
public static class IncentiveErrors
{
    const int LongestChance = 60;
    const int HighestCredit = 1_000;

    /// <summary>All errors, in the order of the members.</summary>
    public static IReadOnlyList<IncentiveError> Of(Incentives incentives)
    {
        ArgumentNullException.ThrowIfNull(incentives);
        return
        [
            .. Outside(!IsPercent(incentives.AtRiskPercent), "/atRiskPercent", "invalid_percent", "A share of the fee is 0 to 100 %."),
            .. Outside(
                // Shares out of range have an error of their own, and their sum may have no number.
                incentives.Measures.All(measure => IsPercent(measure.PoolPercent)) && incentives.Measures.Sum(measure => measure.PoolPercent) > 100,
                "/measures", "pools_above_100", "The pools together are at most 100 %."),
            .. incentives.Measures.Index().SelectMany(measure => MeasureErrors(measure.Item, $"/measures/{measure.Index}")),
            .. incentives.Measures.Index()
                .GroupBy(measure => (measure.Item.Metric, measure.Item.Priority)).SelectMany(same => same.Skip(1))
                .Select(measure => new IncentiveError($"/measures/{measure.Index}", "duplicate_measure", "A metric and priority are measured once.")),
            .. Outside(incentives.EarnBack is { Periods: < 1 or > LongestChance }, "/earnBack/periods", "invalid_periods", $"1 to {LongestChance} months."),
        ];
    }

    static IEnumerable<IncentiveError> MeasureErrors(IncentiveMeasure measure, string path) =>
    [
        .. Outside(measure.Priority is < 1 or > 5, path + "/priority", "invalid_priority", "A priority is 1 to 5."),
        .. Outside(
            measure is { Metric: ServiceMetric.Availability, Priority: not null }, path + "/priority", "invalid_priority", "Availability has no priority."),
        .. Outside(!IsPercent(measure.PoolPercent), path + "/poolPercent", "invalid_percent", "A pool is 0 to 100 % of the amount at risk."),
        .. Outside(measure.MinVolume < 0, path + "/minVolume", "invalid_volume", "A volume is 0 or more."),
        .. measure.Tiers.Index().SelectMany(tier => TierErrors(tier.Item, $"{path}/tiers/{tier.Index}")),
        .. Overlapping(measure.Tiers, tier => tier.Below, path + "/tiers"),
        .. measure.Tiers.Index().Skip(1)
            .Where(tier => measure.Tiers[tier.Index - 1] is var before
                && tier.Item.Below.CompareTo(before.Below) * tier.Item.CreditPercent.CompareTo(before.CreditPercent) > 0)
            .Select(tier => new IncentiveError($"{path}/tiers/{tier.Index}/creditPercent", "unordered_tiers", "A better month gives no higher credit.")),
        .. measure.Bonus.Index().SelectMany(step => StepErrors(step.Item, $"{path}/bonus/{step.Index}")),
        .. Overlapping(measure.Bonus, step => step.AtOrAbove, path + "/bonus"),
    ];

    static IEnumerable<IncentiveError> TierErrors(CreditTier tier, string path) =>
    [
        .. Outside(tier.Below is <= 0 or > 100, path + "/below", "invalid_percent", "A tier lies above 0 and at most at 100 %."),
        .. Outside(
            tier.CreditPercent is < 0 or > HighestCredit, path + "/creditPercent", "invalid_percent", $"A credit is 0 to {HighestCredit} % of the pool; the month's cap is the amount at risk."),
    ];

    static IEnumerable<IncentiveError> StepErrors(BonusStep step, string path) =>
    [
        .. Outside(!IsPercent(step.AtOrAbove), path + "/atOrAbove", "invalid_percent", "A step lies at 0 to 100 %."),
        .. Outside(!IsPercent(step.PercentOfFee), path + "/percentOfFee", "invalid_percent", "A bonus is 0 to 100 % of the fee."),
    ];

    // Contracts list tiers from the best month down as often as up; the first two say which way.
    static IEnumerable<IncentiveError> Overlapping<T>(IReadOnlyList<T> steps, Func<T, decimal> bound, string path)
    {
        var direction = steps.Count < 2 ? 0 : bound(steps[1]).CompareTo(bound(steps[0]));
        return steps.Index().Skip(1)
            .Where(step => bound(step.Item).CompareTo(bound(steps[step.Index - 1])) is var way && (way == 0 || way != direction))
            .Select(step => new IncentiveError($"{path}/{step.Index}", "overlapping_tiers", "Steps rise, or fall, strictly from one to the next."));
    }

    static bool IsPercent(decimal value) => value is >= 0 and <= 100;

    static IEnumerable<IncentiveError> Outside(bool isOutside, string path, string code, string detail) =>
        isOutside ? [new(path, code, detail)] : [];
}
