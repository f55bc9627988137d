using NodaTime;

namespace MspEvents.Domain;

/// <summary>One service-level clock of one ticket, folded as far as its anchor: all that is needed to judge it later without the ticket.</summary>
/// <remarks>
/// A row may hold it flat: <see cref="Hours"/> follow from <see cref="Calendar"/>. It may be judged at any instant from its last fact up to
/// <see cref="ValidUntil"/>; from then on an amendment that was already agreed has changed it and the ticket is folded again.
/// </remarks>
public sealed record SlaClock
{
    /// <summary>What it measures.</summary>
    public required ServiceMetric Metric { get; init; }

    /// <summary>From 1; only next responses and periodic updates have more than one.</summary>
    public required int Cycle { get; init; }

    /// <summary>The priority it counts under, 1-5: the one in force at the earlier of its stop and its due time.</summary>
    public required int Priority { get; init; }

    /// <summary>The name of its calendar in the contract, or <c>24x7</c>.</summary>
    public required string CalendarName { get; init; }

    /// <summary>The calendar under that name as it counts for this clock; null for <c>24x7</c>.</summary>
    public ServiceCalendar? Calendar { get; init; }

    /// <summary>The calendar made ready; not a value of its own.</summary>
    public required BusinessTime Hours { get; init; }

    /// <summary>When it started; a change that restarts it moves this.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When the target is reached if no further pause comes; null while paused before that, and where the calendar never gets there.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>When it stopped.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>When its ticket was cancelled or its target went away while it was not stopped.</summary>
    public Instant? CancelledAt { get; init; }

    /// <summary>The target, in business seconds.</summary>
    public required long TargetSeconds { get; init; }

    /// <summary>The instant it is folded up to; that of the stop or cancellation once there is one.</summary>
    public required Instant AnchorAt { get; init; }

    /// <summary>Business time that counted against the target by the anchor, to the microsecond.</summary>
    public required Duration ElapsedAtAnchor { get; init; }

    /// <summary>Business time paused by the anchor, to the microsecond.</summary>
    public required Duration PausedAtAnchor { get; init; }

    /// <summary>Whether it is paused from the anchor on.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When that pause ends by itself; null where it does not.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>The next share of the target, in percent, that is to be recorded as reached; 100 is the breach.</summary>
    public int? NextThreshold { get; init; }

    /// <summary>When it was or will be reached if no further pause comes; null while paused without an end.</summary>
    public Instant? NextThresholdAt { get; init; }

    /// <summary>When an amendment already agreed takes effect for the running ticket.</summary>
    public Instant? ValidUntil { get; init; }

    /// <summary>The due time from <see cref="PausedUntil"/> on, for a clock paused before due whose pause has an end.</summary>
    public Instant? DueOnceResumed =>
        IsPaused && DueAt is null && PausedUntil is { } resumes ? Hours.Add(resumes, Target - ElapsedAtAnchor) : null;

    Duration Target => Duration.FromSeconds(TargetSeconds);

    /// <summary>Judges the clock; an instant before the anchor counts as the anchor.</summary>
    public ClockReading Judge(Instant judgedAt)
    {
        if (CancelledAt is { } cancelled)
            return Read(DueAt <= cancelled ? ClockVerdict.Missed : ClockVerdict.Cancelled, DueAt, ElapsedAtAnchor, PausedAtAnchor);
        if (StoppedAt is { } stopped)
            return Read(DueAt < stopped ? ClockVerdict.Missed : ClockVerdict.Met, DueAt, ElapsedAtAnchor, PausedAtAnchor);

        var at = Instant.Max(judgedAt, AnchorAt);
        if (!IsPaused)
            return Read(DueAt < at ? ClockVerdict.Overdue : ClockVerdict.Running, DueAt, ElapsedAtAnchor + Hours.Elapsed(AnchorAt, at), PausedAtAnchor);
        if (PausedUntil is not { } resumes || at < resumes)
            return Read(DueAt < at ? ClockVerdict.Overdue : ClockVerdict.Paused, DueAt, ElapsedAtAnchor, PausedAtAnchor + Hours.Elapsed(AnchorAt, at));

        var due = DueAt ?? DueOnceResumed;
        return Read(
            due < at ? ClockVerdict.Overdue : ClockVerdict.Running,
            due,
            ElapsedAtAnchor + Hours.Elapsed(resumes, at),
            PausedAtAnchor + Hours.Elapsed(AnchorAt, resumes));
    }

    ClockReading Read(ClockVerdict verdict, Instant? due, Duration elapsed, Duration paused)
    {
        var elapsedSeconds = WholeSeconds(elapsed);
        return new()
        {
            Metric = Metric,
            Cycle = Cycle,
            Priority = Priority,
            Verdict = verdict,
            StartedAt = StartedAt,
            DueAt = due,
            StoppedAt = StoppedAt,
            ElapsedSeconds = elapsedSeconds,
            TargetSeconds = TargetSeconds,
            PausedSeconds = WholeSeconds(paused),
            RemainingSeconds = TargetSeconds - elapsedSeconds,
        };
    }

    static long WholeSeconds(Duration duration) => duration.BclCompatibleTicks / NodaConstants.TicksPerSecond;
}
