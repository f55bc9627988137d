using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using NodaTime;

namespace MspEvents.Api.UseCases;

/// <summary>Adopts a solution template; adopting it again says how it is adapted now.</summary>
/// <param name="TemplateId">The template; one that is retired is refused 409 <c>template_retired</c>.</param>
/// <param name="Adaptations">What is done otherwise.</param>
sealed record AdoptTemplateRequest(Guid TemplateId, string? Adaptations = null) : CommandBody, IExample<AdoptTemplateRequest>
{
    public static AdoptTemplateRequest Example => new(Guid.Parse("0198a1c0-9f02-7a10-8b3c-112233445577"), "Without the badge: the practice has none.");

    public sealed class Validator : CommandValidator<AdoptTemplateRequest>
    {
        public Validator()
        {
            RuleFor(body => body.TemplateId).NotEmpty().WithMessage("A template's id is needed.");
            RuleFor(body => body.Adaptations).OptionalText(TextLimits.Text);
        }
    }
}

/// <summary>Records that members of a team completed training.</summary>
/// <param name="Team">The team.</param>
/// <param name="Skill">What they learnt.</param>
/// <param name="CompletedBy">Who completed it, at least one.</param>
sealed record RecordTrainingRequest(string Team, string Skill, IReadOnlyList<string> CompletedBy) : CommandBody, IExample<RecordTrainingRequest>
{
    public static RecordTrainingRequest Example => new("Service desk", "Imaging over the network", ["Tomas Reil", "Anouk Vane"]);

    public sealed class Validator : CommandValidator<RecordTrainingRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Team).Text(TextLimits.Name);
            RuleFor(body => body.Skill).Text(TextLimits.Name);
            RuleFor(body => body.CompletedBy).NotEmpty().WithMessage("At least one is needed.");
            RuleForEach(body => body.CompletedBy).Text(TextLimits.Name);
            RuleFor(body => body.CompletedBy).Distinct(name => name);
        }
    }
}

/// <summary>Records a review of the use case; <c>by</c> is required.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="NextReviewOn">When it is reviewed next, in the client's zone; after this one.</param>
sealed record ReviewRequest(string Outcome, LocalDate NextReviewOn) : AttributedBody, IExample<ReviewRequest>
{
    public static ReviewRequest Example => new("It works for all but locums.", new(2026, 9, 14)) { By = "Ines Marlow" };

    public sealed class Validator : CommandValidator<ReviewRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Outcome).Text(TextLimits.Reason);
        }
    }
}

/// <summary>Pursues the use case no longer; nothing is asked of it from then on.</summary>
/// <param name="Reason">Why.</param>
sealed record RetireRequest(string Reason) : CommandBody, IExample<RetireRequest>
{
    public static RetireRequest Example => new("Human resources do it themselves now.");

    public sealed class Validator : CommandValidator<RetireRequest>
    {
        public Validator() => RuleFor(body => body.Reason).Text(TextLimits.Reason);
    }
}
