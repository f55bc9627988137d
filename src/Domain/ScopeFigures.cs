using System.Text.Json.Serialization;

namespace MspEvents.Domain;

/// <summary>Scope in one measure, minutes of effort or minor units of cost; of a month its increments.</summary>
/// <param name="BaselineV0">The baseline as signed, which every percentage is of.</param>
/// <param name="BaselineCurrent">The baseline in force; of a month, at its end: version 0 and all growth, less all descoped.</param>
/// <param name="ApprovedGrowth">What baseline changes added, over every amendment in force.</param>
/// <param name="Descoped">What they took away, above zero.</param>
/// <param name="InScope">Work that the baseline covers.</param>
/// <param name="Approved">Work on changes approved before it began.</param>
/// <param name="Ratified">Work on changes approved only later.</param>
/// <param name="Unapproved">Work that nothing covers.</param>
public sealed record ScopeFigures(
    long BaselineV0, long BaselineCurrent, long ApprovedGrowth, long Descoped, long InScope, long Approved, long Ratified, long Unapproved)
{
    /// <summary>All work, whatever covers it.</summary>
    public long Work => InScope + Approved + Ratified + Unapproved;

    /// <summary>Growth of the baseline as signed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? ApprovedGrowthPercent => OfBaseline(ApprovedGrowth)?.Percent();

    /// <summary>Unapproved work of the baseline as signed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? UncontrolledCreepPercent => UncontrolledCreep?.Percent();

    /// <summary>Growth and unapproved work of the baseline as signed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? GrossCreepPercent => OfBaseline(ApprovedGrowth + Unapproved)?.Percent();

    /// <summary>Growth and unapproved work less what was descoped, of the baseline as signed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? NetCreepPercent => OfBaseline(ApprovedGrowth + Unapproved - Descoped)?.Percent();

    internal Share? UncontrolledCreep => OfBaseline(Unapproved);

    Share? OfBaseline(long part) => Share.Of(part, BaselineV0);
}

/// <summary>Both measures at one moment.</summary>
/// <param name="Effort">In minutes.</param>
/// <param name="Cost">In minor units.</param>
public sealed record ScopeBalance(ScopeFigures Effort, ScopeFigures Cost)
{
    /// <summary>How far uncontrolled creep went, by cost, by effort where the baseline has no cost; null where it has neither.</summary>
    public ScopeStatus? StatusBy(ScopeThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        return (Cost.UncontrolledCreep ?? Effort.UncontrolledCreep) is { } creep ? thresholds.StatusOf(creep) : null;
    }

    /// <summary>Balances amounts in both measures; work is by coverage.</summary>
    internal static ScopeBalance Of(ScopeAmount v0, ScopeAmount current, ScopeAmount growth, ScopeAmount descoped, Func<WorkCoverage, ScopeAmount> work)
    {
        return new(In(amount => amount.EffortMinutes), In(amount => amount.Cost));

        ScopeFigures In(Func<ScopeAmount, long> measure) => new(
            measure(v0),
            measure(current),
            measure(growth),
            measure(descoped),
            measure(work(WorkCoverage.InScope)),
            measure(work(WorkCoverage.Approved)),
            measure(work(WorkCoverage.Ratified)),
            measure(work(WorkCoverage.Unapproved)));
    }
}
