using NodaTime;

namespace MspEvents.Domain;

/// <summary>
/// The irregular weeks of a span with running sums, so that any number of weeks is skipped in one step. Immutable; a wider span is a new one.
/// </summary>
sealed class WorkingWeeks
{
    // About 16 years: few enough to work out at the first question, enough for nearly all that follow.
    const long Block = 832;

    readonly CalendarRules rules;
    readonly WorkingWeek regular;
    readonly long from;
    readonly long to;
    readonly long[] numbers;
    readonly WorkingWeek[] weeks;
    readonly Duration[] surplus;

    WorkingWeeks(CalendarRules rules, WorkingWeek regular, long from, long to, IReadOnlyList<(long Number, WorkingWeek Week)> irregular)
    {
        this.rules = rules;
        this.regular = regular;
        this.from = from;
        this.to = to;
        numbers = [.. irregular.Select(week => week.Number)];
        weeks = [.. irregular.Select(week => week.Week)];
        surplus = new Duration[weeks.Length + 1];
        for (var index = 0; index < weeks.Length; index++)
            surplus[index + 1] = surplus[index] + (weeks[index].Total - regular.Total);
    }

    /// <summary>Starts with no span, or with all of time where the zone has no transitions.</summary>
    public static WorkingWeeks Of(CalendarRules rules)
    {
        var none = new WorkingWeeks(rules, rules.RegularWeek(), 0, 0, []);
        return rules.IsFixed ? none.Covering(CalendarRules.EarliestWeek, CalendarRules.LatestWeek) : none;
    }

    /// <summary>This, or a wider one that holds both weeks and all between.</summary>
    public WorkingWeeks Covering(long first, long last)
    {
        if (first > last)
            (first, last) = (last, first);
        if (from <= first && last < to)
            return this;
        var low = Math.Max(CalendarRules.EarliestWeek, Math.Min(from == to ? first : from, FloorToBlock(first)));
        var high = Math.Min(CalendarRules.LatestWeek + 1, Math.Max(from == to ? last : to, FloorToBlock(last) + Block));
        var (known, end) = from == to ? (low, low) : (from, to);
        return new(rules, regular, low, high, [.. WorkedOut(low, known), .. numbers.Zip(weeks), .. WorkedOut(end, high)]);
    }

    /// <summary>A week of the span.</summary>
    public WorkingWeek this[long number] => Array.BinarySearch(numbers, number) is >= 0 and var index ? weeks[index] : regular;

    /// <summary>The working time from the start of one week to the start of another, below zero when that is the earlier.</summary>
    public Duration Between(long first, long last) => regular.Total * (last - first) + (SurplusBefore(last) - SurplusBefore(first));

    Duration SurplusBefore(long number)
    {
        var index = Array.BinarySearch(numbers, number);
        return surplus[index >= 0 ? index : ~index];
    }

    static long FloorToBlock(long number) => (long)Math.Floor(number / (decimal)Block) * Block;

    IEnumerable<(long Number, WorkingWeek Week)> WorkedOut(long first, long end) =>
        first < end ? rules.IrregularWeeks(first, end).Select(number => (number, rules.Week(number))) : [];
}
