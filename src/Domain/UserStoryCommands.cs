namespace MspEvents.Domain;

/// <summary>What may be asked of a story's stream.</summary>
public abstract record StoryCommand : DomainCommand;

/// <summary>Writes a need down, whole or in parts. Client and contract are looked up.</summary>
public sealed record CaptureStory : StoryCommand
{
    /// <summary>The client whose need it is.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Whether the client is served no longer, looked up.</summary>
    public bool ClientOffboarded { get; init; }

    /// <summary>The contract it falls under.</summary>
    public StoryContract? Contract { get; init; }

    /// <summary>The whole story; or else its parts.</summary>
    public string? Text { get; init; }

    /// <summary>Who needs it.</summary>
    public string? Role { get; init; }

    /// <summary>What is needed.</summary>
    public string? Want { get; init; }

    /// <summary>What for.</summary>
    public string? Benefit { get; init; }

    /// <summary>What hurts today.</summary>
    public string? PainPoint { get; init; }

    /// <summary>What would be better.</summary>
    public string? DesiredOutcome { get; init; }

    /// <summary>How it was found out.</summary>
    public StorySource Source { get; init; }

    /// <summary>Where it is written.</summary>
    public string? SourceRef { get; init; }

    /// <summary>What must hold for it to be done.</summary>
    public IReadOnlyList<string> Acceptance { get; init; } = [];
}

/// <summary>A contract that a story names, looked up.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="ClientId">Its client.</param>
public sealed record StoryContract(Guid ContractId, Guid ClientId);

/// <summary>Another story that a story names, looked up.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="ClientId">Its client.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DependsOn">The stories it depends on itself.</param>
public sealed record KnownStory(Guid StoryId, Guid ClientId, StoryStatus Status, IReadOnlyList<Guid> DependsOn);

/// <summary>Puts questions to someone.</summary>
public sealed record RequestClarification(IReadOnlyList<string> Questions, string Of) : StoryCommand;

/// <summary>Answers the open questions.</summary>
public sealed record ClarifyStory(IReadOnlyList<string> Answers, StoryChanges? Changes, StoryContract? Contract) : StoryCommand;

/// <summary>Words the story better.</summary>
public sealed record RefineStory(StoryChanges Changes, StoryContract? Contract, string Reason) : StoryCommand;

/// <summary>Examines the story.</summary>
/// <param name="StoryId">The story itself, to find it among what it depends on.</param>
/// <param name="Category">Free classification.</param>
/// <param name="Complexity">1-5.</param>
/// <param name="Impact">1-5.</param>
/// <param name="DependsOn">The stories that have to be there first.</param>
/// <param name="Themes">What it is about.</param>
/// <param name="Known">The stories it would depend on, directly and by way of others, looked up.</param>
public sealed record AnalyseStory(
    Guid StoryId, string Category, int Complexity, int Impact, IReadOnlyList<Guid> DependsOn, IReadOnlyList<string> Themes, IReadOnlyList<KnownStory> Known)
    : StoryCommand;

/// <summary>Rates the story.</summary>
public sealed record PrioritiseStory(WeightedPriority Priority, Moscow? Moscow, string Rationale) : StoryCommand;

/// <summary>Records whether a stakeholder confirms the need.</summary>
public sealed record ValidateStory(string Evidence, bool Confirmed, string? Note) : StoryCommand;

/// <summary>Lays down how the story will be served.</summary>
public sealed record DesignStory(ServiceBlueprint Blueprint, Guid? UseCaseId) : StoryCommand;

/// <summary>Begins work, or gives it to another team.</summary>
public sealed record StartStory(string? Team) : StoryCommand;

/// <summary>Records that it is done.</summary>
public sealed record DeliverStory(string Outcome) : StoryCommand;

/// <summary>Records that the stakeholder took it.</summary>
public sealed record AcceptStory(int Alignment, string? Note) : StoryCommand;

/// <summary>Records that the stakeholder did not take it.</summary>
public sealed record SendBackStory(string Reason) : StoryCommand;

/// <summary>Logs work, under the story's contract or the one that is named.</summary>
/// <param name="WorkId">Unique within the stream.</param>
/// <param name="Work">The work.</param>
/// <param name="Contract">The contract the body named, looked up.</param>
/// <param name="Terms">What the contract says about work, looked up; null where there is no contract.</param>
/// <param name="ChangeContractId">The contract of the change request the work names, looked up.</param>
public sealed record LogStoryWork(Guid WorkId, WorkDetails Work, StoryContract? Contract, WorkTerms? Terms, Guid? ChangeContractId = null) : StoryCommand;

/// <summary>Corrects logged work.</summary>
public sealed record CorrectStoryWork(Guid WorkId, WorkDetails Changes, string Reason, WorkTerms? Terms, Guid? ChangeContractId = null) : StoryCommand;

/// <summary>Takes logged work back.</summary>
public sealed record VoidStoryWork(Guid WorkId, string Reason) : StoryCommand;

/// <summary>Sets a person or team aside for the story.</summary>
public sealed record AllocateStoryResources(ResourceAllocation Allocation) : StoryCommand;

/// <summary>Lets the story go on in another.</summary>
/// <param name="StoryId">The story itself.</param>
/// <param name="Into">The story that stays, looked up.</param>
public sealed record MergeStory(Guid StoryId, KnownStory Into) : StoryCommand;

/// <summary>Undoes a merge.</summary>
public sealed record UnmergeStory : StoryCommand;

/// <summary>Gives the story up.</summary>
public sealed record RetireStory(string Reason) : StoryCommand;
