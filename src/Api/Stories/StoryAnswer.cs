using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Links;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Stories;

/// <summary>
/// A user story at a point of its log. Its status is the furthest step of preparation it came to (captured, analysed, prioritised, validated, designed), then
/// inProgress, delivered, accepted; or merged, or retired. A validation that does not confirm the need sets it back before validated.
/// </summary>
sealed record StoryAnswer : UserStoryDetails
{
    [SetsRequiredMembers]
    public StoryAnswer(StreamAtPoint story, UserStoryDetails details, IReadOnlyList<StoryFinding> findings, LinkTrace trace, StoryStanding backlog)
        : base(details)
    {
        Id = story.Id;
        Findings = findings;
        Trace = trace;
        Backlog = backlog;
        Position = story.Point.Position;
        JudgedAt = story.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>Advice on the wording, each with its place in the text; some take the client's other stories to say (uniform, unique).</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<StoryFinding> Findings { get; }

    /// <summary>What names the story.</summary>
    [JsonPropertyOrder(1)]
    public LinkTrace Trace { get; }

    /// <summary>Where it stands among its client's stories: rank with sensitivity, theme, duplicates; at another time among the stories of that time.</summary>
    [JsonPropertyOrder(1)]
    public StoryStanding Backlog { get; }

    /// <summary>The last position of the log that the answer knows.</summary>
    [JsonPropertyOrder(2)]
    public long Position { get; }

    /// <summary>The instant the answer speaks of.</summary>
    [JsonPropertyOrder(2)]
    public Instant JudgedAt { get; }

    /// <summary>0: the log itself was read.</summary>
    [JsonPropertyOrder(2)]
    public decimal DataAgeSeconds { get; }
}
