using NodaTime;

namespace MspEvents.Domain;

/// <summary>The shares of its targets that one clock reached while its ticket's facts are folded, and those the log has.</summary>
sealed class ThresholdLog(ServiceMetric metric, int cycle)
{
    readonly List<(int Percent, Instant At, Instant DueAt, long TargetSeconds)> reached = [];
    readonly List<(int Percent, Instant At, long? TargetSeconds)> recorded = [];

    /// <summary>A clock got new terms: the shares already used up are reached at that instant, and none while it has no due time.</summary>
    public void Restart(ClockTerms terms, Duration elapsed, Instant at, Instant? dueAt) => Pass(terms, at, elapsed, elapsed, dueAt);

    /// <summary>A clock ran from an instant on, and its elapsed time from one to another.</summary>
    public void Pass(ClockTerms terms, Instant from, Duration before, Duration after, Instant? dueAt)
    {
        if (dueAt is not { } due)
            return;
        foreach (var percent in terms.WarnAt)
        {
            var share = terms.Share(percent);
            if (share <= after && !IsReached(percent, terms.TargetSeconds) && Reach(terms, from, before, share) is { } at)
                reached.Add((percent, at, due, terms.TargetSeconds));
        }
    }

    /// <summary>The log has one, recorded while this target was in force.</summary>
    public void Recorded(SlaThresholdReached threshold, long? targetSeconds) =>
        recorded.Add((threshold.Threshold, threshold.OccurredAt, targetSeconds));

    /// <summary>What was reached and, by its terms if it still runs, what will be.</summary>
    public List<SlaThreshold> Of(SlaClock clock, ClockTerms? running)
    {
        var all = new List<SlaThreshold>(reached.Count + 3);
        foreach (var (percent, at, due, target) in reached)
            all.Add(Threshold(percent, at, due, target));
        if ((clock.DueAt ?? clock.DueOnceResumed) is not { } dueAt)
            return all;
        if (running is not null && RunsFrom(clock) is { } from)
        {
            foreach (var percent in running.WarnAt)
            {
                if (!IsReached(percent, clock.TargetSeconds) && Reach(running, from, clock.ElapsedAtAnchor, running.Share(percent)) is { } at)
                    all.Add(Threshold(percent, at, dueAt, clock.TargetSeconds));
            }
        }

        if (IsBreached(clock, dueAt))
            all.Add(Threshold(SlaThreshold.Breach, dueAt, dueAt, clock.TargetSeconds));
        return all;
    }

    /// <summary>The first of them that the log does not have and that lies no earlier than an instant.</summary>
    public (int Percent, Instant At)? Next(SlaClock clock, ClockTerms? running, Instant earliest)
    {
        (int Percent, Instant At)? next = null;
        foreach (var (percent, at, _, target) in reached)
            Consider(percent, at, target);
        // What is still to come lies after what was reached, and a lower share before a higher one.
        if (next is not null || (clock.DueAt ?? clock.DueOnceResumed) is not { } dueAt)
            return next;
        if (running is not null && RunsFrom(clock) is { } from)
        {
            foreach (var percent in running.WarnAt.Where(percent => !IsReached(percent, clock.TargetSeconds)).Order())
            {
                if (next is null && Reach(running, from, clock.ElapsedAtAnchor, running.Share(percent)) is { } at)
                    Consider(percent, at, clock.TargetSeconds);
            }
        }

        if (IsBreached(clock, dueAt))
            Consider(SlaThreshold.Breach, dueAt, clock.TargetSeconds);
        return next;

        void Consider(int percent, Instant at, long target)
        {
            if (at >= earliest && !(next?.At <= at) && !IsRecorded(percent, at, target))
                next = (percent, at);
        }
    }

    static Instant? RunsFrom(SlaClock clock) => clock.IsPaused ? clock.PausedUntil : clock.AnchorAt;

    static bool IsBreached(SlaClock clock, Instant due) => !(clock.StoppedAt <= due) && !(clock.CancelledAt < due);

    SlaThreshold Threshold(int percent, Instant at, Instant due, long target) =>
        new(metric, cycle, percent, at, due, target, IsRecorded(percent, at, target));

    bool IsRecorded(int percent, Instant at, long target)
    {
        foreach (var known in recorded)
        {
            if (known.Percent == percent && (known.TargetSeconds == target || known.At == at))
                return true;
        }

        return false;
    }

    bool IsReached(int percent, long target)
    {
        foreach (var known in reached)
        {
            if (known.Percent == percent && known.TargetSeconds == target)
                return true;
        }

        return false;
    }

    static Instant? Reach(ClockTerms terms, Instant from, Duration elapsed, Duration share) =>
        share <= elapsed ? from : terms.Hours.Add(from, share - elapsed);
}
