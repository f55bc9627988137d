using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Clients;

/// <summary>A client at a point of its log.</summary>
sealed record ClientAnswer : ClientDetails
{
    [SetsRequiredMembers]
    public ClientAnswer(StreamAtPoint client, ClientDetails details)
        : base(details)
    {
        Id = client.Id;
        Position = client.Point.Position;
        JudgedAt = client.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>Whether it is served.</summary>
    public string Status => OffboardedAt is null ? "active" : "offboarded";

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
