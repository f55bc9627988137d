using System.Text.Json.Serialization;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Sla;

/// <summary>One line of the cross-contract table; only the members it is grouped by are there.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="ContractId">The contract.</param>
/// <param name="Priority">1-5.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Month">The month, in each contract's own zone.</param>
/// <param name="Met">Stopped in time.</param>
/// <param name="Missed">Fell due before they stopped, those still open among them.</param>
/// <param name="Overdue">How many of the missed had not stopped by the end of their month, or now.</param>
/// <param name="Running">Neither stopped nor due by the end of the month, or now; in no ratio.</param>
/// <param name="Excluded">Left out by agreement, whatever they would have counted as.</param>
/// <param name="CompliancePercent">Met of met and missed; null where there is neither.</param>
sealed record ComplianceRow(
    Guid? ClientId,
    Guid? ContractId,
    int? Priority,
    ServiceMetric? Metric,
    YearMonth? Month,
    long Met,
    long Missed,
    long Overdue,
    long Running,
    long Excluded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? CompliancePercent);

/// <summary>The cross-contract table, from today's events: what a closed month was reported as is said by its contract.</summary>
sealed record ComplianceTable(IReadOnlyList<ComplianceRow> Items, long Position, Instant JudgedAt, decimal DataAgeSeconds);
