using NodaTime;

namespace MspEvents.Domain;

/// <summary>Where a ticket stands as its readers see it: an open one that is paused for any reason is paused.</summary>
public enum TicketDisplayStatus
{
    /// <summary>Being worked on.</summary>
    Open,

    /// <summary>Waiting, for one or more reasons.</summary>
    Paused,

    /// <summary>Done, as the provider sees it.</summary>
    Resolved,

    /// <summary>Done for good.</summary>
    Closed,

    /// <summary>Never to be done.</summary>
    Cancelled,
}

/// <summary>A ticket as it is read, without its clocks.</summary>
public record TicketDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>Its client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Its contract.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>Short summary.</summary>
    public required string Title { get; init; }

    /// <summary>The requester's words.</summary>
    public string? Description { get; init; }

    /// <summary>Where it stands.</summary>
    public required TicketDisplayStatus Status { get; init; }

    /// <summary>The kind.</summary>
    public required TicketType Type { get; init; }

    /// <summary>Free classification.</summary>
    public string? Category { get; init; }

    /// <summary>1-5.</summary>
    public required int Priority { get; init; }

    /// <summary>Where the priority came from.</summary>
    public required PriorityOrigin PriorityFrom { get; init; }

    /// <summary>1-3, where it was ever given.</summary>
    public int? Impact { get; init; }

    /// <summary>1-3, where it was ever given.</summary>
    public int? Urgency { get; init; }

    /// <summary>Who asked.</summary>
    public required Person Requester { get; init; }

    /// <summary>Who has it.</summary>
    public string? Assignee { get; init; }

    /// <summary>Which group has it.</summary>
    public string? Group { get; init; }

    /// <summary>How it came.</summary>
    public required TicketChannel Channel { get; init; }

    /// <summary>The service area concerned.</summary>
    public string? ServiceArea { get; init; }

    /// <summary>The story it belongs to.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>Its identity in another tool.</summary>
    public ExternalReference? External { get; init; }

    /// <summary>Why it is paused.</summary>
    public required IReadOnlyList<string> PausedFor { get; init; }

    /// <summary>The level it was last escalated to; 0 where it never was.</summary>
    public required int EscalationLevel { get; init; }

    /// <summary>How often it came back after it was resolved or closed.</summary>
    public required int ReopenCount { get; init; }

    /// <summary>When it was opened.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>The provider's first public answer.</summary>
    public Instant? FirstRespondedAt { get; init; }

    /// <summary>The resolution, while it stands.</summary>
    public Instant? ResolvedAt { get; init; }

    /// <summary>The closure, while it stands.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>All work logged, less what was taken back.</summary>
    public required int WorkMinutes { get; init; }

    /// <summary>What it is linked to.</summary>
    public required IReadOnlyList<TicketLink> Links { get; init; }

    /// <summary>Folds a ticket's facts; null where none opened it.</summary>
    public static TicketDetails? Of(IReadOnlyCollection<Fact> facts)
    {
        var ticket = Ticket.Decider.Fold(facts);
        if (ticket.Opened is not { } opened)
            return null;
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ClientId = ticket.ClientId,
            ContractId = ticket.ContractId ?? Guid.Empty,
            Title = ticket.Title,
            Description = ticket.Description,
            Status = StatusOf(ticket),
            Type = ticket.Type,
            Category = ticket.Category,
            Priority = ticket.Priority,
            PriorityFrom = ticket.PriorityFrom,
            Impact = ticket.Impact,
            Urgency = ticket.Urgency,
            Requester = ticket.Requester ?? opened.Requester,
            Assignee = ticket.Assignee,
            Group = ticket.Group,
            Channel = opened.Channel,
            ServiceArea = ticket.ServiceArea,
            StoryId = ticket.StoryId,
            External = opened.External,
            PausedFor = [.. ticket.Pauses.Keys],
            EscalationLevel = ticket.Escalation?.Level ?? 0,
            ReopenCount = ticket.ReopenCount,
            OpenedAt = opened.OccurredAt,
            FirstRespondedAt = facts.Where(fact => fact.Event is ProviderResponded { Public: true }).Min(fact => (Instant?)fact.Event.OccurredAt),
            ResolvedAt = ticket.ResolvedAt,
            ClosedAt = ticket.ClosedAt,
            WorkMinutes = ticket.Work.Minutes,
            Links = ticket.Links,
        };
    }

    static TicketDisplayStatus StatusOf(Ticket ticket) => ticket.Status switch
    {
        TicketStatus.Resolved => TicketDisplayStatus.Resolved,
        TicketStatus.Closed => TicketDisplayStatus.Closed,
        TicketStatus.Cancelled => TicketDisplayStatus.Cancelled,
        _ => ticket.Pauses.IsEmpty ? TicketDisplayStatus.Open : TicketDisplayStatus.Paused,
    };
}
