using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Initiatives;

/// <summary>An initiative in a list: without its progress, messages and investments.</summary>
/// <param name="Id">The initiative.</param>
/// <param name="Version">How many facts it is made of.</param>
/// <param name="ClientId">The client it is for.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Kind">What it does to the relationship.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ExpectedValue">What the client may expect of it.</param>
/// <param name="Investment">What it will cost, where that was said.</param>
/// <param name="Validity">Why this and nothing else.</param>
/// <param name="PainPointId">The client's pain point it is about.</param>
/// <param name="PlannedAt">When it was planned.</param>
/// <param name="StartedAt">When work began.</param>
/// <param name="FinishedAt">When it came to its end.</param>
/// <param name="AbandonedAt">When it was given up.</param>
/// <param name="BenefitConfirmedAt">When the client's side confirmed what it brought.</param>
/// <param name="WorkMinutes">All work logged, less what was taken back.</param>
/// <param name="ContractIds">The contracts it has work under; what was taken back is no work.</param>
sealed record InitiativeItem(
    Guid Id,
    long Version,
    Guid ClientId,
    string Title,
    InitiativeKind Kind,
    InitiativeStatus Status,
    string ExpectedValue,
    Money? Investment,
    string Validity,
    Guid? PainPointId,
    Instant PlannedAt,
    Instant? StartedAt,
    Instant? FinishedAt,
    Instant? AbandonedAt,
    Instant? BenefitConfirmedAt,
    int WorkMinutes,
    IReadOnlyList<Guid> ContractIds);
