using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>
/// Where a story stands. A need is captured, analysed, prioritised, validated and designed, in whatever order; the furthest of these it came to is its
/// status until work begins. Then it is in progress, delivered and accepted; what is sent back is in progress again. Open questions are no status of
/// their own: a story may have them at any of these, and is not started with any.
/// </summary>
public enum StoryStatus
{
    /// <summary>Not captured.</summary>
    Uncaptured,

    /// <summary>Written down.</summary>
    Captured,

    /// <summary>Examined for complexity, impact and dependencies.</summary>
    Analysed,

    /// <summary>Rated.</summary>
    Prioritised,

    /// <summary>Confirmed by a stakeholder.</summary>
    Validated,

    /// <summary>Has a service blueprint.</summary>
    Designed,

    /// <summary>Being worked on.</summary>
    InProgress,

    /// <summary>Done, as the provider sees it.</summary>
    Delivered,

    /// <summary>Done, as the stakeholder sees it: for good.</summary>
    Accepted,

    /// <summary>Goes on in another story, unless the merge is undone.</summary>
    Merged,

    /// <summary>Will not be done.</summary>
    Retired,
}

/// <summary>A user story as its decisions need to know it.</summary>
public sealed partial record UserStory
{
    /// <summary>Stories: from their facts to their state, from commands to new facts.</summary>
    public static Decider<UserStory, StoryCommand, IStoryEvent> Decider { get; } = new(
        "story",
        new UserStory(),
        Evolve,
        Decide,
        story => new(story.ClientId, story.ContractId),
        _ => null,
        _ => false);

    /// <summary>Where it stands.</summary>
    public StoryStatus Status { get; init; }

    /// <summary>Where it stood before it was merged.</summary>
    public StoryStatus StatusBeforeMerge { get; init; }

    /// <summary>The client whose need it is.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The contract it falls under, where one is known.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The capture, as it was recorded.</summary>
    public StoryCaptured? Captured { get; init; }

    /// <summary>The story as it is worded now.</summary>
    public StoryWording Wording { get; init; } = new(string.Empty, null, null, null);

    /// <summary>What hurts today.</summary>
    public string? PainPoint { get; init; }

    /// <summary>What would be better.</summary>
    public string? DesiredOutcome { get; init; }

    /// <summary>What must hold for it to be done.</summary>
    public IReadOnlyList<string> Acceptance { get; init; } = [];

    /// <summary>The questions that wait for an answer.</summary>
    public ImmutableList<string> Questions { get; init; } = [];

    /// <summary>The last analysis.</summary>
    public StoryAnalysed? Analysis { get; init; }

    /// <summary>The last rating.</summary>
    public StoryPrioritised? Rating { get; init; }

    /// <summary>The last validation.</summary>
    public StoryValidated? Validation { get; init; }

    /// <summary>The last design.</summary>
    public StoryDesigned? Design { get; init; }

    /// <summary>Who works on it.</summary>
    public string? Team { get; init; }

    /// <summary>The last delivery.</summary>
    public StoryDelivered? Delivery { get; init; }

    /// <summary>The acceptance.</summary>
    public StoryAccepted? Verdict { get; init; }

    /// <summary>The story it goes on in.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>The last change of status that is not a step of preparation.</summary>
    public Instant? StatusChangedAt { get; init; }

    /// <summary>The work logged on it.</summary>
    public WorkLedger Work { get; init; } = WorkLedger.Empty;

    /// <summary>The contract each work was logged under: the story's, or the one it named.</summary>
    public ImmutableDictionary<Guid, Guid> WorkContracts { get; init; } = ImmutableDictionary<Guid, Guid>.Empty;

    /// <summary>Who is planned for it.</summary>
    public Resources Resources { get; init; } = Resources.Empty;

    static UserStory Evolve(UserStory story, IStoryEvent @event) => @event switch
    {
        StoryCaptured e => story with
        {
            Status = StoryStatus.Captured,
            ClientId = e.ClientId,
            ContractId = e.ContractId,
            Captured = e,
            Wording = StoryWording.Of(e),
            PainPoint = e.PainPoint,
            DesiredOutcome = e.DesiredOutcome,
            Acceptance = e.Acceptance,
        },
        ClarificationRequested e => story with { Questions = story.Questions.AddRange(e.Questions.Except(story.Questions)) },
        StoryClarified e => story.Changed(e.Changes) with { Questions = [] },
        StoryRefined e => story.Changed(e.Changes),
        StoryAnalysed e => story.AtLeast(StoryStatus.Analysed) with { Analysis = e },
        StoryPrioritised e => story.AtLeast(StoryStatus.Prioritised) with { Rating = e },
        StoryValidated { Confirmed: true } e => story.AtLeast(StoryStatus.Validated) with { Validation = e },
        StoryValidated e => story.Unconfirmed() with { Validation = e },
        StoryDesigned e => story.AtLeast(StoryStatus.Designed) with { Design = e },
        StoryStarted e => story.Turned(StoryStatus.InProgress, e) with { Team = e.Team ?? story.Team },
        StoryDelivered e => story.Turned(StoryStatus.Delivered, e) with { Delivery = e },
        StoryAccepted e => story.Turned(StoryStatus.Accepted, e) with { Verdict = e },
        StorySentBack e => story.Turned(StoryStatus.InProgress, e),
        StoryMerged e => story.Turned(StoryStatus.Merged, e) with
        {
            StatusBeforeMerge = story.Status == StoryStatus.Merged ? story.StatusBeforeMerge : story.Status,
            MergedInto = e.Into,
        },
        StoryUnmerged e => story.Status != StoryStatus.Merged ? story : story.Turned(story.StatusBeforeMerge, e) with { MergedInto = null },
        StoryRetired e => story.Turned(StoryStatus.Retired, e),
        WorkLogged e => story.Worked(e.Work, e.ContractId),
        WorkCorrected e => story.Worked(e.Work, e.ContractId),
        WorkVoided e => story with { Work = story.Work.Without(e.WorkId) },
        ResourcesAllocated e => story with { Resources = story.Resources.With(e.Allocation) },
        _ => throw new UnknownEvent(@event),
    };

    UserStory Changed(StoryChanges? changes) => changes is null ? this : this with
    {
        // Decided changes carry the whole text wherever a part of it became other.
        Wording = changes.Text is { } text ? new(text, changes.Role, changes.Want, changes.Benefit) : Wording,
        PainPoint = changes.PainPoint ?? PainPoint,
        DesiredOutcome = changes.DesiredOutcome ?? DesiredOutcome,
        Acceptance = changes.Acceptance ?? Acceptance,
        ContractId = changes.ContractId ?? ContractId,
    };

    UserStory Turned(StoryStatus status, IStoryEvent @event) => this with { Status = status, StatusChangedAt = @event.OccurredAt };

    UserStory AtLeast(StoryStatus prepared) => Status is >= StoryStatus.Captured and <= StoryStatus.Designed && Status < prepared ? this with { Status = prepared } : this;

    // What nobody confirms is no further than before anybody was asked.
    UserStory Unconfirmed() => Status is not (StoryStatus.Validated or StoryStatus.Designed) ? this : this with
    {
        Status = Rating is not null ? StoryStatus.Prioritised : Analysis is not null ? StoryStatus.Analysed : StoryStatus.Captured,
    };

    UserStory Worked(WorkEntry entry, Guid? contractId) => this with
    {
        Work = Work.With(entry),
        WorkContracts = contractId is { } contract ? WorkContracts.SetItem(entry.WorkId, contract) : WorkContracts,
    };
}
