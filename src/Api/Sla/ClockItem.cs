using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Sla;

/// <summary>A clock in the work list.</summary>
sealed record ClockItem(
    Guid TicketId,
    ClockExternal? External,
    Guid ContractId,
    Guid ClientId,
    int Priority,
    ServiceMetric Metric,
    int Cycle,
    ClockVerdict Verdict,
    Instant StartedAt,
    Instant? DueAt,
    Instant? StoppedAt,
    long ElapsedSeconds,
    long TargetSeconds,
    long PausedSeconds,
    long RemainingSeconds,
    bool Excluded,
    RiskOfBreach? RiskOfBreach);

/// <summary>The ticket's identity in another tool.</summary>
sealed record ClockExternal(string System, string Id);

/// <summary>The share of finished clocks of the same metric and priority that used more than this one and went on to miss.</summary>
/// <param name="Percent">0-100.</param>
/// <param name="N">How many used more; at least 20.</param>
/// <param name="LowPercent">The lower end of the 95 % Wilson interval.</param>
/// <param name="HighPercent">Its upper end.</param>
sealed record RiskOfBreach(decimal Percent, int N, decimal LowPercent, decimal HighPercent);
