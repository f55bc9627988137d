namespace MspEvents.Domain;

/// <summary>What the clocks of one ticket of a trial say.</summary>
/// <param name="Key">The caller's name for the ticket.</param>
/// <param name="Clocks">Its clocks, by metric and cycle.</param>
public sealed record TrialClocks(string Key, IReadOnlyList<ClockReading> Clocks);

/// <summary>What-if clocks: the answer to a trial, by the rules that real tickets are judged by.</summary>
/// <param name="Tickets">The tickets in the order given.</param>
public sealed record ServiceLevelEvaluation(IReadOnlyList<TrialClocks> Tickets)
{
    static readonly Person Anyone = new("trial");

    /// <summary>Judges the tickets of a trial that has no <see cref="TrialErrors"/>.</summary>
    public static ServiceLevelEvaluation Of(ServiceLevelTrial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var terms = ContractTerms.Unsigned.Evolve(AlwaysInForce(trial));
        return new([.. trial.Tickets.Select(ticket => new TrialClocks(ticket.Key, Read(ticket, trial, terms)))]);
    }

    static List<ClockReading> Read(TrialTicket ticket, ServiceLevelTrial trial, ContractTerms terms)
    {
        var facts = new List<Fact>();
        foreach (var @event in ticket.Events.Where(@event => @event.At <= trial.Now).OrderBy(@event => @event.At))
        {
            foreach (var follows in Events(@event, ticket, trial.ServiceLevels))
                facts.Add(new(follows with { OccurredAt = @event.At }, facts.Count + 1, facts.Count + 1, @event.At));
        }

        return [.. SlaClocks.Of(facts, terms, trial.Now).Select(clock => clock.Judge(trial.Now))];
    }

    static IEnumerable<TicketEvent> Events(TrialEvent @event, TrialTicket ticket, ServiceLevels levels) => @event.Type switch
    {
        TrialEventType.Opened =>
        [
            new TicketOpened
            {
                Title = ticket.Key,
                Type = ticket.Type,
                Priority = Priority(ticket.Priority, ticket.Impact, ticket.Urgency, levels),
                PausedFor = @event.PausedFor,
                Requester = Anyone,
            },
        ],
        TrialEventType.Assigned => [new TicketAssigned(@event.Assignee ?? Anyone.Name, @event.Group)],
        TrialEventType.Responded => [new ProviderResponded(@event.Message, @event.Public)],
        TrialEventType.CustomerReplied => [new CustomerReplied(@event.Message), new TicketResumed("awaitingCustomer")],
        TrialEventType.Paused => [new TicketPaused(@event.Reason!, @event.Until)],
        TrialEventType.Resumed => [new TicketResumed(@event.Reason)],
        TrialEventType.Reprioritised => [Reprioritised(@event, levels)],
        TrialEventType.Resolved => [new TicketResolved(@event.Resolution, null, null)],
        TrialEventType.Reopened => [new TicketReopened(@event.Reason ?? "")],
        TrialEventType.Closed => [new TicketClosed()],
        TrialEventType.Cancelled => [new TicketCancelled(@event.Reason ?? "", null)],
        _ => throw new ArgumentOutOfRangeException(nameof(@event), @event.Type, "No event of a ticket has this type."),
    };

    static TicketReprioritised Reprioritised(TrialEvent @event, ServiceLevels levels) => new(
        @event.Impact,
        @event.Urgency,
        Priority(@event.Priority, @event.Impact, @event.Urgency, levels),
        @event.Priority is null ? PriorityOrigin.Matrix : PriorityOrigin.Stated,
        @event.Reason ?? "",
        @event.Mode);

    static int Priority(int? stated, int? impact, int? urgency, ServiceLevels levels) => stated ?? levels.Matrix[impact!.Value - 1][urgency!.Value - 1];

    static ContractSigned AlwaysInForce(ServiceLevelTrial trial) => new()
    {
        Name = "trial",
        SignedOn = new(1, 1, 1),
        EffectiveFrom = new(1, 1, 1),
        Currency = "XXX",
        MonthlyFee = 0,
        TimeZone = "UTC",
        Calendars = trial.Calendars,
        ServiceLevels = trial.ServiceLevels,
        Scope = new([]),
    };
}
