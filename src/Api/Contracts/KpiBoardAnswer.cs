using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>A contract's KPIs.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Kpis">Every KPI ever agreed, by key.</param>
/// <param name="Position">The last position of the log that the answer knows.</param>
/// <param name="JudgedAt">The instant that they are judged by.</param>
/// <param name="DataAgeSeconds">0: the log itself was read.</param>
sealed record KpiBoardAnswer(Guid ContractId, IReadOnlyList<KpiCard> Kpis, long Position, Instant JudgedAt, decimal DataAgeSeconds);
