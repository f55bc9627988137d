using NodaTime;

namespace MspEvents.Domain;

/// <summary>The hours of a service (measures, section 1). Per local date: override, then holiday, then weekly; breaks last.</summary>
public sealed record ServiceCalendar
{
    /// <summary>The name that means every hour of every day and needs no calendar in the contract.</summary>
    public const string AlwaysOpenName = "24x7";

    /// <summary>Every hour of every day.</summary>
    public static ServiceCalendar AlwaysOpen { get; } = new() { TimeZone = "UTC" };

    /// <summary>IANA name of the zone all local times are in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Windows by day (mon ... sun); null means 24x7.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TimeWindow>>? Weekly { get; init; }

    /// <summary>Local dates with no working time, midnight to midnight.</summary>
    public IReadOnlyList<LocalDate> Holidays { get; init; } = [];

    /// <summary>Windows that replace those opening on a date.</summary>
    public IReadOnlyDictionary<LocalDate, IReadOnlyList<TimeWindow>> Overrides { get; init; } = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>>();

    /// <summary>Windows taken out of a date.</summary>
    public IReadOnlyDictionary<LocalDate, IReadOnlyList<TimeWindow>> Breaks { get; init; } = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>>();
}

/// <summary>A half-open local window, written <c>["09:00","17:00"]</c>; a close not after the open runs past midnight.</summary>
/// <param name="Open">Seconds since local midnight, 0-86399.</param>
/// <param name="Close">Seconds since local midnight, 0-86400; 86400 is written <c>24:00</c>.</param>
public readonly record struct TimeWindow(int Open, int Close);
