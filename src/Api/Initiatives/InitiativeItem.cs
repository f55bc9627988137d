using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Initiatives;

/// <summary>An initiative in a list: without its progress, messages and investments.</summary>
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
    int WorkMinutes);
