using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>Facts of one contract and the spans of its clocks, for tests of months and money: fee 10,000,000, UTC, in force from 1 January 2026.</summary>
sealed class ContractHistory
{
    public static readonly Incentives Agreed = new(10, [Measure(50, [new(95, 40)])]);

    readonly List<Fact> facts = [];
    readonly List<(long Since, ClockSpan Span)> spans = [];
    int tickets;

    public ContractHistory(Incentives? incentives, params AvailabilityTarget[] availability) => Add(default, SampleContract.Signed with
    {
        EffectiveFrom = new(2026, 1, 1),
        EndsOn = null,
        TimeZone = "UTC",
        MonthlyFee = 10_000_000,
        Incentives = incentives,
        ServiceLevels = new() { Targets = [new(ServiceMetric.Resolution, 3, 240, "24x7", TargetPercent: 97)], Availability = availability },
    });

    public IReadOnlyList<Fact> Facts => facts;

    public static IncentiveMeasure Measure(
        decimal pool, CreditTier[] tiers, BonusStep[]? bonus = null, int minVolume = 0, ServiceMetric metric = ServiceMetric.Resolution, int? priority = null) =>
        new(metric, priority, pool, minVolume, tiers, bonus ?? []);

    public static Guid Ticket(int number) => new(number, 0, 0, new byte[8]);

    public static Instant Noon(int month, int day = 15) => Instant.FromUtc(2026, 1, 1, 12, 0) + Days(month, day);

    /// <summary>Records a fact; <paramref name="at"/> is also when it is recorded.</summary>
    public ContractHistory Add(Instant at, ContractEvent @event)
    {
        var position = facts.Count + spans.Count + 1;
        facts.Add(new(@event with { OccurredAt = at == default ? SampleContract.Signing : at, By = "Lene" }, facts.Count + 1, position, at));
        return this;
    }

    /// <summary>Clocks of priority 3 that stop or fall due at noon of the month's 15th.</summary>
    public ContractHistory Month(int month, int met, int missed, int priority = 3)
    {
        for (var index = 0; index < met + missed; index++)
            Clock(month, index < met, priority: priority);
        return this;
    }

    /// <summary>One clock, known from the next position on.</summary>
    public ContractHistory Clock(int month, bool isMet, int day = 15, int priority = 3)
    {
        var (due, stopped) = (Noon(month, day), Noon(month, day) + (isMet ? Duration.Zero : Duration.FromHours(1)));
        return Span(new(Ticket(++tickets), ServiceMetric.Resolution, 1, priority, due - Duration.FromHours(4), due, stopped, null));
    }

    public ContractHistory Span(ClockSpan span)
    {
        spans.Add((facts.Count + spans.Count + 1, span));
        return this;
    }

    public ContractHistory Reported(int month, Instant? at = null) =>
        Add(at ?? Noon(month + 1, 3), new ReportDelivered("Monthly", new(2026, month)));

    public ContractHistory Restated(int month, Instant at) => Add(at, new SlaRestated(new(2026, month), "Counted anew"));

    public IReadOnlyList<SlaMonth> Months(int from, int to, Instant judgedAt)
    {
        var frozen = SlaFreeze.Of(facts).ToDictionary(
            freeze => freeze.Position,
            freeze => freeze.Figures(facts, spans.Where(span => span.Since <= freeze.Position).Select(span => span.Span)));
        return SlaLedger.Of(new(facts, [.. spans.Select(span => span.Span)], frozen, judgedAt), new(2026, from), new(2026, to));
    }

    public SlaMonth Month(int month, Instant? judgedAt = null) => Months(month, month, judgedAt ?? Noon(12, 31))[0];

    static Duration Days(int month, int day) =>
        Duration.FromDays(Period.DaysBetween(new(2026, 1, 1), new LocalDate(2026, 1, 1).PlusMonths(month - 1).PlusDays(day - 1)));
}
