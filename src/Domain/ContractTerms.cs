using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>The terms of one contract over time: what was agreed, from which day, folded from the contract's facts.</summary>
/// <remarks>
/// Terms go by the day they take effect, not by the day they were written down: an amendment made today for last month is in force from last month.
/// Dates mean 00:00 in the contract's zone. Of two amendments for one day the one that occurred later wins.
/// </remarks>
public sealed class ContractTerms
{
    readonly ImmutableList<ContractEvent> amendments;
    readonly ConcurrentDictionary<ServiceCalendar, BusinessTime> hours;
    readonly Lazy<TermsTimeline> timeline;

    ContractTerms(
        ContractSigned? signed, ImmutableList<ContractEvent> amendments, ConcurrentDictionary<ServiceCalendar, BusinessTime> hours)
    {
        Signed = signed;
        this.amendments = amendments;
        this.hours = hours;
        timeline = new(() => new TermsTimeline(signed, amendments));
    }

    /// <summary>A contract that nobody signed.</summary>
    public static ContractTerms Unsigned { get; } = new(null, [], new(ReferenceEqualityComparer.Instance));

    /// <summary>The agreement as signed; null where it never was.</summary>
    public ContractSigned? Signed { get; }

    /// <summary>The contract's zone; UTC for one never signed.</summary>
    public DateTimeZone Zone => timeline.Value.Zone;

    /// <summary>The first instant in force.</summary>
    public Instant? InForceFrom => timeline.Value.InForceFrom;

    /// <summary>The last day of the term, by the renewal that reaches furthest; null while it has no end.</summary>
    public LocalDate? EndsOn => timeline.Value.EndsOn;

    /// <summary>The instant from which the contract is in force no longer, by its renewals or its termination; null while it has no end.</summary>
    public Instant? InForceUntil => timeline.Value.InForceUntil;

    /// <summary>The first instant after the termination; null where nobody terminated it.</summary>
    public Instant? TerminatedAt => timeline.Value.TerminatedAt;

    /// <summary>Amendments that also count for running tickets, in the order they take effect.</summary>
    public IReadOnlyList<RunningAmendment> RunningAmendments => timeline.Value.Running;

    /// <summary>Every version of the scope's baseline in the order they take effect; the first is version 0, as signed.</summary>
    public IReadOnlyList<ScopeBaseline> Baselines => timeline.Value.Baselines;

    /// <summary>Every scope key that any baseline ever had.</summary>
    public IReadOnlySet<string> KnownScopeItems => timeline.Value.KnownScopeItems;

    /// <summary>Minor units per hour by role.</summary>
    public IReadOnlyDictionary<string, long> Rates => Signed?.Rates ?? ImmutableDictionary<string, long>.Empty;

    /// <summary>Folds a contract's facts, in (<c>occurredAt</c>, version) order.</summary>
    public static ContractTerms Of(IEnumerable<Fact> facts) =>
        facts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version)
            .Select(fact => fact.Event).OfType<ContractEvent>()
            .Aggregate(Unsigned, (terms, @event) => terms.Evolve(@event));

    /// <summary>The terms after one more event; events that change no term leave them as they are.</summary>
    public ContractTerms Evolve(ContractEvent @event) => @event switch
    {
        ContractSigned signed => new(Signed ?? signed, amendments, new(ReferenceEqualityComparer.Instance)),
        ServiceLevelsAmended or CalendarAmended or IncentivesAmended or ScopeAmended or ContractRenewed or ContractTerminated =>
            new(Signed, amendments.Add(@event), hours),
        _ => this,
    };

    /// <summary>The terms in force at an instant; null before the contract takes effect and after it ends or is terminated.</summary>
    public TermsInForce? TermsAt(Instant instant) => timeline.Value.TermsAt(instant);

    /// <summary>The terms agreed for an instant whether or not the contract is in force then, so that a ticket has a priority all the same; null where nobody signed.</summary>
    public TermsInForce? AgreedAt(Instant instant) => timeline.Value.AgreedAt(instant);

    /// <summary>A calendar of these terms, ready for questions; made ready once.</summary>
    public BusinessTime HoursOf(ServiceCalendar calendar) =>
        ReferenceEquals(calendar, ServiceCalendar.AlwaysOpen) ? BusinessTime.AlwaysOpen : hours.GetOrAdd(calendar, static unprepared => new(unprepared));

    /// <summary>The terms a month is paid by: those of its first instant, in the first month those of the first instant in force.</summary>
    public TermsInForce? TermsOf(YearMonth month)
    {
        var start = StartOf(month.OnDayOfMonth(1));
        return InForceFrom is { } from && from > start && from < EndOf(month) ? TermsAt(from) : TermsAt(start);
    }

    /// <summary>The scope baseline in force at an instant; version 0 before any took effect, null where none was signed.</summary>
    public ScopeBaseline? BaselineAt(Instant instant) =>
        Baselines.LastOrDefault(baseline => baseline.EffectiveAt <= instant) ?? (Baselines.Count > 0 ? Baselines[0] : null);

    /// <summary>00:00 of a date in the contract's zone, or the first instant after it where a clock change skips it.</summary>
    public Instant StartOf(LocalDate date) => date.AtStartOfDayInZone(Zone).ToInstant();

    /// <summary>The first instant of a month in the contract's zone.</summary>
    public Instant StartOf(YearMonth month) => StartOf(month.OnDayOfMonth(1));

    /// <summary>The first instant after a month in the contract's zone.</summary>
    public Instant EndOf(YearMonth month) => StartOf(month.PlusMonths(1));

    /// <summary>The month an instant falls into in the contract's zone.</summary>
    public YearMonth MonthOf(Instant instant) => instant.InZone(Zone).Date.ToYearMonth();
}
