using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Links;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.ChangeRequests;

/// <summary>A change request at a point of its log.</summary>
sealed record ChangeRequestAnswer : ChangeRequestDetails
{
    [SetsRequiredMembers]
    public ChangeRequestAnswer(StreamAtPoint change, ChangeRequestDetails details, int? baseline, LinkTrace trace)
        : base(details)
    {
        Id = change.Id;
        Baseline = baseline;
        Trace = trace;
        Position = change.Point.Position;
        JudgedAt = change.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>The version of the contract's scope that its approval made; absent until the scope is amended by it.</summary>
    [JsonPropertyOrder(1)]
    public int? Baseline { get; }

    /// <summary>What names it.</summary>
    [JsonPropertyOrder(1)]
    public LinkTrace Trace { get; }

    /// <summary>The last position of the log that the answer knows.</summary>
    [JsonPropertyOrder(2)]
    public long Position { get; }

    /// <summary>The instant the answer is judged by.</summary>
    [JsonPropertyOrder(2)]
    public Instant JudgedAt { get; }

    /// <summary>0: the log itself was read.</summary>
    [JsonPropertyOrder(2)]
    public decimal DataAgeSeconds { get; }
}
