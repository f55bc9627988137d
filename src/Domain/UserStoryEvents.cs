namespace MspEvents.Domain;

/// <summary>A fact a user story's stream may hold.</summary>
public interface IStoryEvent : IDomainEvent;

/// <summary>A fact about a user story and no other kind of stream.</summary>
public abstract record StoryEvent : DomainEvent, IStoryEvent;

/// <summary>A need was written down.</summary>
public sealed record StoryCaptured : StoryEvent
{
    /// <summary>The whole story; put together from the parts where it was given in parts.</summary>
    public required string Text { get; init; }

    /// <summary>Who needs it, where it was given in parts.</summary>
    public string? Role { get; init; }

    /// <summary>What is needed, where it was given in parts.</summary>
    public string? Want { get; init; }

    /// <summary>What for, where it was given in parts.</summary>
    public string? Benefit { get; init; }

    /// <summary>What hurts today.</summary>
    public string? PainPoint { get; init; }

    /// <summary>What would be better.</summary>
    public string? DesiredOutcome { get; init; }

    /// <summary>How it was found out.</summary>
    public StorySource Source { get; init; }

    /// <summary>Where it is written, or the id of the ticket or feedback it came from.</summary>
    public string? SourceRef { get; init; }

    /// <summary>What must hold for it to be done.</summary>
    public IReadOnlyList<string> Acceptance { get; init; } = [];
}

/// <summary>Questions were put to someone; the story waits for the answers.</summary>
/// <param name="Questions">What is unclear.</param>
/// <param name="Of">Who is asked.</param>
public sealed record ClarificationRequested(IReadOnlyList<string> Questions, [property: PersonName] string Of) : StoryEvent;

/// <summary>The open questions were answered, and the story changed by that where it says so.</summary>
/// <param name="Answers">In the order of the questions.</param>
/// <param name="Changes">What became other.</param>
public sealed record StoryClarified([property: PersonalText] IReadOnlyList<string> Answers, StoryChanges? Changes) : StoryEvent;

/// <summary>The story was worded better.</summary>
/// <param name="Changes">What became other.</param>
/// <param name="Reason">Why.</param>
public sealed record StoryRefined(StoryChanges Changes, string Reason) : StoryEvent;

/// <summary>The story was examined.</summary>
/// <param name="Category">Free classification.</param>
/// <param name="Complexity">1-5.</param>
/// <param name="Impact">1-5.</param>
/// <param name="DependsOn">The stories that have to be there first.</param>
/// <param name="Themes">What it is about.</param>
public sealed record StoryAnalysed(string Category, int Complexity, int Impact, IReadOnlyList<Guid> DependsOn, IReadOnlyList<string> Themes) : StoryEvent;

/// <summary>The story was rated.</summary>
/// <param name="Priority">The parts, the weights and the score, resolved.</param>
/// <param name="Moscow">Must, should, could or won't.</param>
/// <param name="Rationale">Why so.</param>
public sealed record StoryPrioritised(WeightedPriority Priority, Moscow? Moscow, string Rationale) : StoryEvent;

/// <summary>A stakeholder confirmed the need, or did not.</summary>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Confirmed">Whether the need is real and rightly understood.</param>
/// <param name="Note">A note.</param>
public sealed record StoryValidated(string Evidence, bool Confirmed, [property: PersonalText] string? Note) : StoryEvent;

/// <summary>It was laid down how the story will be served.</summary>
/// <param name="Blueprint">The service blueprint.</param>
/// <param name="UseCaseId">The use case it belongs to.</param>
public sealed record StoryDesigned(ServiceBlueprint Blueprint, Guid? UseCaseId) : StoryEvent;

/// <summary>Work began, or went to another team.</summary>
/// <param name="Team">Who does it.</param>
public sealed record StoryStarted(string? Team) : StoryEvent;

/// <summary>It is done, as the provider sees it.</summary>
/// <param name="Outcome">What came of it.</param>
public sealed record StoryDelivered(string Outcome) : StoryEvent;

/// <summary>The stakeholder took it.</summary>
/// <param name="Alignment">1-5: how well it serves the need.</param>
/// <param name="Note">A note.</param>
public sealed record StoryAccepted(int Alignment, [property: PersonalText] string? Note) : StoryEvent;

/// <summary>The stakeholder did not take it; it is in progress again.</summary>
/// <param name="Reason">Why.</param>
public sealed record StorySentBack([property: PersonalText] string Reason) : StoryEvent;

/// <summary>The story is a duplicate and goes on in another.</summary>
/// <param name="Into">The story that stays.</param>
public sealed record StoryMerged(Guid Into) : StoryEvent;

/// <summary>The merge was undone; the story stands where it stood.</summary>
public sealed record StoryUnmerged : StoryEvent;

/// <summary>The story will not be done.</summary>
/// <param name="Reason">Why.</param>
public sealed record StoryRetired(string Reason) : StoryEvent;
