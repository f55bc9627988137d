using NodaTime;
using NodaTime.TimeZones;

namespace MspEvents.Domain;

/// <summary>What a calendar says about a week, in instants: windows that open, less holidays, less breaks.</summary>
sealed class CalendarRules
{
    static readonly LocalDate FirstMonday = new(1970, 1, 5);
    static readonly IReadOnlyList<TimeWindow> WholeDay = [new(0, 86400)];

    readonly DateTimeZone zone;
    readonly Instant beginning;
    readonly Instant end;
    readonly IReadOnlyList<TimeWindow>[] weekly;
    readonly HashSet<LocalDate> holidays;
    readonly IReadOnlyDictionary<LocalDate, IReadOnlyList<TimeWindow>> overrides;
    readonly IReadOnlyDictionary<LocalDate, IReadOnlyList<TimeWindow>> breaks;

    public CalendarRules(ServiceCalendar calendar)
        : this(
            DateTimeZoneProviders.Tzdb[calendar.TimeZone], ByWeekday(calendar.Weekly), [.. calendar.Holidays], calendar.Overrides, calendar.Breaks)
    {
    }

    CalendarRules(
        DateTimeZone zone,
        IReadOnlyList<TimeWindow>[] weekly,
        HashSet<LocalDate> holidays,
        IReadOnlyDictionary<LocalDate, IReadOnlyList<TimeWindow>> overrides,
        IReadOnlyDictionary<LocalDate, IReadOnlyList<TimeWindow>> breaks)
    {
        this.zone = zone;
        this.weekly = weekly;
        this.holidays = holidays;
        this.overrides = overrides;
        this.breaks = breaks;
        (beginning, end) = (Start(EarliestWeek), Start(LatestWeek + 1));
    }

    /// <summary>The first and last week that can be asked for; time outside them is never working time.</summary>
    public static readonly long EarliestWeek = Number(new(-9990, 1, 1));

    /// <inheritdoc cref="EarliestWeek"/>
    public static readonly long LatestWeek = Number(new(9990, 12, 31));

    /// <summary>Whether the zone never changes its offset.</summary>
    public bool IsFixed => zone.MinOffset == zone.MaxOffset;

    /// <summary>The instant a week (from its local Monday) begins at.</summary>
    public Instant Start(long week) => At(Monday(week).AtMidnight());

    /// <summary>The week an instant falls in, such that <see cref="Start"/> of it is not after the instant and the next one is.</summary>
    public long WeekOf(Instant instant)
    {
        if (instant < beginning || instant >= end)
            return instant < beginning ? EarliestWeek : LatestWeek;
        var date = instant.WithOffset(zone.GetUtcOffset(instant)).Date;
        var week = Number(date);
        // No zone changes its offset by more than a day.
        if (date.DayOfWeek is > IsoDayOfWeek.Monday and < IsoDayOfWeek.Sunday)
            return week;
        // A zone that changes its offset around a Monday's midnight can show Sunday again.
        if (instant < Start(week))
            return week - 1;
        return instant >= Start(week + 1) ? week + 1 : week;
    }

    /// <summary>The instant as many calendar years away, at most at the ends of time.</summary>
    public Instant YearsFrom(Instant instant, int years)
    {
        var within = instant < beginning ? beginning : instant > end ? end : instant;
        var local = within.InZone(zone).LocalDateTime;
        return Math.Abs(local.Year + years) < 9990 ? At(local.PlusYears(years)) : years < 0 ? beginning : end;
    }

    /// <summary>The week without any exception of the calendar or its zone.</summary>
    public WorkingWeek RegularWeek() =>
        new CalendarRules(DateTimeZone.Utc, weekly, [], new Dictionary<LocalDate, IReadOnlyList<TimeWindow>>(),
            new Dictionary<LocalDate, IReadOnlyList<TimeWindow>>()).Week(0);

