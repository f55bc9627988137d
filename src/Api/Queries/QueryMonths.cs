using MspEvents.Api.Conventions;
using NodaTime;

namespace MspEvents.Api.Queries;

/// <summary>The parameters <c>month</c> and <c>to</c> of queries by month.</summary>
static class QueryMonths
{
    /// <summary>The most months one answer holds.</summary>
    public const int Most = 120;

    /// <summary>Reads both; a single month is its own last.</summary>
    public static (YearMonth? First, YearMonth? Last) Parse(IQueryCollection query, ICollection<FieldError> faults)
    {
        var first = MonthOf(query, "month", faults);
        var last = MonthOf(query, "to", faults) ?? first;
        if (first > last || first is { } from && last is { } to && (to.Year - from.Year) * 12 + to.Month - from.Month >= Most)
            faults.Add(new("?to", "out_of_range", $"From month on, at most {Most} months."));
        return (first, last);
    }

    static YearMonth? MonthOf(IQueryCollection query, string name, ICollection<FieldError> faults)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (QueryInstant.TryParseMonth(text, out var month))
            return month;
        faults.Add(new($"?{name}", "invalid_value", $"'{text}' is no month; write it as 2026-03."));
        return null;
    }
}
