namespace MspEvents.Domain;

/// <summary>What a KPI lacks to be SMART.</summary>
/// <param name="Letter">S, M, A, R or T.</param>
/// <param name="Member">The field it is about, as in JSON.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="Detail">What is missing, beginning with the letter.</param>
public sealed record SmartFault(char Letter, string Member, string Code, string Detail);

/// <summary>A KPI is specific, measurable, achievable, relevant and time-bound: a metric and its unit, a baseline and a target that differ, the goal
/// it serves, a due date (measures, section 6).</summary>
public static class SmartCriteria
{
    /// <summary>What is said where no metric is named.</summary>
    public const string Specific = "S, specific: the metric is missing; name what is measured.";

    /// <summary>What is said where no unit is named.</summary>
    public const string Measurable = "M, measurable: the unit is missing.";

    /// <summary>What is said where baseline and target do not differ.</summary>
    public const string Achievable = "A, achievable: a baseline and a target that differ are needed.";

    /// <summary>What is said where the target lies the other way.</summary>
    public const string Direction = "A, achievable: the target lies the other way from the baseline.";

    /// <summary>What is said where no goal is named.</summary>
    public const string Relevant = "R, relevant: the goal of the contract that it serves is missing.";

    /// <summary>What is said where there is no due date.</summary>
    public const string TimeBound = "T, time-bound: the due date is missing.";

    /// <summary>All that is missing, in the order of the letters: <c>not_specific</c>, <c>not_measurable</c>, <c>not_achievable</c>,
    /// <c>contradicts_direction</c>, <c>not_relevant</c>, <c>not_time_bound</c>.</summary>
    public static IReadOnlyList<SmartFault> FaultsOf(KpiAgreed kpi)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        return
        [
            .. Where(string.IsNullOrWhiteSpace(kpi.Name), new('S', "name", "not_specific", Specific)),
            .. Where(string.IsNullOrWhiteSpace(kpi.Unit), new('M', "unit", "not_measurable", Measurable)),
            .. Where(kpi.Target == kpi.Baseline, new('A', "target", "not_achievable", Achievable)),
            .. Where(
                kpi.Direction == KpiDirection.Up ? kpi.Target < kpi.Baseline : kpi.Target > kpi.Baseline,
                new('A', "target", "contradicts_direction", Direction)),
            .. Where(string.IsNullOrWhiteSpace(kpi.Goal), new('R', "goal", "not_relevant", Relevant)),
            .. Where(kpi.DueOn == default, new('T', "dueOn", "not_time_bound", TimeBound)),
        ];
    }

    static IEnumerable<SmartFault> Where(bool missing, SmartFault fault) => missing ? [fault] : [];
}
