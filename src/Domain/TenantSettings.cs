using NodaTime;

namespace MspEvents.Domain;

/// <summary>A tenant's own thresholds as its facts leave them; every tenant has them from the beginning, at the defaults.</summary>
public sealed partial record TenantSettings
{
    static readonly Guid Space = new("6d0b8f64-2c3e-5a57-9d0e-4f1f7c6f2b19");

    /// <summary>Settings: from their facts to their state, from commands to new facts.</summary>
    public static Decider<TenantSettings, SettingsCommand, SettingsEvent> Decider { get; } = new(
        "settings",
        new TenantSettings(),
        Evolve,
        (_, now, command) => now.Decide(command),
        _ => default,
        _ => null,
        _ => false);

    /// <summary>The thresholds of satisfaction.</summary>
    public SatisfactionSettings Satisfaction { get; init; } = SatisfactionSettings.Default;

    /// <summary>The thresholds of attention.</summary>
    public AttentionSettings Attention { get; init; } = AttentionSettings.Default;

    /// <summary>The thresholds of the status of scope.</summary>
    public ScopeThresholds Scope { get; init; } = ScopeThresholds.Default;

    /// <summary>When they last changed; null where they never did.</summary>
    public Instant? ChangedAt { get; init; }

    /// <summary>The stream of a tenant's settings: the one place they can be.</summary>
    public static Guid IdOf(string tenant) => NameBasedUuid.Create(Space, tenant);

    static TenantSettings Evolve(TenantSettings settings, SettingsEvent @event) => @event switch
    {
        SatisfactionThresholdsSet e => settings with { Satisfaction = e.Thresholds.Over(settings.Satisfaction), ChangedAt = e.OccurredAt },
        AttentionThresholdsSet e => settings with { Attention = e.Thresholds.Over(settings.Attention), ChangedAt = e.OccurredAt },
        ScopeThresholdsSet e => settings with { Scope = e.Thresholds.Over(settings.Scope), ChangedAt = e.OccurredAt },
        _ => throw new UnknownEvent(@event),
    };
}
