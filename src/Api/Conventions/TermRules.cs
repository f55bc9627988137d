using FluentValidation;
using MspEvents.Api.Contracts;
using MspEvents.Domain;

namespace MspEvents.Api.Conventions;

/// <summary>Rules for the values contracts and tickets are made of.</summary>
static class TermRules
{
    /// <summary>A zone the IANA database knows.</summary>
    public static IRuleBuilderOptions<T, string> TimeZone<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(CalendarErrors.IsTimeZone).WithErrorCode("unknown_time_zone").WithMessage("An IANA time zone is needed, such as Europe/Dublin.");

    public static IRuleBuilderOptions<T, int> Priority<T>(this IRuleBuilder<T, int> rule) =>
        rule.InclusiveBetween(1, 5).WithMessage("1 to 5.");

    /// <summary>Minor units, small enough that no sum of them overflows.</summary>
    public static IRuleBuilderOptions<T, long> Amount<T>(this IRuleBuilder<T, long> rule) =>
        rule.InclusiveBetween(0, 1_000_000_000_000_000).WithMessage("0 to 10^15 minor units.");

    /// <summary>A currency that money is paid in.</summary>
    public static IRuleBuilderOptions<T, string> Currency<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(CurrencyCodes.Contains).WithErrorCode("unknown_currency").WithMessage("A code of ISO 4217 is needed, such as EUR.");

    /// <summary>A figure of any unit, small enough to be reckoned with.</summary>
    public static IRuleBuilderOptions<T, decimal> Figure<T>(this IRuleBuilder<T, decimal> rule) =>
        rule.InclusiveBetween(-1_000_000_000_000_000m, 1_000_000_000_000_000m).WithMessage("-10^15 to 10^15.");

    /// <summary>No two items of a list with the same key; the second is pointed at.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<TItem>> Distinct<T, TItem, TKey>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule, Func<TItem, TKey> key, string code = "duplicate") =>
        rule.Custom((items, context) =>
        {
            var seen = new HashSet<TKey>();
            for (var index = 0; index < items.Count; index++)
            {
                if (!seen.Add(key(items[index])))
                    context.Refuse($"{context.PropertyPath}[{index}]", code, "It is in the list already.");
            }
        });

    /// <summary>A service calendar without contradictions; every fault is pointed at.</summary>
    public static IRuleBuilderOptionsConditions<T, ServiceCalendar> Calendar<T>(this IRuleBuilder<T, ServiceCalendar> rule) =>
        rule.Custom((calendar, context) => AddCalendarErrors(context, JsonPointer.OfProperty(context.PropertyPath), calendar));

    public static void AddCalendarErrors<T>(ValidationContext<T> context, string pointer, ServiceCalendar calendar)
    {
        foreach (var error in CalendarErrors.Of(calendar))
            context.Refuse(pointer + error.Path, error.Code, error.Detail);
    }

    /// <summary>What is wrong with a calendar's name, or null.</summary>
    public static string? CalendarNameFault(string name) => name switch
    {
        ServiceCalendar.AlwaysOpenName => $"{ServiceCalendar.AlwaysOpenName} is always there and cannot be defined.",
        _ when string.IsNullOrWhiteSpace(name) || name.Length > TextLimits.Key => $"A name of 1 to {TextLimits.Key} characters is needed.",
        _ => null,
    };

    /// <summary>The calendars that service levels name.</summary>
    public static IEnumerable<string> CalendarsNamedBy(ServiceLevels levels) =>
        levels.Targets.Select(target => target.Calendar).Concat(levels.Availability.Select(target => target.Calendar));

    /// <summary>What contradicts itself in service levels agreed with calendars, each fault with its pointer.</summary>
    public static void AddServiceLevelErrors<T>(this ValidationContext<T> context, ServiceLevels levels, IEnumerable<string> calendars)
    {
        foreach (var error in ServiceLevelErrors.Of(levels, calendars))
            context.Refuse($"#/serviceLevels{error.Path}", error.Code, error.Detail);
    }

    /// <summary>What contradicts itself in incentives, each fault with its pointer.</summary>
    public static void AddIncentiveErrors<T>(this ValidationContext<T> context, Incentives incentives)
    {
        foreach (var error in IncentiveErrors.Of(incentives))
            context.Refuse($"#/incentives{error.Path}", error.Code, error.Detail);
    }
}
