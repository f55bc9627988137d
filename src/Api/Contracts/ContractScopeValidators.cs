using FluentValidation;
using MspEvents.Api.Conventions;
using MspEvents.Domain;

namespace MspEvents.Api.Contracts;

/// <summary>What a scope item must look like.</summary>
sealed class ScopeItemValidator : AbstractValidator<ScopeItem>
{
    public ScopeItemValidator()
    {
        RuleFor(item => item.Key).Text(TextLimits.Key);
        RuleFor(item => item.Name).Text(TextLimits.Name);
        RuleFor(item => item.EffortMinutes).GreaterThanOrEqualTo(0).WithMessage("0 or more.");
        RuleFor(item => item.Cost).Amount();
    }
}

/// <summary>Rules for changes of the scope.</summary>
static class ScopeChangeRules
{
    /// <summary>A fault for each key that a change of the scope names again.</summary>
    public static void RefuseKeysNamedTwice<T>(
        this ValidationContext<T> context, string pointer, IReadOnlyList<ScopeItem> add, IReadOnlyList<string> remove, IReadOnlyList<ScopeItem> change)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var named = add.Select((item, index) => (Pointer: $"{pointer}/add/{index}/key", item.Key))
            .Concat(remove.Select((key, index) => (Pointer: $"{pointer}/remove/{index}", Key: key)))
            .Concat(change.Select((item, index) => (Pointer: $"{pointer}/change/{index}/key", item.Key)));
        foreach (var (twice, _) in named.Where(item => !seen.Add(item.Key)))
            context.Refuse(twice, "duplicate_key", "The key is named twice.");
    }
}

/// <summary>What the scope agreed at signing must look like.</summary>
sealed class ContractScopeValidator : AbstractValidator<ContractScope>
{
    public ContractScopeValidator()
    {
        RuleForEach(scope => scope.Items).SetValidator(new ScopeItemValidator());
        RuleFor(scope => scope.Items).Distinct(item => item.Key, "duplicate_key");
        RuleFor(scope => scope.BlockHours!).ChildRules(block =>
        {
            block.RuleFor(hours => hours.Minutes).GreaterThan(0).WithMessage("Above 0.");
            block.RuleFor(hours => hours.OverageRate).Amount();
        }).When(scope => scope.BlockHours is not null);
    }
}

/// <summary>What a communication protocol must look like.</summary>
sealed class CommunicationValidator : AbstractValidator<CommunicationProtocol>
{
    public CommunicationValidator()
    {
        RuleForEach(protocol => protocol.Channels).ChildRules(channel =>
        {
            channel.RuleFor(line => line.Purpose).Text(TextLimits.Name);
            channel.RuleFor(line => line.Channel).Text(TextLimits.Name);
            channel.RuleFor(line => line.Contact).Text(TextLimits.Name);
            channel.RuleFor(line => line.Fallback).OptionalText(TextLimits.Name);
        });
        RuleForEach(protocol => protocol.Escalation).ChildRules(level =>
        {
            level.RuleFor(line => line.Level).InclusiveBetween(1, 20).WithMessage("1 to 20.");
            level.RuleFor(line => line.AfterMinutes).InclusiveBetween(0, 527_040).WithMessage("0 to 527,040 minutes, a year.");
            level.RuleFor(line => line.Provider).Text(TextLimits.Name);
            level.RuleFor(line => line.Client).Text(TextLimits.Name);
        });
        RuleFor(protocol => protocol.Escalation).Distinct(level => level.Level, "duplicate_level");
        RuleFor(protocol => protocol.Escalation)
            .Must(levels => levels.OrderBy(level => level.Level).Zip(levels.OrderBy(level => level.Level).Skip(1)).All(pair => pair.First.AfterMinutes <= pair.Second.AfterMinutes))
            .WithErrorCode("level_too_early").WithMessage("A higher level does not take over before a lower one.");
        RuleForEach(protocol => protocol.Reports).ChildRules(report =>
        {
            report.RuleFor(line => line.Name).Text(TextLimits.Name);
            report.RuleForEach(line => line.Content).Text(TextLimits.Title);
        });
    }
}
