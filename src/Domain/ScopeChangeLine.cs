using NodaTime;

namespace MspEvents.Domain;

/// <summary>One change request as scope counts it, by the facts known of it in (<c>occurredAt</c>, position) order.</summary>
sealed class ScopeChangeLine
{
    readonly List<ChangeStep> steps;

    ScopeChangeLine(IEnumerable<ChangeStep> known) => steps = [.. known.OrderBy(step => step.OccurredAt).ThenBy(step => step.Position)];

    /// <summary>The change request.</summary>
    public Guid Id => steps[0].ChangeRequestId;

    /// <summary>Who asked.</summary>
    public ChangeParty? AskedBy => steps.Find(step => step.Status == ChangeStatus.Raised)?.Party;

    /// <summary>From when a decision was waited for.</summary>
    public Instant? SubmittedAt => steps.Find(step => step.Status == ChangeStatus.Submitted)?.OccurredAt;

    /// <summary>The approval or rejection.</summary>
    public ChangeStep? Decision => steps.Find(step => step.Status is ChangeStatus.Approved or ChangeStatus.Rejected);

    /// <summary>Whether it waits for no decision any more.</summary>
    public bool IsWithdrawn => steps[^1].Status == ChangeStatus.Withdrawn;

    /// <summary>What it was last assessed to take.</summary>
    public ScopeAmount Estimate => EstimateBefore(Instant.MaxValue);

    public static IReadOnlyList<ScopeChangeLine> Of(IEnumerable<ChangeStep> steps) =>
        [.. steps.GroupBy(step => step.ChangeRequestId).OrderBy(group => group.Key).Select(group => new ScopeChangeLine(group))];

    /// <summary>Where it stood before an instant; null where it was not raised.</summary>
    public ChangeStatus? StatusBefore(Instant until) => steps.FindLast(step => step.OccurredAt < until)?.Status;

    /// <summary>What it was assessed to take before an instant; nothing where nobody had.</summary>
    public ScopeAmount EstimateBefore(Instant until) => steps.FindLast(step => step.OccurredAt < until && step.Estimate is not null)?.Estimate ?? default;
}

/// <summary>The changes that stand in one place, or what a month added to them, below zero where it took some away.</summary>
/// <param name="Status">Where they stand.</param>
/// <param name="Count">How many.</param>
/// <param name="EffortMinutes">What they were assessed to take.</param>
/// <param name="Cost">What they were assessed to cost, in minor units.</param>
public sealed record ChangesByStatus(ChangeStatus Status, int Count, long EffortMinutes, long Cost)
{
    /// <summary>Every place there is, in the order of a change's life.</summary>
    internal static IReadOnlyList<ChangesByStatus> Before(IReadOnlyList<ScopeChangeLine> changes, Instant until)
    {
        var standing = changes.Select(change => (Status: change.StatusBefore(until), Estimate: change.EstimateBefore(until))).ToLookup(change => change.Status);
        return [.. Enum.GetValues<ChangeStatus>().Where(status => status != ChangeStatus.Unraised).Select(status => Line(status, [.. standing[status]]))];

        static ChangesByStatus Line(ChangeStatus status, IReadOnlyList<(ChangeStatus? Status, ScopeAmount Estimate)> changes)
        {
            var estimate = ScopeAmount.Sum(changes.Select(change => change.Estimate));
            return new(status, changes.Count, estimate.EffortMinutes, estimate.Cost);
        }
    }

    internal ChangesByStatus Since(ChangesByStatus before) => new(Status, Count - before.Count, EffortMinutes - before.EffortMinutes, Cost - before.Cost);
}
