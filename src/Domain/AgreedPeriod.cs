using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace MspEvents.Domain;

/// <summary>A week, month or quarter of the calendar: what a contract means by how often.</summary>
/// <param name="Frequency">Which of them.</param>
/// <param name="Start">Its first day.</param>
public readonly record struct AgreedPeriod(ReportFrequency Frequency, LocalDate Start)
{
    /// <summary>The first day after it.</summary>
    public LocalDate End => Frequency switch
    {
        ReportFrequency.Weekly => Start.PlusWeeks(1),
        ReportFrequency.Monthly => Start.PlusMonths(1),
        _ => Start.PlusMonths(3),
    };

    /// <summary>The one after it.</summary>
    public AgreedPeriod Next => this with { Start = End };

    /// <summary>The period a date falls in; weeks begin on Monday.</summary>
    public static AgreedPeriod Of(ReportFrequency frequency, LocalDate date) => new(frequency, frequency switch
    {
        ReportFrequency.Weekly => date.PlusDays(-((int)date.DayOfWeek - 1)),
        ReportFrequency.Monthly => new(date.Year, date.Month, 1),
        _ => new(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1),
    });

    /// <summary>The first whole period from a date on.</summary>
    public static AgreedPeriod WholeFrom(ReportFrequency frequency, LocalDate date)
    {
        var period = Of(frequency, date);
        return period.Start == date ? period : period.Next;
    }

    /// <summary>Whether a month begins in it.</summary>
    public bool Holds(YearMonth month) => month.OnDayOfMonth(1) >= Start && month.OnDayOfMonth(1) < End;

    /// <summary>2026-W05, 2026-02, 2026-Q1.</summary>
    public override string ToString() => Frequency switch
    {
        ReportFrequency.Weekly => string.Create(
            CultureInfo.InvariantCulture, $"{WeekYearRules.Iso.GetWeekYear(Start):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(Start):00}"),
        ReportFrequency.Monthly => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}-{Start.Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}-Q{((Start.Month - 1) / 3) + 1}"),
    };
}
