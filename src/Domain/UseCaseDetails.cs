using NodaTime;

namespace MspEvents.Domain;

/// <summary>Whether a use case is pursued.</summary>
public enum UseCaseStatus
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>No longer.</summary>
    Retired,
}

/// <summary>A use case as it is read.</summary>
public record UseCaseDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>Its client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>In a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required string Goal { get; init; }

    /// <summary>The IANA zone its days are counted in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Whether it is pursued.</summary>
    public required UseCaseStatus Status { get; init; }

    /// <summary>Who has a stake in it, and what they know of its priority.</summary>
    public required IReadOnlyList<StakeholderLine> Stakeholders { get; init; }

    /// <summary>What happens, in order.</summary>
    public required IReadOnlyList<UseCaseStep> Steps { get; init; }

    /// <summary>What limits it.</summary>
    public required IReadOnlyList<UseCaseConstraint> Constraints { get; init; }

    /// <summary>The stories it serves.</summary>
    public required IReadOnlyList<Guid> StoryIds { get; init; }

    /// <summary>The priority in force; null before the first.</summary>
    public PriorityLine? Priority { get; init; }

    /// <summary>The solution templates it adopted.</summary>
    public required IReadOnlyList<AdoptedTemplate> Templates { get; init; }

    /// <summary>Training completed.</summary>
    public required IReadOnlyList<TrainingLine> Trainings { get; init; }

    /// <summary>The reviews, in the order they were held.</summary>
    public required IReadOnlyList<UseCaseReviewLine> Reviews { get; init; }

    /// <summary>When it is to be reviewed next, in the client's zone; null before the first review.</summary>
    public LocalDate? NextReviewOn { get; init; }

    /// <summary>Whether that day is past while it is pursued.</summary>
    public required bool ReviewOverdue { get; init; }

    /// <summary>Its scenarios, by key.</summary>
    public required IReadOnlyList<ScenarioLine> Scenarios { get; init; }

    /// <summary>The highest risk among its scenarios, 1-25; null where none is assessed.</summary>
    public int? HighestRisk { get; init; }

    /// <summary>Who is set aside for it.</summary>
    public required IReadOnlyList<ResourceAllocation> Resources { get; init; }

    /// <summary>When it was defined.</summary>
    public required Instant DefinedAt { get; init; }

    /// <summary>When it was retired.</summary>
    public Instant? RetiredAt { get; init; }

    /// <summary>Why it was retired.</summary>
    public string? RetirementReason { get; init; }

    /// <summary>Folds a use case's facts, judged on the day of an instant in its zone; null where none defined it.</summary>
    public static UseCaseDetails? Of(IReadOnlyCollection<Fact> facts, Instant judgedAt)
    {
        var useCase = UseCase.Decider.Fold(facts);
        if (useCase.Defined is not { } defined)
            return null;
        var nextReview = useCase.Reviews is [.., var last] ? last.NextReviewOn : (LocalDate?)null;
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ClientId = useCase.ClientId,
            Title = useCase.Title,
            Goal = useCase.Goal,
            TimeZone = defined.TimeZone,
            Status = useCase.Retired is null ? UseCaseStatus.Active : UseCaseStatus.Retired,
            Stakeholders = [.. useCase.Stakeholders.Select(stakeholder => StakeholderLine.Of(stakeholder, useCase))],
            Steps = useCase.Steps,
            Constraints = useCase.Constraints,
            StoryIds = useCase.StoryIds,
            Priority = useCase.Priority is { } priority ? PriorityLine.Of(priority) : null,
            Templates = [.. useCase.Templates.Select(adopted => new AdoptedTemplate(adopted.TemplateId, adopted.Adaptations, adopted.OccurredAt))],
            Trainings = [.. useCase.Trainings.Select(training => new TrainingLine(training.Team, training.Skill, training.CompletedBy, training.OccurredAt))],
            Reviews = [.. useCase.Reviews.Select(review => new UseCaseReviewLine(review.By, review.Outcome, review.NextReviewOn, review.OccurredAt))],
            NextReviewOn = nextReview,
            ReviewOverdue = useCase.Retired is null && nextReview < useCase.DateOf(judgedAt),
            Scenarios = [.. useCase.Scenarios.Values.Where(scenario => scenario.Identified is not null).Select(scenario => ScenarioLine.Of(scenario, scenario.Identified!))],
            HighestRisk = useCase.Scenarios.Values.Max(scenario => scenario.Risk),
            Resources = useCase.Resources.Allocations,
            DefinedAt = defined.OccurredAt,
            RetiredAt = useCase.Retired?.OccurredAt,
            RetirementReason = useCase.Retired?.Reason,
        };
    }
}

/// <summary>A stakeholder, and when they were told the rationale in force and took note of it.</summary>
public sealed record StakeholderLine(string Name, StakeholderKind Kind, string Role, string Expectation, Instant? ToldAt, string? ToldOver, Instant? AcknowledgedAt)
{
    internal static StakeholderLine Of(Stakeholder stakeholder, UseCase useCase)
    {
        var told = useCase.Told.TryGetValue(stakeholder.Name, out var known) ? known : ((string Channel, Instant At)?)null;
        return new(
            stakeholder.Name,
            stakeholder.Kind,
            stakeholder.Role,
            stakeholder.Expectation,
            told?.At,
            told?.Channel,
            useCase.Acknowledged.TryGetValue(stakeholder.Name, out var at) ? at : null);
    }
}

/// <summary>A priority in force, and the reason for it.</summary>
/// <param name="Value">1-5.</param>
/// <param name="Urgency">1-5.</param>
/// <param name="Feasibility">1-5.</param>
/// <param name="Parts">What feasibility is the mean of, where that was given.</param>
/// <param name="Weights">What each part weighs.</param>
/// <param name="Score">sum(weight x part) / sum(weight), 1-5.</param>
/// <param name="LowestScore">The lowest score under +-20 % on any one weight.</param>
/// <param name="HighestScore">The highest score under +-20 % on any one weight.</param>
/// <param name="Rationale">Why so.</param>
/// <param name="PrioritisedAt">When.</param>
public sealed record PriorityLine(
    int Value,
    int Urgency,
    decimal Feasibility,
    FeasibilityParts? Parts,
    PriorityWeights Weights,
    decimal Score,
    decimal LowestScore,
    decimal HighestScore,
    string Rationale,
    Instant PrioritisedAt)
{
    internal static PriorityLine Of(UseCasePrioritised prioritised)
    {
        var priority = prioritised.Priority;
        var (lowest, highest) = priority.ScoreRange();
        return new(
            priority.Value, priority.Urgency, priority.Feasibility, priority.Parts, priority.Weights, priority.Score, lowest, highest, prioritised.Rationale,
            prioritised.OccurredAt);
    }
}

/// <summary>A solution template and how it was adapted.</summary>
public sealed record AdoptedTemplate(Guid TemplateId, string? Adaptations, Instant AdoptedAt);

/// <summary>Training that members of a team completed.</summary>
public sealed record TrainingLine(string Team, string Skill, IReadOnlyList<string> CompletedBy, Instant RecordedAt);

/// <summary>A review and who held it.</summary>
public sealed record UseCaseReviewLine(string? By, string Outcome, LocalDate NextReviewOn, Instant ReviewedAt);
