namespace MspEvents.Domain;

/// <summary>The stages that a run of days accepted, each dated back to the first day of its run (measures, section 5).</summary>
/// <remarks>Only the days given count: what later days accept, even with a date back into these, is not known to them.</remarks>
public static class StageHistory
{
    /// <summary>The stages in order; a day belongs to the last one whose first day is not after it.</summary>
    public static IReadOnlyList<AcceptedStage> Of(IEnumerable<SatisfactionDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return [.. days.Select(day => day.Acceptance.Accepted).OfType<AcceptedStage>().Distinct()];
    }

    /// <summary>The stage a day belongs to; null before the first.</summary>
    public static AcceptedStage? On(this IReadOnlyList<AcceptedStage> stages, int day)
    {
        ArgumentNullException.ThrowIfNull(stages);
        return stages.LastOrDefault(stage => stage.Since <= day);
    }
}
