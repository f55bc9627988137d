namespace MspEvents.Domain;

/// <summary>How far uncontrolled creep went.</summary>
public enum ScopeStatus
{
    /// <summary>Within what is usual.</summary>
    Normal,

    /// <summary>Worth a talk.</summary>
    Warning,

    /// <summary>The agreement no longer says what is done.</summary>
    Critical,
}

/// <summary>Where warning and critical begin, in percent of the baseline as signed; up to and with the limit is still the lesser status.</summary>
/// <param name="WarningAbovePercent">Above it is a warning.</param>
/// <param name="CriticalAbovePercent">Above it is critical.</param>
public sealed record ScopeThresholds(decimal WarningAbovePercent, decimal CriticalAbovePercent)
{
    /// <summary>10 and 25 %.</summary>
    public static ScopeThresholds Default { get; } = new(10, 25);

    /// <summary>The status of an exact share of creep.</summary>
    public ScopeStatus StatusOf(Share creep) =>
        creep.IsAbove(CriticalAbovePercent) ? ScopeStatus.Critical
        : creep.IsAbove(WarningAbovePercent) ? ScopeStatus.Warning
        : ScopeStatus.Normal;
}
