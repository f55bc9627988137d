using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

/// <summary>Credits, bonuses and earn-back worked out line by line from the figures shown, the long way.</summary>
static class MoneyTwin
{
    public static long Owed(IReadOnlyList<SlaMonth> months, Incentives incentives, long fee)
    {
        long owed = 0;
        var left = new Dictionary<int, long>();
        for (var month = 0; month < months.Count; month++)
        {
            var credits = incentives.Measures.Sum(measure => Credit(months[month], measure, incentives, fee));
            left[month] = Math.Min(credits, (long)Math.Round(fee * incentives.AtRiskPercent / 100, MidpointRounding.ToEven));
            owed += left[month] - incentives.Measures.Sum(measure => Bonus(months[month], measure, fee));
        }

        for (var month = 0; month < months.Count; month++)
        {
            foreach (var measure in incentives.Measures)
            {
                var credit = Credit(months[month], measure, incentives, fee);
                var counted = months.Skip(month + 1).Where(later => Volume(later, measure) > 0 && Volume(later, measure) >= measure.MinVolume)
                    .Take(incentives.EarnBack!.Periods).ToList();
                var best = measure.Tiers.Max(tier => tier.Below);
                if (counted.Count < incentives.EarnBack.Periods || !counted.TrueForAll(later => Percent(later, measure) >= best))
                    continue;
                var taken = Math.Min(credit, left[month]);
                left[month] -= taken;
                owed -= taken;
            }
        }

        return owed;
    }

    static long Credit(SlaMonth month, IncentiveMeasure measure, Incentives incentives, long fee)
    {
        if (Volume(month, measure) == 0 || Volume(month, measure) < measure.MinVolume)
            return 0;
        foreach (var tier in measure.Tiers.OrderBy(tier => tier.Below))
        {
            if (Percent(month, measure) < tier.Below)
                return (long)Math.Round(fee * incentives.AtRiskPercent * measure.PoolPercent * tier.CreditPercent / 1_000_000, MidpointRounding.ToEven);
        }

        return 0;
    }

    static long Bonus(SlaMonth month, IncentiveMeasure measure, long fee)
    {
        if (Volume(month, measure) == 0 || Volume(month, measure) < measure.MinVolume)
            return 0;
        var reached = measure.Bonus.Where(step => Percent(month, measure) >= step.AtOrAbove).Select(step => step.PercentOfFee).DefaultIfEmpty(0).Max();
        return (long)Math.Round(fee * reached / 100, MidpointRounding.ToEven);
    }

    static IEnumerable<SlaLine> Lines(SlaMonth month, IncentiveMeasure measure) =>
        month.Lines.Where(line => line.Metric == measure.Metric && (measure.Priority is null || line.Priority == measure.Priority));

    static int Volume(SlaMonth month, IncentiveMeasure measure) => Lines(month, measure).Sum(line => line.Met + line.Missed);

    static decimal Percent(SlaMonth month, IncentiveMeasure measure) => 100m * Lines(month, measure).Sum(line => line.Met) / Volume(month, measure);
}
