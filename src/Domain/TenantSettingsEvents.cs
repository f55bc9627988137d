using System.Text.Json.Serialization;

namespace MspEvents.Domain;

/// <summary>A fact about a tenant's settings. They belong to the provider: their events have no client, and name none.</summary>
public abstract record SettingsEvent : DomainEvent
{
    /// <summary>None, whatever is asked.</summary>
    [JsonIgnore]
    public override Guid ClientId
    {
        get => default;
        init { }
    }
}

/// <summary>Thresholds of satisfaction changed.</summary>
/// <param name="Thresholds">Those that were given.</param>
/// <param name="Reason">Why.</param>
public sealed record SatisfactionThresholdsSet(SatisfactionThresholdChanges Thresholds, string Reason) : SettingsEvent;

/// <summary>Thresholds of attention changed.</summary>
/// <param name="Thresholds">Those that were given.</param>
/// <param name="Reason">Why.</param>
public sealed record AttentionThresholdsSet(AttentionThresholdChanges Thresholds, string Reason) : SettingsEvent;

/// <summary>Thresholds of the status of scope changed.</summary>
/// <param name="Thresholds">Those that were given.</param>
/// <param name="Reason">Why.</param>
public sealed record ScopeThresholdsSet(ScopeThresholdChanges Thresholds, string Reason) : SettingsEvent;
