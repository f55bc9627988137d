using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>Where a ticket stands; a pause is no status of its own, since several may hold at once.</summary>
public enum TicketStatus
{
    /// <summary>Not opened.</summary>
    Unopened,

    /// <summary>Being worked on, or paused.</summary>
    Open,

    /// <summary>Done, as the provider sees it.</summary>
    Resolved,

    /// <summary>Done, for good unless reopened.</summary>
    Closed,

    /// <summary>Never to be done.</summary>
    Cancelled,
}

/// <summary>A request for service as its decisions need to know it.</summary>
public sealed partial record Ticket
{
    /// <summary>The reason for a pause that a customer's reply ends.</summary>
    public const string AwaitingCustomer = "awaitingCustomer";

    /// <summary>Tickets: from their facts to their state, from commands to new facts.</summary>
    public static Decider<Ticket, TicketCommand, ITicketEvent> Decider { get; } = new(
        "ticket",
        new Ticket(),
        Evolve,
        Decide,
        ticket => new(ticket.ClientId, ticket.ContractId),
        ticket => ticket.Requester,
        @event => @event is SlaThresholdReached);

    /// <summary>Where it stands.</summary>
    public TicketStatus Status { get; init; }

    /// <summary>The client it is for.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The contract it falls under.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The opening, as it was recorded.</summary>
    public TicketOpened? Opened { get; init; }

    /// <summary>Short summary, as corrected.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>The requester's words, as corrected.</summary>
    public string? Description { get; init; }

    /// <summary>The kind, as corrected.</summary>
    public TicketType Type { get; init; }

    /// <summary>Free classification, as corrected.</summary>
    public string? Category { get; init; }

    /// <summary>Who asked, as corrected.</summary>
    public Person? Requester { get; init; }

    /// <summary>The service area, as corrected.</summary>
    public string? ServiceArea { get; init; }

    /// <summary>The story, as corrected.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>1-3, where it was ever given.</summary>
    public int? Impact { get; init; }

    /// <summary>1-3, where it was ever given.</summary>
    public int? Urgency { get; init; }

    /// <summary>1-5.</summary>
    public int Priority { get; init; }

    /// <summary>Where the priority came from.</summary>
    public PriorityOrigin PriorityFrom { get; init; }

    /// <summary>Who has it.</summary>
    public string? Assignee { get; init; }

    /// <summary>Which group has it.</summary>
    public string? Group { get; init; }

    /// <summary>The pauses that hold, by reason, with their known end.</summary>
    public ImmutableSortedDictionary<string, Instant?> Pauses { get; init; } = ImmutableSortedDictionary.Create<string, Instant?>(StringComparer.Ordinal);

    /// <summary>The last escalation.</summary>
    public TicketEscalated? Escalation { get; init; }

    /// <summary>The last resolution, while it stands.</summary>
    public Instant? ResolvedAt { get; init; }

    /// <summary>The closure, while it stands.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>How often it came back after it was resolved or closed.</summary>
    public int ReopenCount { get; init; }

    /// <summary>The last change of status.</summary>
    public Instant? StatusChangedAt { get; init; }

    /// <summary>The work logged on it.</summary>
    public WorkLedger Work { get; init; } = WorkLedger.Empty;

    /// <summary>What it is linked to, in the order it was linked.</summary>
    public ImmutableList<TicketLink> Links { get; init; } = [];

    /// <summary>The shares of targets that were recorded as reached.</summary>
    public ImmutableHashSet<(ServiceMetric Metric, int Cycle, int Threshold, Instant DueAt)> Thresholds { get; init; } = [];

    static Ticket Evolve(Ticket ticket, ITicketEvent @event) => @event switch
    {
        TicketOpened e => ticket with
        {
            Status = TicketStatus.Open,
            ClientId = e.ClientId,
            ContractId = e.ContractId,
            Opened = e,
            Title = e.Title,
            Description = e.Description,
            Type = e.Type,
            Category = e.Category,
            Requester = e.Requester,
            ServiceArea = e.ServiceArea,
            StoryId = e.StoryId,
            Impact = e.Impact,
            Urgency = e.Urgency,
            Priority = e.Priority,
            PriorityFrom = e.PriorityFrom,
            Pauses = ticket.Pauses.SetItems(e.PausedFor.Select(reason => KeyValuePair.Create(reason, (Instant?)null))),
        },
        TicketAssigned e => ticket with { Assignee = e.Assignee, Group = e.Group },
        ProviderResponded => ticket,
        CustomerReplied => ticket,
        TicketPaused e => ticket with { Pauses = ticket.Pauses.SetItem(e.Reason, e.Until) },
        TicketResumed e => ticket with { Pauses = e.Reason is null ? ticket.Pauses.Clear() : ticket.Pauses.Remove(e.Reason) },
        TicketReprioritised e => ticket with
        {
            Impact = e.Impact ?? ticket.Impact,
            Urgency = e.Urgency ?? ticket.Urgency,
            Priority = e.Priority,
            PriorityFrom = e.PriorityFrom,
        },
        TicketEscalated e => ticket with { Escalation = e },
        TicketCorrected e => ticket with
        {
            Title = e.Title ?? ticket.Title,
            Description = e.Description ?? ticket.Description,
            Type = e.Type ?? ticket.Type,
            Category = e.Category ?? ticket.Category,
            Requester = e.Requester ?? ticket.Requester,
            ServiceArea = e.ServiceArea ?? ticket.ServiceArea,
            StoryId = e.StoryId ?? ticket.StoryId,
        },
        WorkLogged e => ticket with { Work = ticket.Work.With(e.Work) },
        WorkCorrected e => ticket with { Work = ticket.Work.With(e.Work) },
        WorkVoided e => ticket with { Work = ticket.Work.Without(e.WorkId) },
        TicketLinked e => ticket with { Links = ticket.Links.Add(new(e.Kind, e.Target, e.Relation)) },
        TicketResolved e => ticket.Turned(TicketStatus.Resolved, e.OccurredAt) with { ResolvedAt = e.OccurredAt, ClosedAt = null },
        TicketReopened e => ticket.Turned(TicketStatus.Open, e.OccurredAt) with
        {
            ResolvedAt = null,
            ClosedAt = null,
            ReopenCount = ticket.ReopenCount + (ticket.Status is TicketStatus.Resolved or TicketStatus.Closed ? 1 : 0),
        },
        TicketClosed e => ticket.Turned(TicketStatus.Closed, e.OccurredAt) with { ResolvedAt = ticket.ResolvedAt ?? e.OccurredAt, ClosedAt = e.OccurredAt },
        TicketCancelled e => ticket.Turned(TicketStatus.Cancelled, e.OccurredAt),
        SlaThresholdReached e => ticket with { Thresholds = ticket.Thresholds.Add((e.Metric, e.Cycle, e.Threshold, e.DueAt)) },
        _ => throw new UnknownEvent(@event),
    };

    Ticket Turned(TicketStatus status, Instant at) => this with { Status = status, StatusChangedAt = at, Pauses = Pauses.Clear() };
}

/// <summary>What a ticket is linked to.</summary>
public sealed record TicketLink(LinkKind Kind, Guid Target, string Relation);
