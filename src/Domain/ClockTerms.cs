using NodaTime;

namespace MspEvents.Domain;

/// <summary>What one clock is measured by: its target and calendar, the priority it was chosen for, and what pauses it.</summary>
sealed record ClockTerms(SlaTarget Target, int Priority, ServiceCalendar Calendar, BusinessTime Hours, IReadOnlyList<string> PauseOn, IReadOnlyList<int> WarnAt)
{
    public Duration TargetTime { get; } = Duration.FromMinutes(Target.Minutes);

    public long TargetSeconds => Target.Minutes * 60L;

    /// <summary>Whether a clock is measured the same by both, whatever they warn at.</summary>
    public bool MeasuresAs(ClockTerms other) =>
        Target.Minutes == other.Target.Minutes && ReferenceEquals(Hours, other.Hours) && PauseOn.SequenceEqual(other.PauseOn);

    /// <summary>A share of the target, in percent.</summary>
    public Duration Share(int percent) => TargetTime * percent / 100;
}
