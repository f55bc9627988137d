using MspEvents.Domain.Json;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>What may be asked of a template's stream.</summary>
public abstract record TemplateCommand : DomainCommand;

/// <summary>Writes down a solution that has proved itself, for others to adopt.</summary>
public sealed record CreateTemplate(string Title, string Problem, IReadOnlyList<string> Steps, IReadOnlyList<string> AppliesTo) : TemplateCommand;

/// <summary>Changes the template; null leaves a field as it was.</summary>
public sealed record ReviseTemplate(string? Title, string? Problem, IReadOnlyList<string>? Steps, IReadOnlyList<string>? AppliesTo, string Reason) : TemplateCommand;

/// <summary>Offers the template no longer.</summary>
public sealed record RetireTemplate(string Reason) : TemplateCommand;

/// <summary>A fact about a solution template. Templates belong to the provider: their events carry no client.</summary>
public abstract record TemplateEvent : DomainEvent;

/// <summary>A template was written down.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Problem">What it solves.</param>
/// <param name="Steps">What is done, in order.</param>
/// <param name="AppliesTo">Where it fits: industries, services, kinds of client.</param>
public sealed record TemplateCreated(string Title, string Problem, IReadOnlyList<string> Steps, IReadOnlyList<string> AppliesTo) : TemplateEvent;

/// <summary>The template changed; null left a field as it was.</summary>
public sealed record TemplateRevised(string? Title, string? Problem, IReadOnlyList<string>? Steps, IReadOnlyList<string>? AppliesTo, string Reason) : TemplateEvent;

/// <summary>The template is offered no longer; what adopted it keeps it.</summary>
public sealed record TemplateRetired(string Reason) : TemplateEvent;

/// <summary>A solution template as its decisions need to know it.</summary>
public sealed record SolutionTemplate
{
    /// <summary>Templates: from their facts to their state, from commands to new facts.</summary>
    public static Decider<SolutionTemplate, TemplateCommand, TemplateEvent> Decider { get; } = new(
        "template",
        new SolutionTemplate(),
        Evolve,
        (then, _, command) => then.Decide(command),
        _ => default,
        _ => null,
        _ => false);

    /// <summary>The creation, as it was recorded; null before.</summary>
    public TemplateCreated? Created { get; init; }

    /// <summary>In a few words, as revised.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>What it solves, as revised.</summary>
    public string Problem { get; init; } = string.Empty;

    /// <summary>What is done, as revised.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Where it fits, as revised.</summary>
    public IReadOnlyList<string> AppliesTo { get; init; } = [];

    /// <summary>When it was offered no longer; null while it is.</summary>
    public Instant? RetiredAt { get; init; }

    static SolutionTemplate Evolve(SolutionTemplate template, TemplateEvent @event) => @event switch
    {
        TemplateCreated e => template with { Created = e, Title = e.Title, Problem = e.Problem, Steps = e.Steps, AppliesTo = e.AppliesTo },
        TemplateRevised e => template with
        {
            Title = e.Title ?? template.Title,
            Problem = e.Problem ?? template.Problem,
            Steps = e.Steps ?? template.Steps,
            AppliesTo = e.AppliesTo ?? template.AppliesTo,
        },
        TemplateRetired e => template with { RetiredAt = e.OccurredAt },
        _ => throw new UnknownEvent(@event),
    };

    // Refusals: id_taken, not_allowed.
    IReadOnlyList<TemplateEvent> Decide(TemplateCommand command) => command switch
    {
        CreateTemplate c when Created is { } created => DomainJson.Same(Creation(c), created with { OccurredAt = default, By = null })
            ? []
            : throw new BrokenRule("id_taken", "Another template has this id."),
        CreateTemplate c => [Creation(c)],
        _ when Created is null => throw BrokenRule.NotAllowed(command, "the template is not created"),
        RetireTemplate when RetiredAt is not null => [],
        RetireTemplate c => [new TemplateRetired(c.Reason)],
        ReviseTemplate when RetiredAt is not null => throw BrokenRule.NotAllowed(command, "the template is retired"),
        ReviseTemplate c => Revise(new(c.Title, c.Problem, c.Steps, c.AppliesTo, c.Reason)),
        _ => throw BrokenRule.NotAllowed(command, "the template is offered"),
    };

    IReadOnlyList<TemplateEvent> Revise(TemplateRevised revised)
    {
        var after = Evolve(this, revised);
        return after.Steps.SequenceEqual(Steps) && after.AppliesTo.SequenceEqual(AppliesTo) && (after.Title, after.Problem) == (Title, Problem) ? [] : [revised];
    }

    static TemplateCreated Creation(CreateTemplate c) => new(c.Title, c.Problem, c.Steps, c.AppliesTo);
}
