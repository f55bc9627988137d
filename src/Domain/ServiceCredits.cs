using NodaTime;

namespace MspEvents.Domain;

/// <summary>Credits, bonuses and earn-back over a run of months (measures, section 3).</summary>
static class ServiceCredits
{
    /// <summary>
    /// The money of consecutive months, from the contract's first on: a credit is earned back by months that follow it. Adjustments come later.
    /// </summary>
    public static IReadOnlyList<SlaMoney> Of(IEnumerable<(MonthFigures Figures, TermsInForce? Terms)> months)
    {
        var chances = new List<EarnBackChance>();
        return [.. months.Select(month => MoneyOf(month.Figures, month.Terms, chances))];
    }

    static SlaMoney MoneyOf(MonthFigures figures, TermsInForce? terms, List<EarnBackChance> chances)
    {
        if (terms?.Incentives is not { } incentives)
            return SlaMoney.Of(terms, 0, []);
        var atRisk = Share.PercentOf(terms.MonthlyFee, incentives.AtRiskPercent);
        var results = incentives.Measures.Select(measure => new MeasureResult(measure, figures)).ToList();
        var credits = results.Select(result => CreditLine(result, terms.MonthlyFee, incentives.AtRiskPercent)).ToList();
        var excess = credits.Sum(credit => credit.Amount) - atRisk;
        var bonuses = results.Select(result => BonusLine(result, terms.MonthlyFee)).OfType<MoneyLine>().ToList();
        var reversals = Reversals(results, chances);
        if (incentives.EarnBack is { } earnBack)
        {
            var purse = new Purse(credits.Sum(credit => credit.Amount) - Math.Max(0, excess));
            chances.AddRange(results.Zip(credits)
                .Where(line => line.Second.Amount > 0)
                .Select(line => new EarnBackChance(figures.Month, line.First.Measure, line.Second.Amount, purse, earnBack.Periods)));
        }

        return SlaMoney.Of(
            terms, atRisk, [.. credits, .. excess > 0 ? [new MoneyLine(MoneyLineKind.Cap, -excess)] : Array.Empty<MoneyLine>(), .. bonuses, .. reversals]);
    }

    static MoneyLine CreditLine(MeasureResult result, long fee, decimal atRiskPercent)
    {
        var measure = result.Measure;
        var line = new MoneyLine(MoneyLineKind.Credit, 0, measure.Metric, measure.Priority, result.Volume, result.Share?.Percent(), Reason: result.NothingDue);
        if (result.Counted is not { } share)
            return line;
        return measure.Tiers.Where(tier => share.IsBelow(tier.Below)).MinBy(tier => tier.Below) is { } tier
            ? line with { Amount = Share.PercentOf(fee, atRiskPercent, measure.PoolPercent, tier.CreditPercent) }
            : line with { Reason = NothingDue.TargetMet };
    }

    static MoneyLine? BonusLine(MeasureResult result, long fee)
    {
        var measure = result.Measure;
        return result.Counted is { } share && measure.Bonus.Where(step => !share.IsBelow(step.AtOrAbove)).MaxBy(step => step.AtOrAbove) is { } step
            ? new(MoneyLineKind.Bonus, Share.PercentOf(fee, step.PercentOfFee), measure.Metric, measure.Priority, result.Volume, share.Percent())
            : null;
    }

    static List<MoneyLine> Reversals(List<MeasureResult> results, List<EarnBackChance> chances)
    {
        var reversals = new List<MoneyLine>();
        foreach (var chance in chances.ToList())
        {
            var result = results.Find(result => (result.Measure.Metric, result.Measure.Priority) == (chance.Measure.Metric, chance.Measure.Priority));
            if (result?.Counted is not { } share)
                continue;
            var isMet = !share.IsBelow(chance.Measure.Tiers.Max(tier => tier.Below));
            chance.Missing -= 1;
            if (isMet && chance.Missing > 0)
                continue;
            chances.Remove(chance);
            if (isMet)
                reversals.Add(new(MoneyLineKind.EarnBack, chance.TakeBack(), chance.Measure.Metric, chance.Measure.Priority, Month: chance.Month));
        }

        return reversals;
    }

    /// <summary>How one measure did in a month.</summary>
    sealed class MeasureResult
    {
        public MeasureResult(IncentiveMeasure measure, MonthFigures figures)
        {
            Measure = measure;
            if (measure.Metric == ServiceMetric.Availability)
            {
                Share = Domain.Share.Of(
                    figures.Availability.Sum(line => line.ServiceMicroseconds - line.OutageMicroseconds),
                    figures.Availability.Sum(line => line.ServiceMicroseconds));
            }
            else
            {
                var lines = figures.Lines.Where(line => line.Metric == measure.Metric && (measure.Priority is null || line.Priority == measure.Priority)).ToList();
                Volume = lines.Sum(line => line.Met + line.Missed);
                Share = Domain.Share.Of(lines.Sum(line => line.Met), Volume.Value);
            }
        }

        public IncentiveMeasure Measure { get; }

        /// <summary>Verdicts; null for availability, which has none and no least volume.</summary>
        public int? Volume { get; }

        public Share? Share { get; }

        public NothingDue? NothingDue =>
            Share is null ? Domain.NothingDue.NoVerdicts : Volume < Measure.MinVolume ? Domain.NothingDue.BelowMinVolume : null;

        /// <summary>The share, where the month counts for the measure.</summary>
        public Share? Counted => NothingDue is null ? Share : null;
    }

    /// <summary>A credit that may still be earned back.</summary>
    sealed class EarnBackChance(YearMonth month, IncentiveMeasure measure, long credit, Purse purse, int periods)
    {
        public YearMonth Month => month;

        public IncentiveMeasure Measure => measure;

        public int Missing { get; set; } = periods;

        public long TakeBack() => purse.Take(credit);
    }

    /// <summary>What a month gave in credits after its cap: no more than that is ever taken back.</summary>
    sealed class Purse(long left)
    {
        long left = left;

        public long Take(long amount)
        {
            var taken = Math.Min(amount, left);
            left -= taken;
            return taken;
        }
    }
}
