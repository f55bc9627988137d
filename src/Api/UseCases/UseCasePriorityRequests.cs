using FluentValidation;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;
using MspEvents.Api.Priorities;
using MspEvents.Domain;

namespace MspEvents.Api.UseCases;

/// <summary>Rates the use case: <c>score = sum(weight x part) / sum(weight)</c>. Its rationale is then to be told and taken note of anew.</summary>
/// <param name="Value">What it is worth to the client, 1-5.</param>
/// <param name="Urgency">How soon it is needed, 1-5.</param>
/// <param name="Rationale">Why so.</param>
/// <param name="Feasibility">How well it can be done, 1-5; or the four parts it is the mean of.</param>
/// <param name="Resources">1-5, where 5 has people and means at hand.</param>
/// <param name="Complexity">1-5, where 5 is simple.</param>
/// <param name="Dependencies">1-5, where 5 depends on nothing.</param>
/// <param name="Timeframe">1-5, where 5 has time enough.</param>
/// <param name="Weights">What each part weighs, 0-1000, not all 0; equal unless said otherwise.</param>
sealed record PrioritiseRequest(
    int Value,
    int Urgency,
    string Rationale,
    int? Feasibility = null,
    int? Resources = null,
    int? Complexity = null,
    int? Dependencies = null,
    int? Timeframe = null,
    PriorityWeights? Weights = null) : CommandBody, IRated, IExample<PrioritiseRequest>
{
    public static PrioritiseRequest Example =>
        new(5, 4, "Half of all complaints are about the first day.", Resources: 3, Complexity: 4, Dependencies: 2, Timeframe: 3, Weights: new(2));

    public sealed class Validator : CommandValidator<PrioritiseRequest>
    {
        public Validator()
        {
            RuleFor(body => body.Rationale).Text(TextLimits.Reason);
            Include(new RatingValidator());
        }
    }
}

/// <summary>Records that the rationale in force was told to stakeholders.</summary>
/// <param name="To">Names of stakeholders, at least one.</param>
/// <param name="Channel">Such as meeting, e-mail.</param>
sealed record CommunicateRationaleRequest(IReadOnlyList<string> To, string Channel) : CommandBody, IExample<CommunicateRationaleRequest>
{
    public static CommunicateRationaleRequest Example => new(["Ines Marlow"], "meeting");

    public sealed class Validator : CommandValidator<CommunicateRationaleRequest>
    {
        public Validator()
        {
            RuleFor(body => body.To).NotEmpty().WithMessage("A stakeholder is needed.");
            RuleForEach(body => body.To).Text(TextLimits.Name);
            RuleFor(body => body.To).Distinct(name => name);
            RuleFor(body => body.Channel).Text(TextLimits.Name);
        }
    }
}

/// <summary>Records that a stakeholder took note of the rationale in force.</summary>
/// <param name="Stakeholder">The name.</param>
sealed record AcknowledgeRequest(string Stakeholder) : CommandBody, IExample<AcknowledgeRequest>
{
    public static AcknowledgeRequest Example => new("Ines Marlow");

    public sealed class Validator : CommandValidator<AcknowledgeRequest>
    {
        public Validator() => RuleFor(body => body.Stakeholder).Text(TextLimits.Name);
    }
}
