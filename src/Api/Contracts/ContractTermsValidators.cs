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
    public IncentiveTermsValidator()
    {
        RuleFor(incentives => incentives.AtRiskPercent).Percent();
        RuleFor(incentives => incentives.Measures).Must(measures => measures.Sum(measure => measure.PoolPercent) <= 100)
            .WithErrorCode("pools_above_100").WithMessage("The pools together are at most 100 percent.");
        RuleFor(incentives => incentives.Measures).Distinct(measure => (measure.Metric, measure.Priority), "duplicate_measure");
        RuleForEach(incentives => incentives.Measures).ChildRules(measure =>
        {
            measure.RuleFor(terms => terms.Priority).InclusiveBetween(1, 5).WithMessage("1 to 5.");
            measure.RuleFor(terms => terms.Priority).Null().When(terms => terms.Metric == ServiceMetric.Availability)
                .WithMessage("Availability has no priority.");
            measure.RuleFor(terms => terms.PoolPercent).Percent();
            measure.RuleFor(terms => terms.MinVolume).GreaterThanOrEqualTo(0).WithMessage("0 or more.");
            measure.RuleForEach(terms => terms.Tiers).ChildRules(tier =>
            {
                tier.RuleFor(step => step.Below).ExclusiveBetween(0, 100.000001m).WithMessage("Above 0, at most 100.");
                tier.RuleFor(step => step.CreditPercent).Percent();
            });
            measure.RuleFor(terms => terms.Tiers).Rising(tier => tier.Below, "overlapping_tiers");
            measure.RuleForEach(terms => terms.Bonus).ChildRules(bonus =>
            {
                bonus.RuleFor(step => step.AtOrAbove).Percent();
                bonus.RuleFor(step => step.PercentOfFee).Percent();
            });
            measure.RuleFor(terms => terms.Bonus).Rising(bonus => bonus.AtOrAbove, "overlapping_tiers");
        });
        RuleFor(incentives => incentives.EarnBack!.Periods).InclusiveBetween(1, 60).WithMessage("1 to 60 months.")
            .When(incentives => incentives.EarnBack is not null);
    }
}