    /// <summary>The weeks in [<paramref name="from"/>, <paramref name="to"/>) that may differ from the regular one, in order.</summary>
    public IReadOnlyList<long> IrregularWeeks(long from, long to)
    {
        var weeks = new SortedSet<long>();
        foreach (var date in holidays.Concat(overrides.Keys).Concat(breaks.Keys))
            Mark(date, date.PlusDays(1));
        if (!IsFixed)
        {
            // The week before the first one, too: a transition at its end reaches into the first.
            var span = new Interval(Start(from - 1), Start(to + 1));
            foreach (var interval in zone.GetZoneIntervals(span, ZoneEqualityComparer.Options.OnlyMatchWallOffset).Skip(1))
                Mark(interval.IsoLocalStart.Date.PlusDays(-2), interval.IsoLocalStart.Date.PlusDays(2));
        }

        return [.. weeks];

        void Mark(LocalDate first, LocalDate last)
        {
            for (var week = Math.Max(from, Number(first)); week <= Math.Min(to - 1, Number(last)); week++)
                weeks.Add(week);
        }
    }

    /// <summary>A week worked out in full.</summary>
    public WorkingWeek Week(long week)
    {
        var (from, to) = (Start(week), Start(week + 1));
        var open = new List<(Instant From, Instant To)>();
        var shut = new List<(Instant From, Instant To)>();
        // An overnight window of the Sunday before ends in this week, and where a zone skipped a whole day even that of the Saturday.
        for (var date = Monday(week).PlusDays(-2); date < Monday(week + 1); date = date.PlusDays(1))
        {
            var isOverridden = overrides.TryGetValue(date, out var instead);
            var isHoliday = !isOverridden && holidays.Contains(date);
            if (isHoliday)
                shut.Add((At(date.AtMidnight()), At(date.PlusDays(1).AtMidnight())));
            else
                open.AddRange(Instants(date, isOverridden ? instead! : weekly[(int)date.DayOfWeek]));
            if (breaks.TryGetValue(date, out var taken))
                shut.AddRange(Instants(date, taken));
        }

        return new(Remaining(open, shut)
            .Select(stretch => (From: Instant.Max(stretch.From, from), To: Instant.Min(stretch.To, to)))
            .Where(stretch => stretch.From < stretch.To)
            .Select(stretch => (stretch.From - from, stretch.To - from)));
    }

    static IReadOnlyList<TimeWindow>[] ByWeekday(IReadOnlyDictionary<string, IReadOnlyList<TimeWindow>>? weekly)
    {
        var days = new IReadOnlyList<TimeWindow>[8];
        Array.Fill(days, weekly is null ? WholeDay : []);
        foreach (var (name, windows) in weekly ?? new Dictionary<string, IReadOnlyList<TimeWindow>>())
            days[1 + Weekdays.IndexOf(name)] = windows;
        return days;
    }

    static long Number(LocalDate date)
    {
        var days = Period.DaysBetween(FirstMonday, date);
        return days >= 0 ? days / 7 : (days - 6) / 7;
    }

    static LocalDate Monday(long week) => FirstMonday.PlusDays((int)week * 7);

    static IEnumerable<(Instant From, Instant To)> Remaining(List<(Instant From, Instant To)> open, List<(Instant From, Instant To)> shut)
    {
        shut.Sort();
        foreach (var stretch in Union(open))
        {
            var from = stretch.From;
            foreach (var gap in shut)
            {
                if (gap.To <= from || gap.From >= gap.To)
                    continue;
                if (gap.From >= stretch.To)
                    break;
                if (gap.From > from)
                    yield return (from, gap.From);
                from = gap.To;
            }

            if (from < stretch.To)
                yield return (from, stretch.To);
        }
    }

    /// <summary>A gap in local time can turn windows around or push them into each other, and an override may meet the night before.</summary>
    static List<(Instant From, Instant To)> Union(IEnumerable<(Instant From, Instant To)> windows)
    {
        var union = new List<(Instant From, Instant To)>();
        foreach (var window in windows.Where(window => window.From < window.To).Order())
        {
            if (union.Count > 0 && window.From <= union[^1].To)
                union[^1] = (union[^1].From, Instant.Max(union[^1].To, window.To));
            else
                union.Add(window);
        }

        return union;
    }

    IEnumerable<(Instant From, Instant To)> Instants(LocalDate date, IReadOnlyList<TimeWindow> windows) =>
        windows.Select(window => (At(date, window.Open), At(date, window.Close > window.Open ? window.Close : window.Close + 86400)));

    Instant At(LocalDate date, int seconds) => At(date.AtMidnight().PlusSeconds(seconds));

    Instant At(LocalDateTime local) => local.InZone(zone, Resolvers.LenientResolver).ToInstant();
}
