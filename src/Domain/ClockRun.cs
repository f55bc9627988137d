using NodaTime;

namespace MspEvents.Domain;

/// <summary>
/// One clock while its ticket's facts are folded in time order. It runs from its natural start whether it has a target or not, so that a target that appears
/// finds it; a stop keeps what was reached then, so that a reopening can go on from it.
/// </summary>
sealed class ClockRun(ServiceMetric metric, int cycle, Instant naturalStart, PauseLog pauses)
{
    List<(Instant From, Instant To)>? leftOut;
    ThresholdLog? thresholds;
    ClockTerms? terms;
    Instant startedAt;
    Instant anchor;
    Duration elapsed;
    Duration paused;
    bool isPaused;
    Instant? dueAt;
    Instant? stoppedAt;
    bool ended;
    SlaClock? final;

    public ServiceMetric Metric => metric;

    public int Cycle => cycle;

    /// <summary>Whether reopening the ticket lets it run on.</summary>
    bool Resumable => metric is ServiceMetric.Resolution or ServiceMetric.Closure;

    /// <summary>Gives a clock that starts now its target, if there is one.</summary>
    public void Start(ClockTerms? target)
    {
        if (target is not null)
            Measure(target, naturalStart, naturalStart);
    }

    public void Stop(Instant at)
    {
        if (ended || stoppedAt is not null)
            return;
        Advance(at);
        stoppedAt = at;
        if (terms is not null)
        {
            final = Snapshot();
            // Met: should it run on, its due time is worked out anew.
            if (!(dueAt < at))
                dueAt = null;
        }

        ended = !Resumable;
    }

    public void Resume(Instant at)
    {
        if (ended || stoppedAt is not { } stopped)
            return;
        (leftOut ??= []).Add((stopped, at));
        stoppedAt = null;
        anchor = at;
        isPaused = false;
        if (terms is null)
            return;
        final = null;
        dueAt ??= Due(at);
    }

    /// <summary>Ends it with its ticket; one already due stays missed.</summary>
    public void Cancel(Instant at)
    {
        if (!ended && stoppedAt is null && terms is not null)
            GiveUp(at);
        ended = true;
    }

    /// <summary>Follows the ticket's pauses as they are from an instant on.</summary>
    public void FollowPauses(Instant at)
    {
        if (ended || stoppedAt is not null || terms is null || pauses.OpenFor(terms.PauseOn).Paused == isPaused)
            return;
        Advance(at);
        isPaused = !isPaused;
        if (!(dueAt <= at))
            dueAt = Due(at);
    }

    /// <summary>Applies other terms from an instant on. A clock that is past due, or stopped for good, is not touched.</summary>
    public void Change(ClockTerms? next, ChangeMode mode, Instant at, bool onlyIfMeasuredOtherwise)
    {
        if (ended || dueAt < at)
            return;
        if (next is null)
            LoseTarget(at);
        else if (terms is null)
            Measure(next, naturalStart, at);
        else if (onlyIfMeasuredOtherwise && next.MeasuresAs(terms))
            Keep(next, at);
        else
            Apply(next, mode, at);
    }

    public void Recorded(SlaThresholdReached reached) =>
        thresholds?.Recorded(reached, terms?.TargetSeconds ?? final?.TargetSeconds);

    /// <summary>The clock as it stands; null where it has no target to be judged by.</summary>
    public SlaClock? Result(Instant? validUntil, Instant recordedFrom)
    {
        if (Current() is not { } clock)
            return null;
        var next = thresholds!.Next(clock, final is null ? terms : null, recordedFrom);
        return clock with { NextThreshold = next?.Percent, NextThresholdAt = next?.At, ValidUntil = ended ? null : validUntil };
    }

    /// <summary>The shares of its targets that were and will be reached, none before an instant.</summary>
    public IEnumerable<SlaThreshold> Thresholds(Instant recordedFrom) =>
        Current() is { } clock ? thresholds!.Of(clock, final is null ? terms : null).Where(threshold => threshold.At >= recordedFrom) : [];

    SlaClock? Current() => final ?? (stoppedAt is null && terms is not null ? Snapshot() : null);

