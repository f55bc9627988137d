using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>Valid calendars of every kind, the same ones for the same seed.</summary>
static class GeneratedCalendar
{
    static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/Havana", "Pacific/Apia", "Asia/Kathmandu",
    ];

    public static ServiceCalendar Of(Random random, LocalDate around)
    {
        while (true)
        {
            var calendar = new ServiceCalendar
            {
                TimeZone = Zones[random.Next(Zones.Length)],
                Weekly = random.Next(8) == 0 ? null : Weekdays.Names.Where(_ => random.Next(4) > 0).ToDictionary(day => day, _ => (IReadOnlyList<TimeWindow>)Windows(random)),
                Holidays = [.. Dates(random, around)],
                Overrides = Dates(random, around).Distinct().ToDictionary(date => date, _ => (IReadOnlyList<TimeWindow>)Windows(random)),
                Breaks = Dates(random, around).Distinct().ToDictionary(date => date, _ => (IReadOnlyList<TimeWindow>)Windows(random)),
            };
            if (CalendarErrors.Of(calendar).Count == 0)
                return calendar;
        }
    }

    /// <summary>A moment on the grid, half the time close to a change of the zone's offset.</summary>
    public static Instant Moment(Random random, string timeZone)
    {
        var moment = Instant.FromUtc(2010, 1, 4, 0, 0) + Duration.FromDays(random.Next(365 * 20));
        var next = DateTimeZoneProviders.Tzdb[timeZone].GetZoneInterval(moment);
        var near = random.Next(2) == 0 && next.HasEnd && next.End < Instant.FromUtc(2035, 1, 1, 0, 0) ? next.End - Duration.FromDays(3) : moment;
        return near + BruteForceBusinessTime.Step * random.Next(288);
    }

    static IEnumerable<LocalDate> Dates(Random random, LocalDate around) =>
        Enumerable.Range(0, random.Next(4)).Select(_ => around.PlusDays(random.Next(-1, 20)));

    static List<TimeWindow> Windows(Random random)
    {
        var times = Enumerable.Range(0, 2 * random.Next(3)).Select(_ => random.Next(287) * 300).Distinct().Order().ToList();
        var windows = times.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new TimeWindow(pair[0], pair[1])).ToList();
        if (random.Next(4) == 0 && windows.Count > 0)
            windows[^1] = windows[^1] with { Close = random.Next(3) == 0 ? 86400 : random.Next(96) * 300 };
        return windows.Where((window, index) => window.Close != 0 || index == windows.Count - 1).ToList();
    }
}
