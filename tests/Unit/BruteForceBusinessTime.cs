using MspEvents.Domain;
using NodaTime;
using NodaTime.TimeZones;

namespace MspEvents.Tests.Unit;

/// <summary>The rules of business time asked of every step of a grid, one by one: slow, and nothing to get wrong.</summary>
sealed class BruteForceBusinessTime
{
    public static readonly Duration Step = Duration.FromMinutes(5);

    readonly Instant origin;
    readonly bool[] isOpen;

    public BruteForceBusinessTime(ServiceCalendar calendar, Instant from, Instant to)
    {
        var zone = DateTimeZoneProviders.Tzdb[calendar.TimeZone];
        var (open, shut) = (new List<(Instant, Instant)>(), new List<(Instant, Instant)>());
        for (var date = from.InZone(zone).Date.PlusDays(-3); date <= to.InZone(zone).Date.PlusDays(3); date = date.PlusDays(1))
        {
            if (calendar.Overrides.TryGetValue(date, out var instead))
                open.AddRange(instead.Select(window => Span(date, window)));
            else if (calendar.Holidays.Contains(date))
                shut.Add(Span(date, new(0, 86400)));
            else if (calendar.Weekly is null)
                open.Add(Span(date, new(0, 86400)));
            else if (calendar.Weekly.TryGetValue(Weekdays.Names[(int)date.DayOfWeek - 1], out var windows))
                open.AddRange(windows.Select(window => Span(date, window)));
            if (calendar.Breaks.TryGetValue(date, out var taken))
                shut.AddRange(taken.Select(window => Span(date, window)));
        }

        origin = from;
        isOpen = new bool[(int)((to - from) / Step)];
        for (var index = 0; index < isOpen.Length; index++)
        {
            var instant = At(index);
            isOpen[index] = open.Any(span => Holds(span, instant)) && !shut.Any(span => Holds(span, instant));
        }

        (Instant, Instant) Span(LocalDate date, TimeWindow window) => (
            Local(date, window.Open), Local(date, window.Close > window.Open ? window.Close : window.Close + 86400));

        Instant Local(LocalDate date, int seconds) =>
            date.AtMidnight().PlusSeconds(seconds).InZone(zone, Resolvers.LenientResolver).ToInstant();
    }

    public Instant At(int index) => origin + Step * index;

    public int Count => isOpen.Length;

    public Duration Elapsed(int start, int end) => Step * isOpen[start..end].Count(open => open);

    public Instant? Add(int start, int steps)
    {
        var (index, left) = (start, Math.Abs(steps));
        while (left > 0)
        {
            if (steps < 0 ? index == 0 : index == isOpen.Length)
                return null;
            left -= isOpen[steps < 0 ? --index : index++] ? 1 : 0;
        }

        return At(index);
    }

    public Instant? NextOpening(int start)
    {
        var index = Array.IndexOf(isOpen, true, start);
        return index < 0 ? null : At(index);
    }

    public Instant? PreviousClosing(int start)
    {
        var index = start == 0 ? -1 : Array.LastIndexOf(isOpen, true, start - 1);
        return index < 0 ? null : At(index + 1);
    }

    static bool Holds((Instant From, Instant To) span, Instant instant) => span.From <= instant && instant < span.To;
}
