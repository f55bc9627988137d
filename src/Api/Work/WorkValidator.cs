using FluentValidation;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Work;

/// <summary>The rules of work, logged or corrected.</summary>
sealed class WorkValidator : AbstractValidator<WorkDetails>
{
    const int LongestWork = 31 * 24 * 60;

    public WorkValidator()
    {
        RuleFor(work => work.Minutes).InclusiveBetween(1, LongestWork).WithMessage($"1 to {LongestWork} minutes.");
        RuleFor(work => work.Who).OptionalText(TextLimits.Name);
        RuleFor(work => work.Role).OptionalText(TextLimits.Key);
        RuleFor(work => work.Rate).InclusiveBetween(0, 1_000_000_000).WithMessage("0 to 10^9 minor units an hour.");
        RuleFor(work => work.ScopeItem).OptionalText(TextLimits.Key);
        RuleFor(work => work.Note).OptionalText(TextLimits.Text);
    }
}
