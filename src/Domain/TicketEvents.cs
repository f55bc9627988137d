using NodaTime;

namespace MspEvents.Domain;

/// <summary>Where a ticket came from in another tool.</summary>
public sealed record ExternalReference(string System, string Id, string? Url = null);

/// <summary>How a ticket reached the provider.</summary>
public enum TicketChannel
{
    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By a self-service portal.</summary>
    Portal,

    /// <summary>By chat.</summary>
    Chat,

    /// <summary>By a monitoring system.</summary>
    Monitoring,
}

/// <summary>Whether a priority came from the contract's matrix or from the caller.</summary>
public enum PriorityOrigin
{
    /// <summary>From impact and urgency.</summary>
    Matrix,

    /// <summary>Stated by the caller.</summary>
    Stated,
}

/// <summary>What a ticket is linked to.</summary>
public enum LinkKind
{
    /// <summary>A user story.</summary>
    Story,

    /// <summary>A change request.</summary>
    ChangeRequest,

    /// <summary>Another ticket.</summary>
    Ticket,

    /// <summary>An initiative.</summary>
    Initiative,
}

/// <summary>A fact a ticket's stream may hold.</summary>
public interface ITicketEvent : IDomainEvent;

/// <summary>A fact about a ticket alone.</summary>
public abstract record TicketEvent : DomainEvent, ITicketEvent;

/// <summary>A ticket was opened with its priority resolved.</summary>
public sealed record TicketOpened : TicketEvent
{
    /// <summary>Short summary.</summary>
    public required string Title { get; init; }

    /// <summary>The requester's words.</summary>
    [PersonalText]
    public string? Description { get; init; }

    /// <summary>The kind.</summary>
    public TicketType Type { get; init; }

    /// <summary>Free classification.</summary>
    public string? Category { get; init; }

    /// <summary>Reasons it was paused for from the start.</summary>
    public IReadOnlyList<string> PausedFor { get; init; } = [];

    /// <summary>1-3 where given.</summary>
    public int? Impact { get; init; }

    /// <summary>1-3 where given.</summary>
    public int? Urgency { get; init; }

    /// <summary>1-5, resolved.</summary>
    public required int Priority { get; init; }

    /// <summary>Where the priority came from.</summary>
    public PriorityOrigin PriorityFrom { get; init; }

    /// <summary>Who asked.</summary>
    public required Person Requester { get; init; }

    /// <summary>How it came.</summary>
    public TicketChannel Channel { get; init; }

    /// <summary>The service area concerned.</summary>
    public string? ServiceArea { get; init; }

    /// <summary>The story it belongs to.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>Its identity in another tool.</summary>
    public ExternalReference? External { get; init; }
}

/// <summary>The ticket was given to a person or group.</summary>
public sealed record TicketAssigned([property: PersonName] string Assignee, string? Group) : TicketEvent;

/// <summary>The provider answered; only a public answer moves a clock.</summary>
public sealed record ProviderResponded([property: PersonalText] string? Message, bool Public) : TicketEvent;

/// <summary>The customer wrote.</summary>
public sealed record CustomerReplied([property: PersonalText] string? Message) : TicketEvent;

/// <summary>A pause began.</summary>
public sealed record TicketPaused(string Reason, Instant? Until) : TicketEvent;

/// <summary>A pause ended; a null reason ends all.</summary>
public sealed record TicketResumed(string? Reason) : TicketEvent;

/// <summary>The priority changed.</summary>
public sealed record TicketReprioritised(int? Impact, int? Urgency, int Priority, PriorityOrigin PriorityFrom, string Reason, ChangeMode Mode) : TicketEvent;

/// <summary>The ticket was escalated with an owner and a next action.</summary>
public sealed record TicketEscalated(
    int Level, [property: PersonName] string To, string Reason, string NextAction, [property: PersonName] string Owner) : TicketEvent;

/// <summary>What was recorded of the ticket was corrected; null left a field as it was.</summary>
public sealed record TicketCorrected(
    string? Title, [property: PersonalText] string? Description, TicketType? Type, string? Category, Person? Requester, string? ServiceArea, Guid? StoryId,
    string Reason) : TicketEvent;

/// <summary>The ticket was linked.</summary>
public sealed record TicketLinked(LinkKind Kind, Guid Target, string Relation) : TicketEvent;

/// <summary>The ticket was resolved, without a word where closing implied it; ends all pauses.</summary>
public sealed record TicketResolved([property: PersonalText] string? Resolution, string? Cause, string? KnowledgeRef) : TicketEvent;

/// <summary>The ticket was reopened.</summary>
public sealed record TicketReopened(string Reason) : TicketEvent;

/// <summary>The ticket was closed; ends all pauses.</summary>
public sealed record TicketClosed : TicketEvent;

/// <summary>The ticket was cancelled; ends all pauses.</summary>
public sealed record TicketCancelled(string Reason, Guid? DuplicateOf) : TicketEvent;

/// <summary>A clock reached a share of its target (100 is the breach); moves no clock and does not count against <c>If-Match</c>.</summary>
public sealed record SlaThresholdReached(ServiceMetric Metric, int Cycle, int Threshold, Instant DueAt) : TicketEvent;