    void LoseTarget(Instant at)
    {
        if (terms is null || dueAt <= at)
            return;
        if (stoppedAt is null)
            GiveUp(at);
        terms = null;
        dueAt = null;
    }

    void GiveUp(Instant at)
    {
        Advance(at);
        final = Snapshot() with { CancelledAt = at, IsPaused = false, PausedUntil = null };
    }

    void Apply(ClockTerms next, ChangeMode mode, Instant at)
    {
        Advance(at);
        switch (mode)
        {
            case ChangeMode.FromCreation:
                Measure(next, naturalStart, at);
                return;
            case ChangeMode.FromChange:
                Measure(next, at, at);
                return;
            case ChangeMode.CarryPercent:
                elapsed = InProportion(elapsed, terms!.TargetSeconds, next.TargetSeconds);
                break;
        }

        Take(next, at);
    }

    /// <summary>Measures the clock by these terms from a start until now, pauses and what is left out taken off.</summary>
    void Measure(ClockTerms next, Instant start, Instant at)
    {
        final = stoppedAt is null ? null : final;
        startedAt = start;
        paused = pauses.Elapsed(start, at, next.PauseOn, next.Hours);
        elapsed = next.Hours.Elapsed(start, at) - paused;
        foreach (var (from, to) in leftOut ?? [])
            elapsed -= start < to ? next.Hours.Elapsed(Instant.Max(start, from), to) : Duration.Zero;
        if (stoppedAt is { } stopped && start < at)
            elapsed -= next.Hours.Elapsed(Instant.Max(start, stopped), at);
        Take(next, at);
    }

    void Take(ClockTerms next, Instant at)
    {
        terms = next;
        anchor = at;
        isPaused = stoppedAt is null && pauses.OpenFor(next.PauseOn).Paused;
        dueAt = stoppedAt is null ? Due(at) : null;
        (thresholds ??= new(metric, cycle)).Restart(next, elapsed, at, dueAt);
    }

    void Keep(ClockTerms next, Instant at)
    {
        Advance(at);
        terms = next;
        thresholds!.Restart(next, elapsed, at, dueAt);
    }

    void Advance(Instant at)
    {
        if (terms is null || stoppedAt is not null || at <= anchor)
            return;
        var span = terms.Hours.Elapsed(anchor, at);
        if (isPaused)
        {
            paused += span;
        }
        else
        {
            thresholds!.Pass(terms, anchor, elapsed, elapsed + span, dueAt);
            elapsed += span;
        }

        anchor = at;
    }

    /// <summary>The due time as known now: none while paused before due, and never before now.</summary>
    Instant? Due(Instant now)
    {
        var remaining = terms!.TargetTime - elapsed;
        if (remaining <= Duration.Zero)
            return now;
        return isPaused ? null : terms.Hours.Add(now, remaining);
    }

    SlaClock Snapshot()
    {
        var until = isPaused && stoppedAt is null ? pauses.OpenFor(terms!.PauseOn).Until : null;
        return new()
        {
            Metric = metric,
            Cycle = cycle,
            Priority = terms!.Priority,
            CalendarName = terms.Target.Calendar,
            Calendar = ReferenceEquals(terms.Calendar, ServiceCalendar.AlwaysOpen) ? null : terms.Calendar,
            Hours = terms.Hours,
            StartedAt = startedAt,
            DueAt = dueAt,
            StoppedAt = stoppedAt,
            TargetSeconds = terms.TargetSeconds,
            AnchorAt = anchor,
            ElapsedAtAnchor = elapsed,
            PausedAtAnchor = paused,
            IsPaused = isPaused && stoppedAt is null,
            PausedUntil = until,
        };
    }

    /// <summary>Elapsed over the old target, times the new one, in whole seconds, half to even.</summary>
    static Duration InProportion(Duration elapsed, long oldTarget, long newTarget) =>
        Duration.FromSeconds((long)Math.Round(
            (decimal)elapsed.ToInt64Nanoseconds() * newTarget / (oldTarget * (decimal)NodaConstants.NanosecondsPerSecond), MidpointRounding.ToEven));
}
