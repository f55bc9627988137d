using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>A use case with its scenarios as its decisions need to know it.</summary>
public sealed partial record UseCase
{
    /// <summary>Use cases: from their facts to their state, from commands to new facts.</summary>
    public static Decider<UseCase, UseCaseCommand, IUseCaseEvent> Decider { get; } = new(
        "use_case",
        new UseCase(),
        Evolve,
        Decide,
        useCase => new(useCase.ClientId, null),
        _ => null,
        _ => false);

    /// <summary>The client it is for.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The definition, as it was recorded; null before.</summary>
    public UseCaseDefined? Defined { get; init; }

    /// <summary>In a few words, as revised.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>What it is for, as revised.</summary>
    public string Goal { get; init; } = string.Empty;

    /// <summary>Who has a stake in it, as revised.</summary>
    public IReadOnlyList<Stakeholder> Stakeholders { get; init; } = [];

    /// <summary>What happens, as revised.</summary>
    public IReadOnlyList<UseCaseStep> Steps { get; init; } = [];

    /// <summary>What limits it, as revised.</summary>
    public IReadOnlyList<UseCaseConstraint> Constraints { get; init; } = [];

    /// <summary>The stories it serves, as revised.</summary>
    public IReadOnlyList<Guid> StoryIds { get; init; } = [];

    /// <summary>The priority in force.</summary>
    public UseCasePrioritised? Priority { get; init; }

    /// <summary>When each stakeholder was last told the rationale in force, and over which channel.</summary>
    public ImmutableDictionary<string, (string Channel, Instant At)> Told { get; init; } = ImmutableDictionary<string, (string, Instant)>.Empty;

    /// <summary>When each stakeholder took note of the rationale in force.</summary>
    public ImmutableDictionary<string, Instant> Acknowledged { get; init; } = ImmutableDictionary<string, Instant>.Empty;

    /// <summary>The templates adopted, in the order they were first adopted, as last adapted.</summary>
    public ImmutableList<TemplateAdopted> Templates { get; init; } = [];

    /// <summary>Training completed, in the order it was recorded.</summary>
    public ImmutableList<TrainingRecorded> Trainings { get; init; } = [];

    /// <summary>The reviews, in the order they were held.</summary>
    public ImmutableList<UseCaseReviewed> Reviews { get; init; } = [];

    /// <summary>Its scenarios by key.</summary>
    public ImmutableSortedDictionary<string, UseCaseScenario> Scenarios { get; init; } =
        ImmutableSortedDictionary.Create<string, UseCaseScenario>(StringComparer.Ordinal);

    /// <summary>Who is set aside for it.</summary>
    public Resources Resources { get; init; } = Resources.Empty;

    /// <summary>The retirement; null while it is pursued.</summary>
    public UseCaseRetired? Retired { get; init; }

    /// <summary>The day an instant falls on for the use case.</summary>
    public LocalDate DateOf(Instant instant) => instant.InZone(DateTimeZoneProviders.Tzdb[Defined?.TimeZone ?? "UTC"]).Date;

    static UseCase Evolve(UseCase useCase, IUseCaseEvent @event) => @event switch
    {
        UseCaseDefined e => useCase with
        {
            ClientId = e.ClientId,
            Defined = e,
            Title = e.Title,
            Goal = e.Goal,
            Stakeholders = e.Stakeholders,
            Steps = e.Steps,
            Constraints = e.Constraints,
            StoryIds = e.StoryIds,
        },
        UseCaseRevised e => useCase with
        {
            Title = e.Changes.Title ?? useCase.Title,
            Goal = e.Changes.Goal ?? useCase.Goal,
            Stakeholders = e.Changes.Stakeholders ?? useCase.Stakeholders,
            Steps = e.Changes.Steps ?? useCase.Steps,
            Constraints = e.Changes.Constraints ?? useCase.Constraints,
            StoryIds = e.Changes.StoryIds ?? useCase.StoryIds,
        },
        // A new rationale is told and taken note of anew.
        UseCasePrioritised e => useCase with { Priority = e, Told = useCase.Told.Clear(), Acknowledged = useCase.Acknowledged.Clear() },
        RationaleCommunicated e => useCase with { Told = useCase.Told.SetItems(e.To.Select(name => KeyValuePair.Create(name, (e.Channel, e.OccurredAt)))) },
        RationaleAcknowledged e => useCase with { Acknowledged = useCase.Acknowledged.SetItem(e.Stakeholder, e.OccurredAt) },
        TemplateAdopted e => useCase with { Templates = Adopted(useCase.Templates, e) },
        TrainingRecorded e => useCase with { Trainings = useCase.Trainings.Add(e) },
        UseCaseReviewed e => useCase with { Reviews = useCase.Reviews.Add(e) },
        ScenarioEvent e => useCase with
        {
            Scenarios = useCase.Scenarios.SetItem(e.ScenarioKey, (useCase.Scenarios.GetValueOrDefault(e.ScenarioKey) ?? new()).Evolve(e)),
        },
        ResourcesAllocated e => useCase with { Resources = useCase.Resources.With(e.Allocation) },
        UseCaseRetired e => useCase with { Retired = e },
        _ => throw new UnknownEvent(@event),
    };

    static ImmutableList<TemplateAdopted> Adopted(ImmutableList<TemplateAdopted> templates, TemplateAdopted adopted)
    {
        var known = templates.FindIndex(template => template.TemplateId == adopted.TemplateId);
        return known < 0 ? templates.Add(adopted) : templates.SetItem(known, adopted);
    }
}
