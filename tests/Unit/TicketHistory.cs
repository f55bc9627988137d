using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>Facts of one ticket, written down in the order of the calls and recorded a second after each occurred.</summary>
sealed class TicketHistory
{
    static readonly Person Requester = new("Ida Brandt");

    readonly List<Fact> facts = [];

    public IReadOnlyList<Fact> Facts => facts;

    public TicketHistory Opened(Instant at, int priority = 3, TicketType type = TicketType.Incident, params string[] pausedFor) =>
        Add(at, new TicketOpened { Title = "Printer mute", Priority = priority, Type = type, Requester = Requester, PausedFor = pausedFor });

    public TicketHistory Assigned(Instant at) => Add(at, new TicketAssigned("Noor", null));

    public TicketHistory Responded(Instant at, bool isPublic = true) => Add(at, new ProviderResponded(null, isPublic));

    public TicketHistory CustomerReplied(Instant at) => Add(at, new CustomerReplied(null));

    public TicketHistory Paused(Instant at, string reason = "awaitingCustomer", Instant? until = null) => Add(at, new TicketPaused(reason, until));

    public TicketHistory Resumed(Instant at, string? reason = null) => Add(at, new TicketResumed(reason));

    public TicketHistory Reprioritised(Instant at, int priority, ChangeMode mode = ChangeMode.FromCreation) =>
        Add(at, new TicketReprioritised(null, null, priority, PriorityOrigin.Stated, "agreed", mode));

    public TicketHistory Corrected(Instant at, TicketType type) => Add(at, new TicketCorrected(null, null, type, null, null, null, null, "misread"));

    public TicketHistory Resolved(Instant at) => Add(at, new TicketResolved("Cable put back", null, null));

    public TicketHistory Reopened(Instant at) => Add(at, new TicketReopened("again"));

    public TicketHistory Closed(Instant at) => Add(at, new TicketClosed());

    public TicketHistory Cancelled(Instant at, Guid? duplicateOf = null) => Add(at, new TicketCancelled("not ours", duplicateOf));

    public TicketHistory ThresholdRecorded(Instant at, ServiceMetric metric, int threshold, Instant dueAt) =>
        Add(at, new SlaThresholdReached(metric, 1, threshold, dueAt));

    public TicketHistory Add(Instant at, DomainEvent @event, Instant? recordedAt = null)
    {
        facts.Add(new(@event with { OccurredAt = at }, facts.Count + 1, facts.Count + 1, recordedAt ?? at + Duration.FromSeconds(1)));
        return this;
    }

    public IReadOnlyList<SlaClock> Clocks(ContractTerms terms, Instant? asOf = null) =>
        SlaClocks.Of(facts, terms, asOf ?? facts.Max(fact => fact.Event.OccurredAt));

    public SlaClock Clock(ContractTerms terms, ServiceMetric metric, int cycle = 1, Instant? asOf = null) =>
        Clocks(terms, asOf).Single(clock => clock.Metric == metric && clock.Cycle == cycle);
}
