using NodaTime;

namespace MspEvents.Domain;

/// <summary>A contract's scope, cumulative to the moment.</summary>
/// <param name="Effort">In minutes.</param>
/// <param name="Cost">In minor units.</param>
/// <param name="Status">By uncontrolled creep; absent where the baseline has neither cost nor effort.</param>
/// <param name="Thresholds">Where warning and critical begin.</param>
/// <param name="Baselines">Every version in the order they take effect, those still to come among them.</param>
/// <param name="Changes">Change requests by where they stand.</param>
/// <param name="SilentScope">How many tickets and stories hold unapproved work.</param>
/// <param name="ApprovedAfterWork">Work that was approved only after it began.</param>
/// <param name="UnratedMinutes">Minutes without a known rate, which no cost counts.</param>
/// <param name="BudgetAtRisk">Money beyond the budget.</param>
/// <param name="DecisionTimes">How long decisions took.</param>
/// <param name="AskedBy">Who asked for changes.</param>
/// <param name="DecidedBy">Who decided them.</param>
/// <param name="BlockHours">Prepaid hours; absent where the contract has none.</param>
public sealed record ScopeTotals(
    ScopeFigures Effort,
    ScopeFigures Cost,
    ScopeStatus? Status,
    ScopeThresholds Thresholds,
    IReadOnlyList<BaselineLine> Baselines,
    IReadOnlyList<ChangesByStatus> Changes,
    int SilentScope,
    ApprovedAfterWork ApprovedAfterWork,
    long UnratedMinutes,
    BudgetAtRisk BudgetAtRisk,
    DecisionTimes DecisionTimes,
    IReadOnlyList<ChangesByParty> AskedBy,
    IReadOnlyList<ChangesByParty> DecidedBy,
    BlockHourAccount? BlockHours);

/// <summary>A version of the baseline and what it changed.</summary>
/// <param name="Version">0 as signed, then in the order they were agreed.</param>
/// <param name="EffectiveAt">From when it counts.</param>
/// <param name="ChangeRequestId">The approved change it came from.</param>
/// <param name="Budget">What its included items come to.</param>
/// <param name="Growth">What items gained.</param>
/// <param name="Descoped">What items lost.</param>
public sealed record BaselineLine(int Version, Instant EffectiveAt, Guid? ChangeRequestId, ScopeAmount Budget, ScopeAmount Growth, ScopeAmount Descoped)
{
    internal static BaselineLine Of(BaselineStep step) =>
        new(step.Baseline.Version, step.Baseline.EffectiveAt, step.Baseline.ChangeRequestId, step.Budget, step.Growth, step.Descoped);
}

/// <summary>Work on changes that were approved only after it began.</summary>
/// <param name="Changes">How many change requests.</param>
/// <param name="Entries">How many pieces of work.</param>
/// <param name="EffortMinutes">Their minutes.</param>
/// <param name="Cost">Their cost in minor units.</param>
public sealed record ApprovedAfterWork(int Changes, int Entries, long EffortMinutes, long Cost)
{
    internal static ApprovedAfterWork Of(IReadOnlyList<CountedWork> ratified)
    {
        var sum = ScopeAmount.Sum(ratified.Select(entry => entry.Work.Amount));
        return new(ratified.Select(entry => entry.Work.ChangeRequestId).Distinct().Count(), ratified.Count, sum.EffortMinutes, sum.Cost);
    }
}

/// <summary>The changes that one person asked for, or decided.</summary>
/// <param name="Name">The person.</param>
/// <param name="Organisation">On whose side, where it was said.</param>
/// <param name="Count">How many.</param>
/// <param name="Approved">How many of them were approved.</param>
/// <param name="Rejected">How many were rejected.</param>
/// <param name="EffortMinutes">What they were last assessed to take.</param>
/// <param name="Cost">What they were last assessed to cost, in minor units.</param>
public sealed record ChangesByParty(
    [property: PersonName] string Name, Organisation? Organisation, int Count, int Approved, int Rejected, long EffortMinutes, long Cost)
{
    internal static IReadOnlyList<ChangesByParty> Of(IEnumerable<ScopeChangeLine> changes, Func<ScopeChangeLine, ChangeParty?> party) =>
    [
        .. changes.Where(change => party(change) is not null).GroupBy(change => party(change)!)
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Organisation)
            .Select(group => Line(group.Key, [.. group])),
    ];

    static ChangesByParty Line(ChangeParty party, IReadOnlyList<ScopeChangeLine> changes)
    {
        var estimate = ScopeAmount.Sum(changes.Select(change => change.Estimate));
        return new(
            party.Name,
            party.Organisation,
            changes.Count,
            changes.Count(change => change.Decision?.Status == ChangeStatus.Approved),
            changes.Count(change => change.Decision?.Status == ChangeStatus.Rejected),
            estimate.EffortMinutes,
            estimate.Cost);
    }
}
