using NodaTime;

namespace MspEvents.Domain;

/// <summary>What may be asked of a ticket's stream.</summary>
public abstract record TicketCommand : DomainCommand;

/// <summary>Opens a ticket under a signed contract. The client, the matrix and a termination are looked up from the contract.</summary>
public sealed record OpenTicket : TicketCommand
{
    /// <summary>The contract it falls under.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>The contract's client, looked up.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The matrix agreed for the opening, looked up.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Matrix { get; init; }

    /// <summary>When the contract is terminated, looked up.</summary>
    public Instant? ContractTerminatedAt { get; init; }

    /// <summary>Short summary.</summary>
    public required string Title { get; init; }

    /// <summary>The requester's words.</summary>
    public string? Description { get; init; }

    /// <summary>The kind.</summary>
    public TicketType Type { get; init; }

    /// <summary>Free classification.</summary>
    public string? Category { get; init; }

    /// <summary>Reasons it is paused for from the start.</summary>
    public IReadOnlyList<string> PausedFor { get; init; } = [];

    /// <summary>1-3, with <see cref="Urgency"/>; or a stated <see cref="Priority"/>.</summary>
    public int? Impact { get; init; }

    /// <summary>1-3.</summary>
    public int? Urgency { get; init; }

    /// <summary>1-5, stated by the caller.</summary>
    public int? Priority { get; init; }

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

/// <summary>Gives the ticket to a person or group.</summary>
public sealed record AssignTicket(string Assignee, string? Group) : TicketCommand;

/// <summary>Records the provider's word to the requester (public) or a note.</summary>
public sealed record RespondToTicket(string? Message, bool Public) : TicketCommand;

/// <summary>Records the customer's word.</summary>
public sealed record ReplyAsCustomer(string? Message) : TicketCommand;

/// <summary>Pauses for a reason, to an instant if it is known.</summary>
public sealed record PauseTicket(string Reason, Instant? Until) : TicketCommand;

/// <summary>Ends a pause; without a reason all of them.</summary>
public sealed record ResumeTicket(string? Reason) : TicketCommand;

/// <summary>Changes the priority. The matrix is looked up from the contract.</summary>
public sealed record ReprioritiseTicket(
    int? Impact, int? Urgency, int? Priority, string Reason, ChangeMode Mode, IReadOnlyList<IReadOnlyList<int>> Matrix) : TicketCommand;

/// <summary>Escalates to a level.</summary>
public sealed record EscalateTicket(int Level, string To, string Reason, string NextAction, string Owner) : TicketCommand;

/// <summary>Corrects what was recorded of the ticket; null leaves a field as it is.</summary>
public sealed record CorrectTicket(
    string? Title, string? Description, TicketType? Type, string? Category, Person? Requester, string? ServiceArea, Guid? StoryId, string Reason) : TicketCommand;

/// <summary>Logs work; a rate left out is the contract's for the role. The contract of the change request it names is looked up.</summary>
public sealed record LogTicketWork(Guid WorkId, WorkDetails Work, WorkTerms Terms, Guid? ChangeContractId = null) : TicketCommand;

/// <summary>Corrects logged work; what is null stays as it was. The contract of the change request it names is looked up.</summary>
public sealed record CorrectTicketWork(Guid WorkId, WorkDetails Changes, string Reason, WorkTerms Terms, Guid? ChangeContractId = null) : TicketCommand;

/// <summary>Takes logged work back.</summary>
public sealed record VoidTicketWork(Guid WorkId, string Reason) : TicketCommand;

/// <summary>Links the ticket to something other than itself.</summary>
public sealed record LinkTicket(LinkKind Kind, Guid Target, string Relation, Guid? TicketId = null) : TicketCommand;

/// <summary>Resolves the ticket.</summary>
public sealed record ResolveTicket(string Resolution, string? Cause, string? KnowledgeRef) : TicketCommand;

/// <summary>Reopens the ticket. The window is looked up from the contract.</summary>
public sealed record ReopenTicket(string Reason, int ReopenWindowDays) : TicketCommand;

/// <summary>Closes the ticket; what is not resolved is resolved first, at the same instant.</summary>
public sealed record CloseTicket : TicketCommand;

/// <summary>Cancels the ticket, as a duplicate if it names the original.</summary>
public sealed record CancelTicket(string Reason, Guid? DuplicateOf, Guid? TicketId = null) : TicketCommand;

/// <summary>Records that a clock reached a share of its target; asked by the timer only.</summary>
public sealed record RecordSlaThreshold(ServiceMetric Metric, int Cycle, int Threshold, Instant DueAt) : TicketCommand;
