using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>A contract in a list: without its terms.</summary>
sealed record ContractItem(
    Guid Id,
    long Version,
    Guid ClientId,
    string Name,
    ContractStatus Status,
    LocalDate SignedOn,
    Instant SignedAt,
    LocalDate EffectiveFrom,
    LocalDate? EndsOn,
    LocalDate? TerminatedOn,
    string Currency,
    long MonthlyFee,
    string TimeZone);
