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
public sealed record StoryStep(long Position, Instant OccurredAt, Guid StoryId, StoryMove Move);
