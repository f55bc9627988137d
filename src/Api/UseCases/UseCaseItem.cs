using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.UseCases;

/// <summary>A use case in a list: its priority, its highest risk and when it is to be reviewed.</summary>
sealed record UseCaseItem(
    Guid Id,
    long Version,
    Guid ClientId,
    string Title,
    string Goal,
    UseCaseStatus Status,
    decimal? Score,
    int? Value,
    int? Urgency,
    decimal? Feasibility,
    int Scenarios,
    int? HighestRisk,
    LocalDate? NextReviewOn,
    bool ReviewOverdue,
    Instant DefinedAt,
    Instant? RetiredAt);
