using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.ChangeRequests;

/// <summary>A change request in a list: the figures of its last assessment and the dates of its way.</summary>
sealed record ChangeRequestItem(
    Guid Id,
    long Version,
    Guid ContractId,
    Guid ClientId,
    string Title,
    ChangeKind Kind,
    Moscow? Priority,
    ChangeStatus Status,
    ChangeRequester RequestedBy,
    Guid? StoryId,
    Guid? TicketId,
    int? EffortMinutes,
    long? Cost,
    int? ScheduleDays,
    ChangeRisk? Risk,
    IReadOnlyList<string> Affects,
    string? Decider,
    Instant? DecideBy,
    Instant RaisedAt,
    Instant? SubmittedAt,
    Instant? DeferredUntil,
    Instant? DecidedAt,
    ChangeApprover? ApprovedBy,
    LocalDate? EffectiveFrom,
    int? ActualEffortMinutes,
    long? ActualCost,
    Instant? ImplementedAt);
