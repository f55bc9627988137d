using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Links;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Initiatives;

/// <summary>An initiative at a point of its log.</summary>
sealed record InitiativeAnswer : InitiativeDetails
{
    [SetsRequiredMembers]
    public InitiativeAnswer(StreamAtPoint initiative, InitiativeDetails details, LinkTrace trace)
        : base(details)
    {
        Id = initiative.Id;
        Trace = trace;
        Position = initiative.Point.Position;
        JudgedAt = initiative.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>What names it: the feedback it acts upon among them.</summary>
    [JsonPropertyOrder(1)]
    public LinkTrace Trace { get; }

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
