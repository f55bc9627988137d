using NodaTime;

namespace MspEvents.Domain;

/// <summary>A contract's amendments laid out by the instants they take effect.</summary>
sealed class TermsTimeline
{
    readonly List<(Instant From, TermsInForce Terms)> terms = [];
    readonly List<(Instant From, Instant? Until)> periods = [];

    public TermsTimeline(ContractSigned? signed, IReadOnlyList<ContractEvent> amendments)
    {
        Zone = signed is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[signed.TimeZone];
        var byEffect = amendments.Where(amendment => EffectiveFrom(amendment) is not null)
            .OrderBy(amendment => EffectiveFrom(amendment)!.Value).ToList();

        Running = [.. byEffect.Select(AsRunning).OfType<RunningAmendment>()];
        TerminatedAt = amendments.OfType<ContractTerminated>().Select(terminated => (Instant?)StartOf(terminated.EffectiveOn)).Min();
        if (signed is null)
            return;

        LayOutPeriods(signed, byEffect);
        LayOutTerms(signed, byEffect);
        LayOutBaselines(signed, amendments, byEffect);
    }

    public DateTimeZone Zone { get; }

    public Instant? InForceFrom => periods.Count == 0 ? null : periods[0].From;

    public Instant? InForceUntil => periods.Count == 0 ? null : periods[^1].Until;

    public LocalDate? EndsOn { get; private set; }

    public Instant? TerminatedAt { get; }

    public IReadOnlyList<RunningAmendment> Running { get; }

    public IReadOnlyList<ScopeBaseline> Baselines { get; private set; } = [];

    public IReadOnlySet<string> KnownScopeItems { get; private set; } = new HashSet<string>();

    public TermsInForce? TermsAt(Instant instant)
    {
        var period = periods.FindLastIndex(period => period.From <= instant);
        return period < 0 || instant >= periods[period].Until ? null : AgreedAt(instant);
    }

    public TermsInForce? AgreedAt(Instant instant) =>
        terms.Count == 0 ? null : terms[Math.Max(0, terms.FindLastIndex(change => change.From <= instant))].Terms;

    void LayOutPeriods(ContractSigned signed, List<ContractEvent> byEffect)
    {
        periods.Add((StartOf(signed.EffectiveFrom), EndOf(signed.EndsOn)));
        EndsOn = signed.EndsOn;
        foreach (var renewed in byEffect.OfType<ContractRenewed>())
        {
            // Renewals prolong: one that takes effect later but was agreed before another does not bring the end forward again.
            EndsOn = EndsOn > renewed.EndsOn ? EndsOn : renewed.EndsOn;
            periods.Add((StartOf(renewed.EffectiveFrom), EndOf(EndsOn)));
        }

        for (var i = 0; i < periods.Count; i++)
        {
            if (TerminatedAt is { } end && (periods[i].Until is not { } until || end < until))
                periods[i] = periods[i] with { Until = end };
        }
    }

    void LayOutTerms(ContractSigned signed, List<ContractEvent> byEffect)
    {
        var current = new TermsInForce(signed.ServiceLevels, signed.Calendars, signed.Incentives, signed.MonthlyFee, signed.Currency, Zone);
        terms.Add((StartOf(signed.EffectiveFrom), current));
        foreach (var amendment in byEffect)
        {
            var next = amendment switch
            {
                ServiceLevelsAmended amended => current with { ServiceLevels = amended.ServiceLevels },
                CalendarAmended amended => current with
                {
                    Calendars = new Dictionary<string, ServiceCalendar>(current.Calendars) { [amended.Name] = amended.Calendar },
                },
                IncentivesAmended amended => current with { Incentives = amended.Incentives },
                ContractRenewed { MonthlyFee: { } fee } => current with { MonthlyFee = fee },
                _ => current,
            };
            if (ReferenceEquals(next, current))
                continue;
            current = next;
            // What takes effect before the contract does holds from its first instant.
            terms.Add((Instant.Max(StartOf(EffectiveFrom(amendment)!.Value), terms[0].From), current));
        }
    }

    void LayOutBaselines(ContractSigned signed, IReadOnlyList<ContractEvent> amendments, List<ContractEvent> byEffect)
    {
        var numbers = amendments.OfType<ScopeAmended>().Select((amended, index) => (amended, index)).ToList();
        var known = signed.Scope.Items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        var baselines = new List<ScopeBaseline> { new(0, StartOf(signed.EffectiveFrom), signed.Scope.Items, null) };
        foreach (var amended in byEffect.OfType<ScopeAmended>())
        {
            var changed = amended.Change.Concat(amended.Add).ToList();
            known.UnionWith(changed.Select(item => item.Key));
            var kept = baselines[^1].Items
                .Where(item => !amended.Remove.Contains(item.Key))
                .Select(item => changed.Find(change => change.Key == item.Key) ?? item).ToList();
            var added = changed.Where(item => kept.TrueForAll(old => old.Key != item.Key));
            var number = numbers.Find(numbered => ReferenceEquals(numbered.amended, amended)).index + 1;
            baselines.Add(new(number, StartOf(amended.EffectiveFrom), [.. kept, .. added], amended.ChangeRequestId));
        }

        Baselines = baselines;
        KnownScopeItems = known;
    }

    RunningAmendment? AsRunning(ContractEvent amendment) => amendment switch
    {
        ServiceLevelsAmended { Mode: { } mode } amended => new(StartOf(amended.EffectiveFrom), mode, amended.ServiceLevels, null, null),
        CalendarAmended { Mode: { } mode } amended => new(StartOf(amended.EffectiveFrom), mode, null, amended.Name, amended.Calendar),
        _ => null,
    };

    static LocalDate? EffectiveFrom(ContractEvent amendment) => amendment switch
    {
        ServiceLevelsAmended amended => amended.EffectiveFrom,
        CalendarAmended amended => amended.EffectiveFrom,
        IncentivesAmended amended => amended.EffectiveFrom,
        ScopeAmended amended => amended.EffectiveFrom,
        ContractRenewed renewed => renewed.EffectiveFrom,
        _ => null,
    };

    Instant StartOf(LocalDate date) => date.AtStartOfDayInZone(Zone).ToInstant();

    // The calendar's last day stands for "no end": no day follows it.
    Instant? EndOf(LocalDate? lastDay) => lastDay is { } day && day < LocalDate.MaxIsoValue ? StartOf(day.PlusDays(1)) : null;
}
