using NodaTime;

namespace MspEvents.Domain;

/// <summary>Folds a ticket's facts, the planned ends of its pauses and the amendments of its terms, in time order, into its clocks.</summary>
sealed class TicketTimeline
{
    readonly ContractTerms contract;
    readonly List<ClockRun> runs = new(6);
    readonly ClockRun?[] current = new ClockRun?[(int)ServiceMetric.Availability];
    readonly PauseLog pauses = new();
    readonly Instant openingRecorded;
    TermsInForce terms;
    Stage stage = Stage.Open;
    int amendment;
    int priority;
    TicketType type;
    bool responded;
    bool customerWaits;

    TicketTimeline(ContractTerms contract, TermsInForce terms, TicketOpened opened, Instant recorded)
    {
        this.contract = contract;
        this.terms = terms;
        openingRecorded = recorded;
        (priority, type) = (opened.Priority, opened.Type);
        while (amendment < contract.RunningAmendments.Count && contract.RunningAmendments[amendment].EffectiveAt <= opened.OccurredAt)
            amendment++;
        foreach (var reason in opened.PausedFor)
            pauses.Begin(reason, opened.OccurredAt, null);
        Begin(ServiceMetric.Assignment, opened.OccurredAt);
        Begin(ServiceMetric.FirstResponse, opened.OccurredAt);
        Begin(ServiceMetric.PeriodicUpdate, opened.OccurredAt);
        Begin(ServiceMetric.Resolution, opened.OccurredAt);
        Begin(ServiceMetric.Closure, opened.OccurredAt);
    }

    enum Stage
    {
        Open,
        Resolved,
        Closed,
        Cancelled,
    }

    /// <summary>The fold of all facts and of the amendments that take effect by an instant; null where no policy was in force at the opening.</summary>
    public static TicketTimeline? Of(IReadOnlyList<Fact> facts, ContractTerms contract, Instant asOf)
    {
        TicketTimeline? timeline = null;
        foreach (var fact in InOrder(facts))
        {
            if (timeline is not null)
            {
                timeline.PassTo(fact.Event.OccurredAt);
                timeline.Apply(fact.Event);
            }
            else if (fact.Event is TicketOpened opened)
            {
                if (contract.TermsAt(opened.OccurredAt) is not { } terms)
                    return null;
                timeline = new(contract, terms, opened, fact.RecordedAt);
            }
        }

        timeline?.AmendTo(asOf);
        return timeline;
    }

    /// <summary>The clocks that have or had a target, by metric and cycle.</summary>
    public List<SlaClock> Clocks()
    {
        var validUntil = amendment < contract.RunningAmendments.Count ? contract.RunningAmendments[amendment].EffectiveAt : (Instant?)null;
        var clocks = new List<SlaClock>(runs.Count);
        foreach (var run in runs)
        {
            if (run.Result(validUntil, openingRecorded) is { } clock)
                clocks.Add(clock);
        }

        clocks.Sort((one, other) => one.Metric != other.Metric ? one.Metric.CompareTo(other.Metric) : one.Cycle.CompareTo(other.Cycle));
        return clocks;
    }

    /// <summary>The shares of targets reached and to be reached, in time order.</summary>
    public IReadOnlyList<SlaThreshold> Thresholds() =>
        [.. runs.SelectMany(run => run.Thresholds(openingRecorded)).OrderBy(threshold => threshold.At).ThenBy(threshold => threshold.Metric)];

    void Apply(DomainEvent @event)
    {
        var at = @event.OccurredAt;
        switch (@event)
        {
            case TicketAssigned:
                Stop(ServiceMetric.Assignment, at);
                break;
            case ProviderResponded { Public: true }:
                Respond(at);
                break;
            case CustomerReplied:
                if (stage == Stage.Open && responded && !customerWaits)
                    Begin(ServiceMetric.NextResponse, at);
                customerWaits = true;
                break;
            case TicketPaused paused when stage == Stage.Open:
                pauses.Begin(paused.Reason, at, paused.Until);
                FollowPauses(at);
                break;
            case TicketResumed resumed:
                pauses.End(resumed.Reason, at);
                FollowPauses(at);
                break;
            case TicketReprioritised reprioritised when reprioritised.Priority != priority:
                priority = reprioritised.Priority;
                Change(reprioritised.Mode, at, onlyIfMeasuredOtherwise: false);
                break;
            case TicketCorrected { Type: { } corrected }:
                type = corrected;
                Change(ChangeMode.FromCreation, at, onlyIfMeasuredOtherwise: true);
                break;
            case TicketResolved when stage == Stage.Open:
                Resolve(at);
                break;
            case TicketClosed when stage is Stage.Open or Stage.Resolved:
                if (stage == Stage.Open)
                    Resolve(at);
                Stop(ServiceMetric.Closure, at);
                stage = Stage.Closed;
                break;
            case TicketReopened when stage is Stage.Resolved or Stage.Closed:
                Reopen(at);
                break;
            case TicketCancelled when stage != Stage.Cancelled:
                EndPauses(at);
                foreach (var run in runs)
                    run.Cancel(at);
                stage = Stage.Cancelled;
                break;
            case SlaThresholdReached threshold:
                runs.Find(run => run.Metric == threshold.Metric && run.Cycle == threshold.Cycle)?.Recorded(threshold);
                break;
            case ITicketEvent:
                // The rest, and what comes at a stage it says nothing to, moves no clock.
                break;
            default:
                throw new UnknownEvent(@event);
        }
    }

