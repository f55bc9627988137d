using FluentValidation;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Contracts;

/// <summary>What service levels must look like; which calendars they may name is known where they are agreed.</summary>
sealed class ServiceLevelsValidator : AbstractValidator<ServiceLevels>
{
    const int LongestTarget = 5 * 366 * 24 * 60;

    /// <param name="calendars">The calendars agreed beside them; null where the contract has them.</param>
    public ServiceLevelsValidator(IEnumerable<string>? calendars = null)
    {
        RuleFor(levels => levels).Custom((levels, context) => context.AddServiceLevelErrors(levels, calendars ?? TermRules.CalendarsNamedBy(levels)));
        RuleForEach(levels => levels.PauseOn).MaximumLength(TextLimits.Key).WithMessage($"At most {TextLimits.Key} characters.");
        RuleFor(levels => levels.PauseOn).Distinct(reason => reason);
        RuleForEach(levels => levels.Targets).ChildRules(target =>
            target.RuleFor(terms => terms.Minutes).LessThanOrEqualTo(LongestTarget).WithMessage($"At most {LongestTarget} minutes."));
        RuleForEach(levels => levels.Availability).ChildRules(target =>
            target.RuleFor(terms => terms.Service).MaximumLength(TextLimits.Name).WithMessage($"At most {TextLimits.Name} characters."));
    }
}

/// <summary>What incentives must look like: pools within the amount at risk, tiers and bonus steps strictly rising.</summary>
sealed class IncentiveTermsValidator : AbstractValidator<IncentiveTerms>
{
    public IncentiveTermsValidator() => RuleFor(incentives => incentives).Custom((incentives, context) => context.AddIncentiveErrors(incentives.Resolved()));
}
