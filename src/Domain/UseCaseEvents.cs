using NodaTime;

namespace MspEvents.Domain;

/// <summary>A fact a use case's stream may hold.</summary>
public interface IUseCaseEvent : IDomainEvent;

/// <summary>A fact about a use case alone.</summary>
public abstract record UseCaseEvent : DomainEvent, IUseCaseEvent;

/// <summary>A use case was defined; days are counted in the client's zone of then.</summary>
public sealed record UseCaseDefined : UseCaseEvent
{
    /// <summary>In a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required string Goal { get; init; }

    /// <summary>Who has a stake in it.</summary>
    public IReadOnlyList<Stakeholder> Stakeholders { get; init; } = [];

    /// <summary>What happens, in order.</summary>
    public IReadOnlyList<UseCaseStep> Steps { get; init; } = [];

    /// <summary>What limits it.</summary>
    public IReadOnlyList<UseCaseConstraint> Constraints { get; init; } = [];

    /// <summary>The stories it serves.</summary>
    public IReadOnlyList<Guid> StoryIds { get; init; } = [];

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }
}

/// <summary>A use case was revised; null left a part as it was.</summary>
public sealed record UseCaseRevised(UseCaseChanges Changes, string Reason) : UseCaseEvent;

/// <summary>A use case was given a priority, and the reason for it.</summary>
public sealed record UseCasePrioritised(WeightedPriority Priority, string Rationale) : UseCaseEvent;

/// <summary>The rationale in force was told to stakeholders.</summary>
public sealed record RationaleCommunicated([property: PersonName] IReadOnlyList<string> To, string Channel) : UseCaseEvent;

/// <summary>A stakeholder took note of the rationale.</summary>
public sealed record RationaleAcknowledged([property: PersonName] string Stakeholder) : UseCaseEvent;

/// <summary>A solution template was adopted.</summary>
public sealed record TemplateAdopted(Guid TemplateId, string? Adaptations) : UseCaseEvent;

/// <summary>Members of a team completed training in a skill.</summary>
public sealed record TrainingRecorded(string Team, string Skill, [property: PersonName] IReadOnlyList<string> CompletedBy) : UseCaseEvent;

/// <summary>A use case was reviewed by the one the envelope names.</summary>
public sealed record UseCaseReviewed(string Outcome, LocalDate NextReviewOn) : UseCaseEvent;

/// <summary>A use case is pursued no longer.</summary>
public sealed record UseCaseRetired(string Reason) : UseCaseEvent;
