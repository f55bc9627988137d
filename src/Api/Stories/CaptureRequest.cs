using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Stories;

/// <summary>Writes a need down: as a text, or as its parts, which are then put together as "As a role, I want want, so that benefit".</summary>
/// <param name="ClientId">Whose need it is.</param>
/// <param name="Source">How it was found out.</param>
/// <param name="ContractId">The contract it falls under, if there is one already.</param>
/// <param name="Text">The whole story.</param>
/// <param name="Role">Who needs it, instead of a text.</param>
/// <param name="Want">What is needed, instead of a text.</param>
/// <param name="Benefit">What for, instead of a text.</param>
/// <param name="PainPoint">What hurts today.</param>
/// <param name="DesiredOutcome">What would be better.</param>
/// <param name="SourceRef">Where it is written, or the id of the ticket or feedback it came from.</param>
sealed record CaptureRequest(
    Guid ClientId,
    StorySource Source,
    Guid? ContractId = null,
    string? Text = null,
    string? Role = null,
    string? Want = null,
    string? Benefit = null,
    string? PainPoint = null,
    string? DesiredOutcome = null,
    string? SourceRef = null) : StartBody, IWording, IExample<CaptureRequest>
{
    /// <summary>What must hold for it to be done.</summary>
    public IReadOnlyList<string> Acceptance { get; init; } = [];

    public static CaptureRequest Example => new(
        Guid.Parse("0198a1c0-7c10-7aa1-9f00-1a2b3c4d5e6f"), StorySource.Interview, Role: "receptionist", Want: "to see which printer is free",
        Benefit: "no patient waits at the desk", PainPoint: "Two of three printers are busy in the morning.")
    {
        Acceptance = ["The state is at most a minute old."],
    };

    public sealed class Validator : CommandValidator<CaptureRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ClientId).NotEmpty().WithMessage("A client's id is needed.");
            Include(new WordingValidator());
            RuleFor(body => body.Text).NotNull().WithMessage("The story is needed: as a text, or what is wanted, by whom and what for.")
                .When(body => body.Want is null);
            RuleFor(body => body.SourceRef).OptionalText(TextLimits.Title);
        }
    }
}
