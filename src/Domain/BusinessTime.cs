using NodaTime;

namespace MspEvents.Domain;

/// <summary>
/// A calendar ready for questions (measures, section 1): elapsed working time and its inverse, in real seconds. Safe for use by many threads; no answer's cost
/// grows with the distance.
/// </summary>
public sealed class BusinessTime
{
    const int YearsLookedAt = 20;

    // Leap years make the real span longer.
    static readonly Duration SurelyWithin = Duration.FromDays(YearsLookedAt * 365);

    readonly CalendarRules rules;
    WorkingWeeks known;

    /// <summary>Prepares a calendar that has no <see cref="CalendarErrors"/>.</summary>
    public BusinessTime(ServiceCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        rules = new(calendar);
        known = WorkingWeeks.Of(rules);
    }

    /// <summary>24x7: every second counts.</summary>
    public static BusinessTime AlwaysOpen { get; } = new(new() { TimeZone = "UTC" });

    /// <summary>The working time from <paramref name="start"/> to <paramref name="end"/>; below zero when the end comes first.</summary>
    public Duration Elapsed(Instant start, Instant end)
    {
        var (first, last) = (rules.WeekOf(start), rules.WeekOf(end));
        var weeks = Covering(first, last);
        return weeks.Between(first, last) + weeks[last].Worked(end - rules.Start(last)) - weeks[first].Worked(start - rules.Start(first));
    }

    /// <summary>
    /// The earliest instant by which <paramref name="duration"/> has elapsed since <paramref name="start"/>; backwards from it the latest one when the duration
    /// is below zero. Null when that is more than 20 years away.
    /// </summary>
    public Instant? Add(Instant start, Duration duration)
    {
        if (duration == Duration.Zero)
            return start;
        var first = rules.WeekOf(start);
        var target = Covering(first, first)[first].Worked(start - rules.Start(first)) + duration;
        var found = duration > Duration.Zero
            ? First(start, first, 1, week => Covering(first, week + 1).Between(first, week + 1) >= target)
            : First(start, first, -1, week => Covering(week, first).Between(first, week) <= target);
        if (found is not { } week)
            return null;
        var weeks = Covering(first, week);
        var rest = target - weeks.Between(first, week);
        return Within(start, rules.Start(week) + (duration > Duration.Zero ? weeks[week].Earliest(rest) : weeks[week].Latest(rest)));
    }

    /// <summary>The first working instant at or after this one, itself when it is working time; null when none comes within 20 years.</summary>
    public Instant? NextOpening(Instant instant)
    {
        var first = rules.WeekOf(instant);
        if (Covering(first, first)[first].NextOpening(instant - rules.Start(first)) is { } moment)
            return rules.Start(first) + moment;
        return First(instant, first, 1, week => week > first && Covering(first, week + 1).Between(first + 1, week + 1) > Duration.Zero) is { } week
            ? Within(instant, rules.Start(week) + Covering(week, week)[week].FirstOpening)
            : null;
    }

    /// <summary>The last instant at or before this one that working time runs up to, itself within working time; null when none is within 20 years.</summary>
    public Instant? PreviousClosing(Instant instant)
    {
        var first = rules.WeekOf(instant);
        if (Covering(first, first)[first].PreviousClosing(instant - rules.Start(first)) is { } moment)
            return rules.Start(first) + moment;
        return First(instant, first, -1, week => week < first && Covering(week, first).Between(week, first) > Duration.Zero) is { } week
            ? Within(instant, rules.Start(week) + Covering(week, week)[week].LastClosing)
            : null;
    }

    /// <summary>Each caller holds what it asked for; of two threads that widen at once, the later one's is kept.</summary>
    WorkingWeeks Covering(long first, long last)
    {
        var before = Volatile.Read(ref known);
        var weeks = before.Covering(first, last);
        if (!ReferenceEquals(before, weeks))
            Volatile.Write(ref known, weeks);
        return weeks;
    }

    Instant? Within(Instant start, Instant found) =>
        (found >= start && found - start < SurelyWithin)
        || (found >= rules.YearsFrom(start, -YearsLookedAt) && found <= rules.YearsFrom(start, YearsLookedAt)) ? found : null;

    /// <summary>The first week in a direction that a condition holds for, given that it then holds for all further on.</summary>
    long? First(Instant start, long first, int direction, Func<long, bool> holds)
    {
        if (holds(first))
            return first;
        var furthest = Math.Abs(rules.WeekOf(rules.YearsFrom(start, direction * YearsLookedAt)) - first);
        var (below, above) = (0L, Math.Min(furthest, 1));
        while (!holds(first + direction * above))
        {
            if (above >= furthest)
                return null;
            (below, above) = (above, Math.Min(furthest, above * 2 + 1));
        }

        while (above - below > 1)
        {
            var middle = (below + above) / 2;
            if (holds(first + direction * middle))
                above = middle;
            else
                below = middle;
        }

        return first + direction * above;
    }
}
