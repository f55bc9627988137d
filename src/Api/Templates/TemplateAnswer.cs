using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Templates;

/// <summary>A solution template at a point of its log.</summary>
sealed record TemplateAnswer : SolutionTemplateDetails
{
    [SetsRequiredMembers]
    public TemplateAnswer(StreamAtPoint template, SolutionTemplateDetails details, int uses)
        : base(details)
    {
        Id = template.Id;
        Uses = uses;
        Position = template.Point.Position;
        JudgedAt = template.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>Whether it can be adopted: offered, or retired.</summary>
    public string Status => RetiredAt is null ? "offered" : "retired";

    /// <summary>How many use cases adopted it.</summary>
    [JsonPropertyOrder(1)]
    public int Uses { get; }

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
