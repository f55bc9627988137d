using NodaTime;

namespace MspEvents.Domain;

/// <summary>A tenant's settings as they are read: every threshold in force, the defaults where nothing was set.</summary>
/// <param name="Version">How many facts they are made of; 0 where nothing was ever set.</param>
/// <param name="Satisfaction">The thresholds of satisfaction.</param>
/// <param name="Attention">The thresholds of attention.</param>
/// <param name="Scope">The thresholds of the status of scope.</param>
/// <param name="ChangedAt">When they last changed; null where they never did.</param>
public record TenantSettingsDetails(
    long Version, SatisfactionSettings Satisfaction, AttentionSettings Attention, ScopeThresholds Scope, Instant? ChangedAt)
{
    /// <summary>Folds the settings' facts.</summary>
    public static TenantSettingsDetails Of(IReadOnlyCollection<Fact> facts)
    {
        var settings = TenantSettings.Decider.Fold(facts);
        return new(facts.Count == 0 ? 0 : facts.Max(fact => fact.Version), settings.Satisfaction, settings.Attention, settings.Scope, settings.ChangedAt);
    }
}
