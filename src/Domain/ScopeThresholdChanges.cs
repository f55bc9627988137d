namespace MspEvents.Domain;

/// <summary>New thresholds of the status of scope; what is absent stays as it is.</summary>
public sealed record ScopeThresholdChanges
{
    /// <summary>Uncontrolled creep above it is a warning, in percent of the baseline as signed.</summary>
    public decimal? WarningAbovePercent { get; init; }

    /// <summary>Uncontrolled creep above it is critical.</summary>
    public decimal? CriticalAbovePercent { get; init; }

    /// <summary>Thresholds that keep an order.</summary>
    public static IReadOnlyList<ThresholdOrder<ScopeThresholdChanges, ScopeThresholds>> Orders { get; } =
    [
        new(
            new("warningAbovePercent", changes => (double?)changes.WarningAbovePercent, settings => (double)settings.WarningAbovePercent),
            new("criticalAbovePercent", changes => (double?)changes.CriticalAbovePercent, settings => (double)settings.CriticalAbovePercent)),
    ];

    /// <summary>The thresholds after the changes.</summary>
    public ScopeThresholds Over(ScopeThresholds before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return new(WarningAbovePercent ?? before.WarningAbovePercent, CriticalAbovePercent ?? before.CriticalAbovePercent);
    }
}
