using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Reviews;

/// <summary>A service review in a list: with its actions counted.</summary>
/// <param name="Id">The review.</param>
/// <param name="Version">How many facts it is made of.</param>
/// <param name="ContractId">The contract that is reviewed.</param>
/// <param name="ClientId">The contract's client.</param>
/// <param name="Kind">Which of the recurring meetings it is.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ScheduledFor">When it is to take place.</param>
/// <param name="Overdue">Whether it was to take place before now and neither did nor was cancelled.</param>
/// <param name="ScheduledAt">When it was put on the calendar.</param>
/// <param name="HeldAt">When it took place.</param>
/// <param name="CancelledAt">When it was cancelled.</param>
/// <param name="Agenda">What it is about.</param>
/// <param name="Actions">How many actions were agreed.</param>
/// <param name="OpenActions">How many of them are not done.</param>
/// <param name="NextActionDueOn">The earliest day an open one is due.</param>
sealed record ReviewItem(
    Guid Id,
    long Version,
    Guid ContractId,
    Guid ClientId,
    ReviewKind Kind,
    ReviewStatus Status,
    Instant ScheduledFor,
    bool Overdue,
    Instant ScheduledAt,
    Instant? HeldAt,
    Instant? CancelledAt,
    IReadOnlyList<string> Agenda,
    int Actions,
    int OpenActions,
    LocalDate? NextActionDueOn);
