namespace MspEvents.Domain;

/// <summary>New thresholds of attention; what is absent stays as it is.</summary>
public sealed record AttentionThresholdChanges
{
    /// <summary>Minutes an open ticket may have no owner, around the clock.</summary>
    public int? UnownedMinutes { get; init; }

    /// <summary>Days both sides may say nothing on an open ticket.</summary>
    public int? SilentDays { get; init; }

    /// <summary>Days a ticket may be open.</summary>
    public int? AgeingDays { get; init; }

    /// <summary>Days after the end of its period that a promised report may take.</summary>
    public int? ReportDays { get; init; }

    /// <summary>The lowest trough warning that asks for attention.</summary>
    public WarningLevel? WarningsFrom { get; init; }

    /// <summary>Thresholds that keep an order: each of these stands for itself.</summary>
    public static IReadOnlyList<ThresholdOrder<AttentionThresholdChanges, AttentionSettings>> Orders { get; } = [];

    /// <summary>The thresholds after the changes.</summary>
    public AttentionSettings Over(AttentionSettings before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return new()
        {
            UnownedMinutes = UnownedMinutes ?? before.UnownedMinutes,
            SilentDays = SilentDays ?? before.SilentDays,
            AgeingDays = AgeingDays ?? before.AgeingDays,
            ReportDays = ReportDays ?? before.ReportDays,
            WarningsFrom = WarningsFrom ?? before.WarningsFrom,
        };
    }
}
