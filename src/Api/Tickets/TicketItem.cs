using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Tickets;

/// <summary>A ticket in a list: without links and clocks.</summary>
sealed record TicketItem(
    Guid Id,
    long Version,
    Guid ContractId,
    Guid ClientId,
    string Title,
    string? Description,
    TicketDisplayStatus Status,
    TicketType Type,
    string? Category,
    int Priority,
    PriorityOrigin PriorityFrom,
    int? Impact,
    int? Urgency,
    Person Requester,
    string? Assignee,
    string? Group,
    TicketChannel Channel,
    string? ServiceArea,
    Guid? StoryId,
    ExternalReference? External,
    IReadOnlyList<string> PausedFor,
    int EscalationLevel,
    int ReopenCount,
    Instant OpenedAt,
    Instant? FirstRespondedAt,
    Instant? ResolvedAt,
    Instant? ClosedAt,
    int WorkMinutes);
