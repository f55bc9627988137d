using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.Stories;

/// <summary>Puts questions to someone; the story is not started while one is open.</summary>
/// <param name="Questions">What is unclear.</param>
/// <param name="Of">Who is asked.</param>
sealed record RequestClarificationRequest(IReadOnlyList<string> Questions, string Of) : CommandBody, IExample<RequestClarificationRequest>
{
    public static RequestClarificationRequest Example => new(["Which of the three printers?"], "Ines Marlow");

    public sealed class Validator : CommandValidator<RequestClarificationRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Questions).NotEmpty().WithMessage("A question is needed.");
            RuleForEach(body => body.Questions).Text(TextLimits.Reason);
            RuleFor(body => body.Questions).Distinct(question => question);
            RuleFor(body => body.Of).Text(TextLimits.Name);
        }
    }
}

/// <summary>Answers the open questions, all of them.</summary>
/// <param name="Answers">In the order of the questions.</param>
/// <param name="Changes">What becomes other of the story by that.</param>
sealed record ClarifyRequest(IReadOnlyList<string> Answers, StoryChangesBody? Changes = null) : CommandBody, IExample<ClarifyRequest>
{
    public static ClarifyRequest Example => new(["The two at the desk."], new(Want: "to see which printer at the desk is free"));

    public sealed class Validator : CommandValidator<ClarifyRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Answers).NotEmpty().WithMessage("An answer is needed.");
            RuleForEach(body => body.Answers).Text(TextLimits.Reason);
            RuleFor(body => body.Changes!).SetValidator(new WordingValidator()).When(body => body.Changes is not null);
        }
    }
}

/// <summary>Words the story better; an absent field stays as it is.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Text">The whole story; makes parts given before void.</param>
/// <param name="Role">Who needs it; parts make a new text.</param>
/// <param name="Want">What is needed.</param>
/// <param name="Benefit">What for.</param>
/// <param name="PainPoint">What hurts today.</param>
/// <param name="DesiredOutcome">What would be better.</param>
/// <param name="Acceptance">What must hold for it to be done, whole.</param>
/// <param name="ContractId">The contract it falls under from now on; a story that has one keeps it.</param>
sealed record RefineRequest(
    string Reason,
    string? Text = null,
    string? Role = null,
    string? Want = null,
    string? Benefit = null,
    string? PainPoint = null,
    string? DesiredOutcome = null,
    IReadOnlyList<string>? Acceptance = null,
    Guid? ContractId = null) : CommandBody, IWording, IExample<RefineRequest>
{
    public static RefineRequest Example => new("Two wishes in one.", Want: "to see which printer at the desk is free");

    internal StoryChangesBody Changes => new(Text, Role, Want, Benefit, PainPoint, DesiredOutcome, Acceptance, ContractId);

    public sealed class Validator : CommandValidator<RefineRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            Include(new WordingValidator());
            RuleFor(body => body).Must(body => body.Changes != new StoryChangesBody()).OverridePropertyName(JsonPointer.Root)
                .WithErrorCode("required").WithMessage("A field to change is needed.");
        }
    }
}
