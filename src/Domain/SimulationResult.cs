using System.Text.Json.Serialization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a simulated scenario came to. Figures are those of the run alone, as if nothing else happened under the contract.</summary>
public sealed record SimulationResult
{
    /// <summary>When the last request was done, or 366 days after the start if one never is.</summary>
    public required Instant EndsAt { get; init; }

    /// <summary>Requests that were done by then.</summary>
    public required int Resolved { get; init; }

    /// <summary>Requests that were not.</summary>
    public required int Unresolved { get; init; }

    /// <summary>Clocks kept and missed, by metric and priority.</summary>
    public required IReadOnlyList<SimulatedLine> Lines { get; init; }

    /// <summary>Credits by month, in minor units of the contract's currency, for the months that give any.</summary>
    public required IReadOnlyList<SimulatedCredit> Credits { get; init; }

    /// <summary>All credits, in minor units.</summary>
    public required long ExpectedCredit { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>The most requests that waited at once, those set aside for the night included.</summary>
    public required int PeakQueue { get; init; }

    /// <summary>When they first did; null where nothing ever waited.</summary>
    public Instant? PeakQueueAt { get; init; }

    /// <summary>Mean minutes from arrival to being taken, counted in the hours of each request's priority; half-even to 4 decimals.</summary>
    public required decimal MeanWaitMinutes { get; init; }

    /// <summary>The wait that 90 of 100 requests do not exceed (nearest rank).</summary>
    public required decimal P90WaitMinutes { get; init; }

    /// <summary>Agents' time at work as a share of their time in hours from start to end, 0-100; null where there were no hours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal? UtilisationPercent { get; init; }
}

/// <summary>The clocks of one metric and priority in a run.</summary>
/// <param name="Metric">Assignment, first response or resolution.</param>
/// <param name="Priority">1-5.</param>
/// <param name="Met">Stopped in time.</param>
/// <param name="Missed">Fell due first.</param>
/// <param name="Running">Neither by the end of the run.</param>
public sealed record SimulatedLine(ServiceMetric Metric, int Priority, int Met, int Missed, int Running);

/// <summary>A month's credit.</summary>
public sealed record SimulatedCredit(YearMonth Month, long Credit);
