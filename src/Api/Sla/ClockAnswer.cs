using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Sla;

/// <summary>A service-level clock as it is answered.</summary>
/// <param name="Metric">What it measures.</param>
/// <param name="Cycle">From 1.</param>
/// <param name="Priority">The priority it counts under.</param>
/// <param name="Verdict">What it says at the instant the answer is judged by.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="DueAt">When the target is reached if no further pause comes; absent while paused before that.</param>
/// <param name="StoppedAt">When it stopped.</param>
/// <param name="ElapsedSeconds">Business seconds that count against the target.</param>
/// <param name="TargetSeconds">The target, in business seconds.</param>
/// <param name="PausedSeconds">Business seconds during which it was paused.</param>
/// <param name="RemainingSeconds">Target less elapsed; below zero once the target is used up.</param>
sealed record ClockAnswer(
    ServiceMetric Metric,
    int Cycle,
    int Priority,
    ClockVerdict Verdict,
    Instant StartedAt,
    Instant? DueAt,
    Instant? StoppedAt,
    long ElapsedSeconds,
    long TargetSeconds,
    long PausedSeconds,
    long RemainingSeconds)
{
    /// <summary>A reading, as it is answered.</summary>
    public static ClockAnswer Of(ClockReading reading) => new(
        reading.Metric,
        reading.Cycle,
        reading.Priority,
        reading.Verdict,
        reading.StartedAt,
        reading.DueAt,
        reading.StoppedAt,
        reading.ElapsedSeconds,
        reading.TargetSeconds,
        reading.PausedSeconds,
        reading.RemainingSeconds);
}
