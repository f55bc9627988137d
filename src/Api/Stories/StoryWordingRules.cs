using FluentValidation;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Stories;

/// <summary>A body that words a story: as a text, or in parts.</summary>
interface IWording
{
    string? Text { get; }

    string? Role { get; }

    string? Want { get; }

    string? Benefit { get; }

    string? PainPoint { get; }

    string? DesiredOutcome { get; }

    IReadOnlyList<string>? Acceptance { get; }
}

/// <summary>A text or parts, not both; each of readable length.</summary>
sealed class WordingValidator : AbstractValidator<IWording>
{
    const string NotBoth = "A text, or parts, not both.";

    public WordingValidator()
    {
        RuleFor(body => body.Text).OptionalText(TextLimits.Reason);
        RuleFor(body => body.Role).OptionalText(TextLimits.Name);
        RuleFor(body => body.Want).OptionalText(TextLimits.Title);
        RuleFor(body => body.Benefit).OptionalText(TextLimits.Title);
        RuleFor(body => body.PainPoint).OptionalText(TextLimits.Reason);
        RuleFor(body => body.DesiredOutcome).OptionalText(TextLimits.Reason);
        RuleForEach(body => body.Acceptance).Text(TextLimits.Reason);
        When(body => body.Text is not null, () =>
        {
            RuleFor(body => body.Role).Null().WithErrorCode("not_allowed_here").WithMessage(NotBoth);
            RuleFor(body => body.Want).Null().WithErrorCode("not_allowed_here").WithMessage(NotBoth);
            RuleFor(body => body.Benefit).Null().WithErrorCode("not_allowed_here").WithMessage(NotBoth);
        });
    }
}

/// <summary>What becomes other of a story; an absent field stays as it is.</summary>
/// <param name="Text">The whole story.</param>
/// <param name="Role">Who needs it.</param>
/// <param name="Want">What is needed.</param>
/// <param name="Benefit">What for.</param>
/// <param name="PainPoint">What hurts today.</param>
/// <param name="DesiredOutcome">What would be better.</param>
/// <param name="Acceptance">What must hold for it to be done, whole.</param>
/// <param name="ContractId">The contract it falls under from now on.</param>
sealed record StoryChangesBody(
    string? Text = null,
    string? Role = null,
    string? Want = null,
    string? Benefit = null,
    string? PainPoint = null,
    string? DesiredOutcome = null,
    IReadOnlyList<string>? Acceptance = null,
    Guid? ContractId = null) : IWording
{
    /// <summary>As the decision takes them.</summary>
    public StoryChanges ToChanges() => new()
    {
        Text = Text,
        Role = Role,
        Want = Want,
        Benefit = Benefit,
        PainPoint = PainPoint,
        DesiredOutcome = DesiredOutcome,
        Acceptance = Acceptance,
        ContractId = ContractId,
    };
}
