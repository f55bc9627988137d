using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>Amends service levels from a date.</summary>
/// <param name="EffectiveFrom">From 00:00 of this date in the contract's zone.</param>
/// <param name="ServiceLevels">The new service levels, whole.</param>
/// <param name="Reason">Why.</param>
/// <param name="Mode">How running clocks are treated; absent leaves them under the old terms.</param>
/// <param name="Restate">True to reach into a month that is closed.</param>
sealed record AmendServiceLevelsRequest(LocalDate EffectiveFrom, ServiceLevels ServiceLevels, string Reason, ChangeMode? Mode = null, bool Restate = false)
    : CommandBody, IExample<AmendServiceLevelsRequest>
{
    public static AmendServiceLevelsRequest Example => new(
        new(2026, 6, 1),
        new()
        {
            Targets = [new(ServiceMetric.FirstResponse, 1, 30, "24x7"), new(ServiceMetric.Resolution, 3, 960, "office", TargetPercent: 90)],
            Availability = [new("mail", 99.9m, "24x7")],
        },
        "Agreed at the spring review.");

    public sealed class Validator : CommandValidator<AmendServiceLevelsRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ServiceLevels).SetValidator(new ServiceLevelsValidator());
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
        }
    }
}

/// <summary>Amends or adds a calendar from a date.</summary>
/// <param name="EffectiveFrom">From 00:00 of this date in the contract's zone.</param>
/// <param name="Name">The calendar's name in the contract.</param>
/// <param name="Calendar">The calendar, whole.</param>
/// <param name="Reason">Why.</param>
/// <param name="Mode">How running clocks are treated; absent leaves them under the old terms.</param>
/// <param name="Restate">True to reach into a month that is closed.</param>
sealed record AmendCalendarRequest(LocalDate EffectiveFrom, string Name, ServiceCalendar Calendar, string Reason, ChangeMode? Mode = null, bool Restate = false)
    : CommandBody, IExample<AmendCalendarRequest>
{
    public static AmendCalendarRequest Example => new(
        new(2026, 12, 1),
        "office",
        new()
        {
            TimeZone = "Europe/Dublin",
            Weekly = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(day => day, IReadOnlyList<TimeWindow> (_) => [new(9 * 3600, 17 * 3600)]),
            Holidays = [new(2026, 12, 25)],
            Overrides = new Dictionary<LocalDate, IReadOnlyList<TimeWindow>> { [new(2026, 12, 24)] = [new(9 * 3600, 12 * 3600)] },
        },
        "Christmas hours.");

    public sealed class Validator : CommandValidator<AmendCalendarRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Name).Text(TextLimits.Key);
            RuleFor(body => body.Name).NotEqual(ServiceCalendar.AlwaysOpenName).WithErrorCode("not_allowed_here")
                .WithMessage(TermRules.CalendarNameFault(ServiceCalendar.AlwaysOpenName));
            RuleFor(body => body.Calendar).Calendar();
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
        }
    }
}

/// <summary>Amends incentives from a date.</summary>
/// <param name="EffectiveFrom">From 00:00 of this date in the contract's zone.</param>
/// <param name="Incentives">The new incentives, whole.</param>
/// <param name="Reason">Why.</param>
/// <param name="Restate">True to reach into a month that is closed.</param>
sealed record AmendIncentivesRequest(LocalDate EffectiveFrom, IncentiveTerms Incentives, string Reason, bool Restate = false)
    : CommandBody, IExample<AmendIncentivesRequest>
{
    public static AmendIncentivesRequest Example => new(
        new(2026, 6, 1),
        new(10, [new(ServiceMetric.Resolution, 50, MinVolume: 5) { Tiers = [new(90, 100), new(95, 40)], Bonus = [new(99, 1)] }], new(3)),
        "Agreed at the spring review.");

    public sealed class Validator : CommandValidator<AmendIncentivesRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Incentives).SetValidator(new IncentiveTermsValidator());
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
        }
    }
}

/// <summary>Amends the scope from a date.</summary>
/// <param name="EffectiveFrom">From 00:00 of this date in the contract's zone.</param>
/// <param name="Reason">Why.</param>
/// <param name="ChangeRequestId">The change request that was approved.</param>
sealed record AmendScopeRequest(LocalDate EffectiveFrom, string Reason, Guid? ChangeRequestId = null) : CommandBody, IExample<AmendScopeRequest>
{
    /// <summary>New items.</summary>
    public IReadOnlyList<ScopeItem> Add { get; init; } = [];

    /// <summary>Keys of items that leave.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Items as they will be, by key.</summary>
    public IReadOnlyList<ScopeItem> Change { get; init; } = [];

    public static AmendScopeRequest Example => new(new(2026, 6, 1), "The new branch needs looking after.")
    {
        Add = [new("branch-wifi", "Wireless at the new branch", ScopeCoverage.Included, 1_200, 90_000)],
        Remove = ["fax"],
    };

    public sealed class Validator : CommandValidator<AmendScopeRequest>
    {
        public Validator()
        {
            RuleForEach(body => body.Add).SetValidator(new ScopeItemValidator());
            RuleForEach(body => body.Change).SetValidator(new ScopeItemValidator());
            RuleForEach(body => body.Remove).Text(TextLimits.Key);
            RuleFor(body => body.Add).Must((body, added) => added.Count + body.Remove.Count + body.Change.Count > 0)
                .WithErrorCode("required").WithMessage("Something to add, remove or change is needed.");
            RuleFor(body => body).Custom((body, context) => context.RefuseKeysNamedTwice(JsonPointer.Root, body.Add, body.Remove, body.Change));
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
        }
    }
}
