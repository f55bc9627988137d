namespace MspEvents.Domain;

/// <summary>When something asks for attention, with the defaults of measures, section 6: the one place that has them.</summary>
public sealed record AttentionSettings
{
    /// <summary>The defaults.</summary>
    public static AttentionSettings Default { get; } = new();

    /// <summary>Minutes an open ticket may have no owner, around the clock.</summary>
    public int UnownedMinutes { get; init; } = 30;

    /// <summary>Days both sides may say nothing on an open ticket.</summary>
    public int SilentDays { get; init; } = 5;

    /// <summary>Days a ticket may be open.</summary>
    public int AgeingDays { get; init; } = 30;

    /// <summary>Days after the end of its period that a promised report may take.</summary>
    public int ReportDays { get; init; } = 7;

    /// <summary>The lowest trough warning that asks for attention.</summary>
    public WarningLevel WarningsFrom { get; init; } = WarningLevel.Watch;
}
