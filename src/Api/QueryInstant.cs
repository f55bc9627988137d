using System.Globalization;
using System.Text.RegularExpressions;
using MspEvents.Domain.Json;
using NodaTime;
using NodaTime.Text;

namespace MspEvents.Api;

/// <summary>An instant as a query parameter gives it.</summary>
static partial class QueryInstant
{
    /// <summary>Parses ISO 8601 with an offset, or a date, which is its first instant in UTC; cut to microseconds.</summary>
    public static bool TryParse(string text, out Instant instant)
    {
        instant = default;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
        {
            instant = date.Value.AtMidnight().InUtc().ToInstant();
            return true;
        }

        // A form decoder turns the plus of an offset into a space when the caller left it unescaped.
        var offset = OffsetDateTimePattern.ExtendedIso.Parse(LostPlus().Replace(text, "+"));
        if (!offset.Success)
            return false;
        instant = Cut(offset.Value.ToInstant());
        return true;
    }

    /// <summary>Cuts to the microseconds the store keeps.</summary>
    public static Instant Cut(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (ticks % 10 + 10) % 10);
    }

    /// <summary>The form every answer and cursor writes.</summary>
    public static string Format(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    /// <summary>Parses <c>YYYY-MM-DD</c>.</summary>
    public static bool TryParseDate(string text, out LocalDate date) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out date);

    /// <summary>Parses <c>YYYY-MM</c> of the years of which facts are taken; the last month of all has no month after it to end at.</summary>
    public static bool TryParseMonth(string text, out YearMonth month) =>
        YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM").Parse(text).TryGetValue(default, out month)
        && month.Year >= TimeLimits.EarliestDate.Year && month.Year < LocalDate.MaxIsoValue.Year;

    /// <summary>Parses a whole number.</summary>
    public static bool TryParseWhole(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"(?<=T[0-9:.]+) (?=[0-9]{2}(:?[0-9]{2})?$)")]
    internal static partial Regex LostPlus();
}
