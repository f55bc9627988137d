namespace MspEvents.Domain;

/// <summary>What may be asked of a tenant's settings.</summary>
public abstract record SettingsCommand : DomainCommand;

/// <summary>Changes thresholds of satisfaction.</summary>
public sealed record SetSatisfactionThresholds(SatisfactionThresholdChanges Thresholds, string Reason) : SettingsCommand;

/// <summary>Changes thresholds of attention.</summary>
public sealed record SetAttentionThresholds(AttentionThresholdChanges Thresholds, string Reason) : SettingsCommand;

/// <summary>Changes thresholds of the status of scope.</summary>
public sealed record SetScopeThresholds(ScopeThresholdChanges Thresholds, string Reason) : SettingsCommand;
