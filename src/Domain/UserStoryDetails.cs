using NodaTime;

namespace MspEvents.Domain;

/// <summary>A user story as it is read, without its trace and findings.</summary>
public record UserStoryDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>Whose need it is.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Its contract, where one is known.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The whole story.</summary>
    public required string Text { get; init; }

    /// <summary>Who needs it: as given, else as the text says.</summary>
    public string? Role { get; init; }

    /// <summary>What is needed: as given, else as the text says.</summary>
    public string? Want { get; init; }

    /// <summary>What for: as given, else as the text says.</summary>
    public string? Benefit { get; init; }

    /// <summary>What hurts today.</summary>
    public string? PainPoint { get; init; }

    /// <summary>What would be better.</summary>
    public string? DesiredOutcome { get; init; }

    /// <summary>How it was found out.</summary>
    public required StorySource Source { get; init; }

    /// <summary>Where it is written.</summary>
    public string? SourceRef { get; init; }

    /// <summary>What must hold for it to be done.</summary>
    public required IReadOnlyList<string> Acceptance { get; init; }

    /// <summary>Where it stands.</summary>
    public required StoryStatus Status { get; init; }

    /// <summary>The questions that wait for an answer.</summary>
    public required IReadOnlyList<string> OpenQuestions { get; init; }

    /// <summary>Questions and answers, in the order they occurred.</summary>
    public required IReadOnlyList<StoryClarification> Clarifications { get; init; }

    /// <summary>The last analysis.</summary>
    public StoryAnalysis? Analysis { get; init; }

    /// <summary>The last rating with its rationale.</summary>
    public StoryPriority? Priority { get; init; }

    /// <summary>The last validation.</summary>
    public StoryValidation? Validation { get; init; }

    /// <summary>How it will be served.</summary>
    public ServiceBlueprint? Blueprint { get; init; }

    /// <summary>The use case it was designed for.</summary>
    public Guid? UseCaseId { get; init; }

    /// <summary>Who works on it.</summary>
    public string? Team { get; init; }

    /// <summary>When work first began.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>When it was last delivered.</summary>
    public Instant? DeliveredAt { get; init; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; init; }

    /// <summary>How often it was sent back.</summary>
    public required int SentBackCount { get; init; }

    /// <summary>The acceptance.</summary>
    public StoryAcceptance? Accepted { get; init; }

    /// <summary>The story it goes on in.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>When it was given up, and why.</summary>
    public StoryRetirement? Retired { get; init; }

    /// <summary>When it was captured.</summary>
    public required Instant CapturedAt { get; init; }

    /// <summary>All work logged, less what was taken back.</summary>
    public required int WorkMinutes { get; init; }

    /// <summary>Who is set aside for it.</summary>
    public required IReadOnlyList<ResourceAllocation> Resources { get; init; }

    /// <summary>Folds a story's facts; null where none captured it.</summary>
    public static UserStoryDetails? Of(IReadOnlyCollection<Fact> facts)
    {
        var story = UserStory.Decider.Fold(facts);
        if (story.Captured is not { } captured)
            return null;
        var inOrder = facts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version).Select(fact => fact.Event).ToList();
        var parts = StoryParts.Of(story.Wording.Text);
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ClientId = story.ClientId,
            ContractId = story.ContractId,
            Text = story.Wording.Text,
            Role = story.Wording.Role ?? parts.Role?.Content,
            Want = story.Wording.Want ?? parts.Means?.Content,
            Benefit = story.Wording.Benefit ?? parts.Ends?.Content,
            PainPoint = story.PainPoint,
            DesiredOutcome = story.DesiredOutcome,
            Source = captured.Source,
            SourceRef = captured.SourceRef,
            Acceptance = story.Acceptance,
            Status = story.Status,
            OpenQuestions = story.Questions,
            Clarifications = [.. inOrder.Select(StoryClarification.Of).OfType<StoryClarification>()],
            Analysis = StoryAnalysis.Of(story.Analysis),
            Priority = StoryPriority.Of(story.Rating),
            Validation = StoryValidation.Of(story.Validation),
            Blueprint = story.Design?.Blueprint,
            UseCaseId = story.Design?.UseCaseId,
            Team = story.Team,
            StartedAt = inOrder.OfType<StoryStarted>().FirstOrDefault()?.OccurredAt,
            DeliveredAt = story.Delivery?.OccurredAt,
            Outcome = story.Delivery?.Outcome,
            SentBackCount = inOrder.Count(fact => fact is StorySentBack),
            Accepted = StoryAcceptance.Of(story.Verdict),
            MergedInto = story.MergedInto,
            Retired = inOrder.OfType<StoryRetired>().LastOrDefault() is { } retired ? new(retired.OccurredAt, retired.Reason) : null,
            CapturedAt = captured.OccurredAt,
            WorkMinutes = story.Work.Minutes,
            Resources = story.Resources.Allocations,
        };
    }
}
