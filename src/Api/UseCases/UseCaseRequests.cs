using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.UseCases;

/// <summary>Defines a use case.</summary>
/// <param name="ClientId">The client it is for.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Goal">What it is for.</param>
/// <param name="Stakeholders">Who has a stake in it, each named once; may be empty.</param>
/// <param name="Steps">What happens, in order; may be empty.</param>
/// <param name="Constraints">What limits it; may be empty.</param>
sealed record DefineRequest(
    Guid ClientId,
    string Title,
    string Goal,
    IReadOnlyList<Stakeholder> Stakeholders,
    IReadOnlyList<UseCaseStep> Steps,
    IReadOnlyList<UseCaseConstraint> Constraints) : StartBody, IExample<DefineRequest>
{
    /// <summary>The client's stories it serves, at most 100.</summary>
    public IReadOnlyList<Guid> StoryIds { get; init; } = [];

    internal UseCaseChanges Content => new()
    {
        Title = Title,
        Goal = Goal,
        Stakeholders = Stakeholders,
        Steps = Steps,
        Constraints = Constraints,
        StoryIds = StoryIds,
    };

    public static DefineRequest Example => new(
        Guid.Parse("0198a1c0-7b20-7c11-9e5d-aabbccddeeff"),
        "A new starter works on the first day",
        "Nobody waits for a laptop.",
        [new("Ines Marlow", StakeholderKind.Client, "Practice manager", "No calls on Mondays.")],
        [new("Practice manager", "Names the starter two weeks ahead", "A date and a role"), new("Service desk", "Prepares the laptop", "It is ready")],
        [new("budget", "There are no spare laptops.", "Two are leased.")]);

    public sealed class Validator : CommandValidator<DefineRequest>
    {
        public Validator()
        {
            RuleFor(body => body.ClientId).NotEmpty().WithMessage("A client's id is needed.");
            RuleFor(body => body.Title).Text(TextLimits.Title);
            RuleFor(body => body.Goal).Text(TextLimits.Text);
            RuleFor(body => body.Content).SetValidator(new UseCaseContentValidator()).OverridePropertyName("");
        }
    }
}

/// <summary>Revises what a use case says; a field left out stays as it was, a list is given whole.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Goal">What it is for.</param>
/// <param name="Stakeholders">Who has a stake in it, each named once.</param>
/// <param name="Steps">What happens, in order.</param>
/// <param name="Constraints">What limits it.</param>
/// <param name="StoryIds">The client's stories it serves, at most 100.</param>
sealed record ReviseRequest(
    string Reason,
    string? Title = null,
    string? Goal = null,
    IReadOnlyList<Stakeholder>? Stakeholders = null,
    IReadOnlyList<UseCaseStep>? Steps = null,
    IReadOnlyList<UseCaseConstraint>? Constraints = null,
    IReadOnlyList<Guid>? StoryIds = null) : CommandBody, IExample<ReviseRequest>
{
    internal UseCaseChanges Changes => new()
    {
        Title = Title,
        Goal = Goal,
        Stakeholders = Stakeholders,
        Steps = Steps,
        Constraints = Constraints,
        StoryIds = StoryIds,
    };

    public static ReviseRequest Example => new("The budget was raised.", Constraints: [new("time", "Two weeks' notice.", "Three days for locums.")]);

    public sealed class Validator : CommandValidator<ReviseRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Reason).Text(TextLimits.Reason);
            RuleFor(body => body.Title).OptionalText(TextLimits.Title);
            RuleFor(body => body.Goal).OptionalText(TextLimits.Text);
            RuleFor(body => body.Changes).SetValidator(new UseCaseContentValidator()).OverridePropertyName("");
            RuleFor(body => body).Must(body => body.Changes != new UseCaseChanges()).OverridePropertyName(JsonPointer.Root)
                .WithErrorCode("required").WithMessage("A field to revise is needed.");
        }
    }
}

/// <summary>The lists of a use case; the texts are each body's own.</summary>
sealed class UseCaseContentValidator : AbstractValidator<UseCaseChanges>
{
    const int MostStories = 100;

    public UseCaseContentValidator()
    {
        RuleForEach(content => content.Stakeholders).ChildRules(stakeholder =>
        {
            stakeholder.RuleFor(named => named.Name).Text(TextLimits.Name);
            stakeholder.RuleFor(named => named.Role).Text(TextLimits.Name);
            stakeholder.RuleFor(named => named.Expectation).Text(TextLimits.Reason);
        });
        RuleFor(content => content.Stakeholders!).Distinct(stakeholder => stakeholder.Name).When(content => content.Stakeholders is not null);
        RuleForEach(content => content.Steps).ChildRules(step =>
        {
            step.RuleFor(told => told.Actor).Text(TextLimits.Name);
            step.RuleFor(told => told.Action).Text(TextLimits.Reason);
            step.RuleFor(told => told.Outcome).Text(TextLimits.Reason);
        });
        RuleForEach(content => content.Constraints).ChildRules(constraint =>
        {
            constraint.RuleFor(limit => limit.Kind).Text(TextLimits.Key);
            constraint.RuleFor(limit => limit.Description).Text(TextLimits.Reason);
            constraint.RuleFor(limit => limit.Mitigation).OptionalText(TextLimits.Reason);
        });
        RuleFor(content => content.StoryIds!.Count).LessThanOrEqualTo(MostStories).OverridePropertyName(nameof(UseCaseChanges.StoryIds))
            .WithMessage($"At most {MostStories} stories.").When(content => content.StoryIds is not null);
        RuleFor(content => content.StoryIds!).Distinct(story => story).When(content => content.StoryIds is not null);
    }
}
