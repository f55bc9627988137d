using System.Linq.Expressions;
using FluentValidation;
using MspEvents.Domain;

namespace MspEvents.Api.Priorities;

/// <summary>A body that rates something by value, urgency and feasibility, the last one stated or given by its four parts.</summary>
interface IRated
{
    int Value { get; }

    int Urgency { get; }

    int? Feasibility { get; }

    int? Resources { get; }

    int? Complexity { get; }

    int? Dependencies { get; }

    int? Timeframe { get; }

    PriorityWeights? Weights { get; }
}

/// <summary>What ratings come to.</summary>
static class Ratings
{
    /// <summary>The priority a valid body asks for.</summary>
    public static WeightedPriority Priority(this IRated body) => WeightedPriority.Of(
        body.Value,
        body.Urgency,
        body.Feasibility,
        body.Feasibility is null ? new(body.Resources!.Value, body.Complexity!.Value, body.Dependencies!.Value, body.Timeframe!.Value) : null,
        body.Weights);
}

/// <summary>Each part 1-5; feasibility, or all of what it is the mean of, and not both; at least one weight.</summary>
sealed class RatingValidator : AbstractValidator<IRated>
{
    const string OneOrTheOther = "Feasibility is stated, or follows from its four parts.";

    public RatingValidator()
    {
        RuleFor(body => body.Value).InclusiveBetween(1, 5).WithMessage("1 to 5.");
        RuleFor(body => body.Urgency).InclusiveBetween(1, 5).WithMessage("1 to 5.");
        RuleFor(body => body.Feasibility).InclusiveBetween(1, 5).WithMessage("1 to 5.");
        Part(body => body.Resources);
        Part(body => body.Complexity);
        Part(body => body.Dependencies);
        Part(body => body.Timeframe);
        RuleFor(body => body.Weights!).ChildRules(weights =>
        {
            weights.RuleFor(given => given.Value).InclusiveBetween(0, 1000).WithMessage("0 to 1000.");
            weights.RuleFor(given => given.Urgency).InclusiveBetween(0, 1000).WithMessage("0 to 1000.");
            weights.RuleFor(given => given.Feasibility).InclusiveBetween(0, 1000).WithMessage("0 to 1000.");
            weights.RuleFor(given => given).Must(given => given.Total > 0).OverridePropertyName("").WithErrorCode("out_of_range").WithMessage("At least one is above 0.");
        }).When(body => body.Weights is not null);
    }

    void Part(Expression<Func<IRated, int?>> part)
    {
        RuleFor(part).InclusiveBetween(1, 5).WithMessage("1 to 5.");
        RuleFor(part).NotNull().WithMessage(OneOrTheOther).When(body => body.Feasibility is null);
        RuleFor(part).Null().WithErrorCode("not_allowed_here").WithMessage(OneOrTheOther).When(body => body.Feasibility is not null);
    }
}
