using System.Text.Json.Serialization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a service-level clock says at an instant (measures, section 2).</summary>
public enum ClockVerdict
{
    /// <summary>Neither stopped nor past due.</summary>
    Running,

    /// <summary>Paused before it fell due.</summary>
    Paused,

    /// <summary>Not stopped and past due, paused or not.</summary>
    Overdue,

    /// <summary>Stopped no later than its due time.</summary>
    Met,

    /// <summary>Stopped after its due time, or its ticket was cancelled once it was due.</summary>
    Missed,

    /// <summary>Its ticket was cancelled, or its target went away, before it stopped or fell due.</summary>
    Cancelled,
}

/// <summary>A clock as judged at one instant. All seconds are whole, begun ones left out.</summary>
public sealed record ClockReading
{
    /// <summary>What it measures.</summary>
    public required ServiceMetric Metric { get; init; }

    /// <summary>From 1; only next responses and periodic updates have more than one.</summary>
    public required int Cycle { get; init; }

    /// <summary>The priority it counts under, 1-5.</summary>
    public required int Priority { get; init; }

    /// <summary>The verdict at the instant it was judged.</summary>
    public required ClockVerdict Verdict { get; init; }

    /// <summary>When it started; a change that restarts it moves this.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When the target is reached if no further pause comes; null while paused before that, and where the calendar never gets there.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When it stopped; null while it has not, and where its ticket was cancelled first.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>Business seconds that count against the target.</summary>
    public required long ElapsedSeconds { get; init; }

    /// <summary>The target, in business seconds.</summary>
    public required long TargetSeconds { get; init; }

    /// <summary>Business seconds during which it was paused.</summary>
    public required long PausedSeconds { get; init; }

    /// <summary>Target less elapsed; below zero once the target is used up.</summary>
    public required long RemainingSeconds { get; init; }

    /// <summary>Elapsed over target: 1 when it is used up.</summary>
    [JsonIgnore]
    public decimal UsedShare => (decimal)ElapsedSeconds / TargetSeconds;

    /// <summary>The instant whose month it counts in: the earlier of stop and due time; null while running or paused, and when cancelled.</summary>
    [JsonIgnore]
    public Instant? CountsAt => Verdict switch
    {
        ClockVerdict.Met => StoppedAt,
        ClockVerdict.Missed or ClockVerdict.Overdue => DueAt,
        _ => null,
    };
}
