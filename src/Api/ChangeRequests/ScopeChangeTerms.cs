using FluentValidation;
using MspEvents.Api.Contracts;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.ChangeRequests;

/// <summary>How the scope's baseline becomes the next; with nothing named it stays as it is.</summary>
sealed record ScopeChangeTerms
{
    /// <summary>Items that enter.</summary>
    public IReadOnlyList<ScopeItem> Add { get; init; } = [];

    /// <summary>Keys of items that leave.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Items as they will be, by key.</summary>
    public IReadOnlyList<ScopeItem> Change { get; init; } = [];

    public ScopeChange Resolved() => new(Add, Remove, Change);
}

/// <summary>What a change of scope must look like; which keys the baseline has is known where it is approved.</summary>
sealed class ScopeChangeValidator : AbstractValidator<ScopeChangeTerms>
{
    public ScopeChangeValidator()
    {
        RuleForEach(change => change.Add).SetValidator(new ScopeItemValidator());
        RuleForEach(change => change.Change).SetValidator(new ScopeItemValidator());
        RuleForEach(change => change.Remove).Text(TextLimits.Key);
        RuleFor(change => change).Custom((change, context) =>
            context.RefuseKeysNamedTwice(JsonPointer.OfProperty(context.PropertyPath), change.Add, change.Remove, change.Change));
    }
}
