using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a fact does to the set of requirements.</summary>
public enum StoryMove
{
    /// <summary>The story came, or came back after it had been merged.</summary>
    Added,

    /// <summary>What it asks for changed.</summary>
    Changed,

    /// <summary>It was retired, or merged into another.</summary>
    Deleted,
}

/// <summary>A fact about a story under a contract that moves its requirements.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="StoryId">The story.</param>
/// <param name="Move">What it did.</param>
public sealed record StoryStep(long Position, Instant OccurredAt, Guid StoryId, StoryMove Move)
{
    /// <summary>The facts of a story that move its requirements, and the contract it falls under by all of them; none for a story without one.</summary>
    public static (Guid? ContractId, IReadOnlyList<StoryStep> Steps) Of(Guid storyId, IReadOnlyCollection<Fact> facts)
    {
        var story = UserStory.Decider.Fold(facts);
        return (story.ContractId, [.. facts.Select(StepOf).OfType<StoryStep>()]);

        StoryStep? StepOf(Fact fact) => fact.Event switch
        {
            StoryCaptured or StoryUnmerged => Step(fact, StoryMove.Added),
            StoryRefined e when IsOfSubstance(e.Changes) => Step(fact, StoryMove.Changed),
            StoryClarified { Changes: { } changes } when IsOfSubstance(changes) => Step(fact, StoryMove.Changed),
            StoryMerged or StoryRetired => Step(fact, StoryMove.Deleted),
            _ => null,
        };

        StoryStep Step(Fact fact, StoryMove move) => new(fact.Position, fact.Event.OccurredAt, storyId, move);
    }

    // Only to come under a contract changes nothing that is asked for.
    static bool IsOfSubstance(StoryChanges changes) => changes with { ContractId = null } != new StoryChanges();
}
