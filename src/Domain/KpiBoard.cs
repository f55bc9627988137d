using NodaTime;

namespace MspEvents.Domain;

/// <summary>Where a KPI stands.</summary>
public enum KpiStanding
{
    /// <summary>No value yet, and not due.</summary>
    Unmeasured,

    /// <summary>As far as the time that has passed asks for, or farther.</summary>
    OnTrack,

    /// <summary>Not as far as the time that has passed asks for.</summary>
    Behind,

    /// <summary>The last value that counts meets the target.</summary>
    Reached,

    /// <summary>Due, and the last value measured by then did not meet the target.</summary>
    Missed,

    /// <summary>Measured no longer.</summary>
    Retired,
}

/// <summary>What makes a KPI SMART, by its letters.</summary>
/// <param name="Specific">The metric.</param>
/// <param name="Measurable">Its unit, and which way it should go.</param>
/// <param name="Achievable">From where to where.</param>
/// <param name="Relevant">The goal it serves.</param>
/// <param name="TimeBound">The last day to reach the target, in the contract's zone.</param>
public sealed record KpiSmart(string Specific, KpiMeasure Measurable, KpiAim Achievable, string Relevant, LocalDate TimeBound);

/// <summary>How a KPI is measured.</summary>
public sealed record KpiMeasure(string Unit, KpiDirection Direction);

/// <summary>From where to where a KPI should go.</summary>
public sealed record KpiAim(decimal Baseline, decimal Target);

/// <summary>One agreement on a KPI; all but the first adjusted it.</summary>
public sealed record KpiAgreement(KpiSmart Smart, string? Reason, Instant AgreedAt, string? By);

/// <summary>A KPI on the board: what was agreed, what was measured, where it is going.</summary>
/// <param name="Key">What it goes by in the contract.</param>
/// <param name="Smart">What makes it SMART, as last agreed.</param>
/// <param name="Standing">Where it stands at the instant asked for.</param>
/// <param name="Value">The last value.</param>
/// <param name="ProgressPercent">How much of the way from baseline to target is gone: below 0 on the wrong side of the baseline, above 100 past the target.</param>
/// <param name="ElapsedPercent">How much of the time from the agreement on these figures to the end of the due day is gone, 0-100.</param>
/// <param name="Trend">Where the values go; null for fewer than two at different times.</param>
/// <param name="Values">What was measured, in order of time.</param>
/// <param name="History">Every agreement on it, in order of time.</param>
/// <param name="RetiredAt">Since when it is measured no longer.</param>
/// <param name="RetirementReason">Why.</param>
public sealed record KpiCard(
    string Key,
    KpiSmart Smart,
    KpiStanding Standing,
    decimal? Value,
    decimal? ProgressPercent,
    decimal ElapsedPercent,
    KpiTrend? Trend,
    IReadOnlyList<KpiValue> Values,
    IReadOnlyList<KpiAgreement> History,
    Instant? RetiredAt,
    string? RetirementReason);

/// <summary>A contract's KPIs at an instant, from its facts alone.</summary>
public static class KpiBoard
{
    /// <summary>Every KPI ever agreed, by key, judged at an instant.</summary>
    public static IReadOnlyList<KpiCard> Of(IEnumerable<Fact> contract, Instant judgedAt)
    {
        var state = Contract.Decider.Fold(contract);
        return [.. state.Kpis.Values.Where(kpi => kpi.Agreed is not null).Select(kpi => CardOf(kpi, kpi.Agreed!, state.Terms, judgedAt))];
    }

    static KpiCard CardOf(Kpi kpi, KpiAgreed agreed, ContractTerms terms, Instant judgedAt)
    {
        var due = terms.StartOf(agreed.DueOn.PlusDays(1));
        var last = kpi.Values.LastOrDefault();
        var elapsed = Elapsed(Since(kpi), due, judgedAt);
        return new(
            agreed.Key,
            SmartOf(agreed),
            StandingOf(kpi, agreed, due, elapsed, judgedAt),
            last?.Value,
            last is null ? null : Progress(agreed, last.Value),
            elapsed,
            KpiTrend.Of([.. kpi.Values.Select(value => (value.OccurredAt, value.Value))], agreed.Direction, due),
            [.. kpi.Values.Select(value => new KpiValue(value.OccurredAt, value.Value, value.Evidence))],
            [.. kpi.History.Select(step => new KpiAgreement(SmartOf(step), step.Reason, step.OccurredAt, step.By))],
            kpi.Retirement?.OccurredAt,
            kpi.Retirement?.Reason);
    }

    static KpiStanding StandingOf(Kpi kpi, KpiAgreed agreed, Instant due, decimal elapsed, Instant judgedAt)
    {
        if (kpi.Retired)
            return KpiStanding.Retired;
        // Once it is due, only what was measured by then counts.
        var counts = judgedAt < due ? kpi.Values.LastOrDefault() : kpi.Values.FindLast(value => value.OccurredAt < due);
        return (counts, judgedAt < due) switch
        {
            ({ } value, _) when Meets(agreed, value.Value) => KpiStanding.Reached,
            (_, false) => KpiStanding.Missed,
            (null, true) => KpiStanding.Unmeasured,
            ({ } value, true) => Progress(agreed, value.Value) >= elapsed ? KpiStanding.OnTrack : KpiStanding.Behind,
        };
    }

    // A new reason or another name does not begin the way anew; other figures do.
    static Instant Since(Kpi kpi)
    {
        var agreed = kpi.Agreed!;
        return kpi.History.Reverse().TakeWhile(step => (step.Baseline, step.Target, step.DueOn) == (agreed.Baseline, agreed.Target, agreed.DueOn)).Last().OccurredAt;
    }

    static decimal Elapsed(Instant since, Instant due, Instant judgedAt) =>
        judgedAt >= due ? 100 : judgedAt <= since ? 0 : Percent((decimal)(judgedAt - since).TotalSeconds / (decimal)(due - since).TotalSeconds);

    static decimal? Progress(KpiAgreed agreed, decimal value) =>
        agreed.Target == agreed.Baseline ? null : Percent(((double)value - (double)agreed.Baseline) / ((double)agreed.Target - (double)agreed.Baseline));

    static bool Meets(KpiAgreed agreed, decimal value) => agreed.Direction == KpiDirection.Up ? value >= agreed.Target : value <= agreed.Target;

    static KpiSmart SmartOf(KpiAgreed agreed) => new(
        agreed.Name, new(agreed.Unit, agreed.Direction), new(agreed.Baseline, agreed.Target), agreed.Goal, agreed.DueOn);

    static decimal Percent(decimal share) => Math.Round(share * 100, 4, MidpointRounding.ToEven);

    static decimal? Percent(double share) => KpiTrend.Finite(share * 100, 4);
}
