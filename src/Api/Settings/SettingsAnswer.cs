using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Settings;

/// <summary>A tenant's settings at a point of its log.</summary>
sealed record SettingsAnswer : TenantSettingsDetails
{
    [SetsRequiredMembers]
    public SettingsAnswer(StreamAtPoint settings, TenantSettingsDetails details)
        : base(details)
    {
        Id = settings.Id;
        Position = settings.Point.Position;
        JudgedAt = settings.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>The last position of the log that the answer knows.</summary>
    [JsonPropertyOrder(1)]
    public long Position { get; }

    /// <summary>The instant the answer speaks of.</summary>
    [JsonPropertyOrder(1)]
    public Instant JudgedAt { get; }

    /// <summary>0: the log itself was read.</summary>
    [JsonPropertyOrder(1)]
    public decimal DataAgeSeconds { get; }
}
