using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Api.Priorities;
using MspEvents.Domain;

namespace MspEvents.Api.Stories;

/// <summary>Examines the story. A story that would depend on itself, by whatever way, is refused 409 <c>dependency_cycle</c>.</summary>
/// <param name="Category">Free classification.</param>
/// <param name="Complexity">1-5, where 5 is the most complex.</param>
/// <param name="Impact">1-5, where 5 is the most felt.</param>
sealed record AnalyseRequest(string Category, int Complexity, int Impact) : CommandBody, IExample<AnalyseRequest>
{
    /// <summary>The stories of the client that have to be there first.</summary>
    public IReadOnlyList<Guid> DependsOn { get; init; } = [];

    /// <summary>What it is about.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    public static AnalyseRequest Example => new("printing", 2, 4) { DependsOn = [Guid.Parse("0198a1c0-9a77-7d20-9c3e-5566778899aa")], Themes = ["front desk"] };

    public sealed class Validator : CommandValidator<AnalyseRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Category).Text(TextLimits.Name);
            RuleFor(body => body.Complexity).InclusiveBetween(1, 5).WithMessage("1 to 5.");
            RuleFor(body => body.Impact).InclusiveBetween(1, 5).WithMessage("1 to 5.");
            RuleFor(body => body.DependsOn).Distinct(story => story);
            RuleForEach(body => body.Themes).Text(TextLimits.Name);
            RuleFor(body => body.Themes).Distinct(theme => theme);
        }
    }
}

/// <summary>Rates the story: <c>score = sum(weight x part) / sum(weight)</c>.</summary>
/// <param name="Value">What it is worth to the client, 1-5.</param>
/// <param name="Urgency">How soon it is needed, 1-5.</param>
/// <param name="Rationale">Why so.</param>
/// <param name="Feasibility">How well it can be done, 1-5; or the four parts it is the mean of.</param>
/// <param name="Resources">1-5, where 5 has people and means at hand.</param>
/// <param name="Complexity">1-5, where 5 is simple.</param>
/// <param name="Dependencies">1-5, where 5 depends on nothing.</param>
/// <param name="Timeframe">1-5, where 5 has time enough.</param>
/// <param name="Weights">What each part weighs, 0-1000, not all 0; equal unless said otherwise.</param>
/// <param name="Moscow">Must, should, could or won't.</param>
sealed record PrioritiseRequest(
    int Value,
    int Urgency,
    string Rationale,
    int? Feasibility = null,
    int? Resources = null,
    int? Complexity = null,
    int? Dependencies = null,
    int? Timeframe = null,
    PriorityWeights? Weights = null,
    Moscow? Moscow = null) : CommandBody, IRated, IExample<PrioritiseRequest>
{
    public static PrioritiseRequest Example => new(5, 3, "Seen every morning by every patient.", 4, Moscow: Domain.Moscow.Should);

    public sealed class Validator : CommandValidator<PrioritiseRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Rationale).Text(TextLimits.Reason);
            Include(new RatingValidator());
        }
    }
}

/// <summary>Records whether a stakeholder confirms the need; <c>by</c> is required. A need that was not confirmed is not started.</summary>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Confirmed">Whether the need is real and rightly understood.</param>
/// <param name="Note">A note.</param>
sealed record ValidateRequest(string Evidence, bool Confirmed, string? Note = null) : AttributedBody, IExample<ValidateRequest>
{
    public static ValidateRequest Example => new("Queue counted on three mornings.", true) { By = "Ines Marlow" };

    public sealed class Validator : CommandValidator<ValidateRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Evidence).Text(TextLimits.Reason);
            RuleFor(body => body.Note).OptionalText(TextLimits.Text);
        }
    }
}

/// <summary>Lays down how the story will be served.</summary>
/// <param name="Blueprint">The service blueprint; lists that are left out are empty.</param>
/// <param name="UseCaseId">The use case it belongs to.</param>
sealed record DesignRequest(BlueprintBody Blueprint, Guid? UseCaseId = null) : CommandBody, IExample<DesignRequest>
{
    public static DesignRequest Example => new(
        new BlueprintBody { Steps = ["Put a display on the desk.", "Feed it from the print server."], Resources = ["A display"], Gaps = ["No socket at the desk"], Bottlenecks = [] });

    public sealed class Validator : CommandValidator<DesignRequest>
    {
        public Validator() => RuleFor(body => body.Blueprint).ChildRules(blueprint =>
        {
            blueprint.RuleForEach(given => given.Steps).Text(TextLimits.Reason);
            blueprint.RuleForEach(given => given.Resources).Text(TextLimits.Reason);
            blueprint.RuleForEach(given => given.Gaps).Text(TextLimits.Reason);
            blueprint.RuleForEach(given => given.Bottlenecks).Text(TextLimits.Reason);
        });
    }
}

/// <summary>A service blueprint.</summary>
sealed record BlueprintBody
{
    /// <summary>What is done, in order.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What it takes.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>What is missing today.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Where it will be slow.</summary>
    public IReadOnlyList<string> Bottlenecks { get; init; } = [];

    /// <summary>As the decision takes it.</summary>
    public ServiceBlueprint ToBlueprint() => new(Steps, Resources, Gaps, Bottlenecks);
}