    void Respond(Instant at)
    {
        responded = true;
        customerWaits = false;
        if (stage != Stage.Open)
            return;
        Stop(ServiceMetric.FirstResponse, at);
        Stop(ServiceMetric.NextResponse, at);
        Stop(ServiceMetric.PeriodicUpdate, at);
        Begin(ServiceMetric.PeriodicUpdate, at);
    }

    void Resolve(Instant at)
    {
        EndPauses(at);
        for (var metric = ServiceMetric.Assignment; metric <= ServiceMetric.Resolution; metric++)
            Stop(metric, at);
        stage = Stage.Resolved;
    }

    void Reopen(Instant at)
    {
        stage = Stage.Open;
        current[(int)ServiceMetric.Resolution]?.Resume(at);
        current[(int)ServiceMetric.Closure]?.Resume(at);
        Begin(ServiceMetric.PeriodicUpdate, at);
        if (customerWaits)
            Begin(ServiceMetric.NextResponse, at);
    }

    void Begin(ServiceMetric metric, Instant at)
    {
        var run = new ClockRun(metric, (current[(int)metric]?.Cycle ?? 0) + 1, at, pauses);
        current[(int)metric] = run;
        runs.Add(run);
        run.Start(TermsFor(metric));
    }

    void Stop(ServiceMetric metric, Instant at) => current[(int)metric]?.Stop(at);

    void EndPauses(Instant at)
    {
        pauses.End(null, at);
        FollowPauses(at);
    }

    void FollowPauses(Instant at)
    {
        foreach (var run in current)
            run?.FollowPauses(at);
    }

    void Change(ChangeMode mode, Instant at, bool onlyIfMeasuredOtherwise)
    {
        foreach (var run in current)
            run?.Change(TermsFor(run.Metric), mode, at, onlyIfMeasuredOtherwise);
    }

    /// <summary>Lets the planned ends of pauses and the amendments up to an instant happen, in time order.</summary>
    void PassTo(Instant at)
    {
        AmendTo(at);
        EndPausesTo(at);
    }

    void AmendTo(Instant at)
    {
        for (; amendment < contract.RunningAmendments.Count && contract.RunningAmendments[amendment] is { } next && next.EffectiveAt <= at; amendment++)
        {
            EndPausesTo(next.EffectiveAt);
            terms = next.ApplyTo(terms);
            Change(next.Mode, next.EffectiveAt, onlyIfMeasuredOtherwise: true);
        }
    }

    void EndPausesTo(Instant at)
    {
        while (pauses.NextEnd is { } end && end <= at)
        {
            pauses.EndPlanned(end);
            FollowPauses(end);
        }
    }

    ClockTerms? TermsFor(ServiceMetric metric)
    {
        if (terms.TargetFor(metric, priority, type) is not { } target)
            return null;
        var pausable = target.Pausable ?? metric.IsPausableByDefault();
        var calendar = CalendarNamed(target.Calendar);
        return new(
            target, priority, calendar, contract.HoursOf(calendar), pausable ? terms.ServiceLevels.PauseOn : [], terms.ServiceLevels.WarnAt);
    }

    /// <summary>The ticket's own calendar; for a name that its terms, being older than an amendment, do not have, the one in force at the amendment.</summary>
    ServiceCalendar CalendarNamed(string name)
    {
        if (terms.CalendarNamed(name) is { } own)
            return own;
        for (var index = amendment; index >= 0; index--)
        {
            if (index < contract.RunningAmendments.Count
                && contract.TermsAt(contract.RunningAmendments[index].EffectiveAt)?.CalendarNamed(name) is { } later)
            {
                return later;
            }
        }

        throw new InvalidOperationException($"The contract has no calendar {name}.");
    }

    static IEnumerable<Fact> InOrder(IReadOnlyList<Fact> facts)
    {
        for (var index = 1; index < facts.Count; index++)
        {
            if (Compare(facts[index - 1], facts[index]) > 0)
                return facts.OrderBy(fact => fact, Comparer<Fact>.Create(Compare));
        }

        return facts;
    }

    static int Compare(Fact one, Fact other)
    {
        var byTime = one.Event.OccurredAt.CompareTo(other.Event.OccurredAt);
        return byTime != 0 ? byTime : one.Version.CompareTo(other.Version);
    }
}
