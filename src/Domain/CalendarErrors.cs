using System.Globalization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>What is wrong with one part of a calendar.</summary>
/// <param name="Path">A JSON pointer from the calendar, such as <c>/weekly/mon/1</c>.</param>
/// <param name="Code">snake_case and permanent.</param>
/// <param name="Detail">In words.</param>
public sealed record CalendarError(string Path, string Code, string Detail);

/// <summary>
/// What makes a calendar unusable. Windows of the week may not overlap, across midnight and from Sunday to Monday too, nor those of one override or of
/// overrides on neighbouring dates. An override may meet the tail of an ordinary night, and breaks may overlap: both have one meaning, their union.
/// </summary>
public static class CalendarErrors
{
    const int Day = 86400;

    /// <summary>All errors, in the order of the calendar's members.</summary>
    public static IReadOnlyList<CalendarError> Of(ServiceCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var weekly = (calendar.Weekly ?? new Dictionary<string, IReadOnlyList<TimeWindow>>())
            .Select(day => (Path: $"/weekly/{Escaped(day.Key)}", Day: (long)Weekdays.IndexOf(day.Key), Windows: day.Value)).ToList();
        var overrides = calendar.Overrides.OrderBy(date => date.Key)
            .Select(date => (Path: $"/overrides/{Iso(date.Key)}", Day: DayNumber(date.Key), Windows: date.Value)).ToList();
        var breaks = calendar.Breaks.OrderBy(date => date.Key)
            .Select(date => (Path: $"/breaks/{Iso(date.Key)}", Day: DayNumber(date.Key), Windows: date.Value));
        return
        [
            .. ZoneErrors(calendar.TimeZone),
            .. weekly.Where(day => day.Day < 0).Select(day => new CalendarError(day.Path, "unknown_day", "A day is one of mon, tue, wed, thu, fri, sat, sun.")),
            .. weekly.Concat(overrides).Concat(breaks).SelectMany(day => WindowErrors(day.Path, day.Windows)),
            .. Overlaps(weekly.Where(day => day.Day >= 0).ToList(), cycle: 7 * Day),
            .. Overlaps(overrides, cycle: null),
        ];
    }

    /// <summary>Whether a name is one of the IANA time zone database; offsets such as <c>UTC+2</c> are not.</summary>
    public static bool IsTimeZone(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null && (name == "UTC" || !name.StartsWith("UTC", StringComparison.Ordinal));
    }

    static IEnumerable<CalendarError> ZoneErrors(string name)
    {
        if (!IsTimeZone(name))
            yield return new("/timeZone", "unknown_time_zone", $"'{name}' is not a zone of the IANA time zone database.");
    }

    static IEnumerable<CalendarError> WindowErrors(string path, IReadOnlyList<TimeWindow> windows)
    {
        for (var index = 0; index < windows.Count; index++)
        {
            if (windows[index] is not { Open: >= 0 and < Day, Close: >= 0 and <= Day })
                yield return new($"{path}/{index}", "invalid_window", "A window opens from 00:00 to 23:59:59 and closes from 00:00 to 24:00.");
        }
    }

    static IEnumerable<CalendarError> Overlaps(IReadOnlyList<(string Path, long Day, IReadOnlyList<TimeWindow> Windows)> days, long? cycle)
    {
        var windows = days
            .SelectMany(day => day.Windows.Select((window, index) => (
                Path: $"{day.Path}/{index}",
                Open: day.Day * Day + window.Open,
                Close: day.Day * Day + (window.Close > window.Open ? window.Close : window.Close + Day))))
            .OrderBy(window => window.Open)
            .ToList();
        for (var index = 0; index < windows.Count; index++)
        {
            var window = windows[index];
            var isLast = index == windows.Count - 1;
            if (isLast && (cycle is null || windows.Count == 1))
                break;
            var next = isLast ? windows[0] : windows[index + 1];
            var opens = isLast ? next.Open + cycle!.Value : next.Open;
            if (opens < window.Close)
                yield return new(next.Path, "overlapping_windows", $"It overlaps the window at {window.Path}.");
        }
    }

    static long DayNumber(LocalDate date) => Period.DaysBetween(new(1970, 1, 1), date);

    static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    static string Escaped(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
