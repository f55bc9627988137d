using System.Text.Json.Serialization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>Why there is no estimate at completion.</summary>
public enum NoEstimate
{
    /// <summary>The contract has no end.</summary>
    NoEndDate,

    /// <summary>Less than 10 % of the term is over.</summary>
    TermTooYoung,
}

/// <summary>Money that may have to be found beyond the budget, in minor units; each line is rounded half-even once.</summary>
/// <param name="Amount">Unapproved, pending and overrun together.</param>
/// <param name="Unapproved">The cost of work that nothing covers.</param>
/// <param name="Pending">Undecided changes, weighted by how likely they are.</param>
/// <param name="Overrun">What the estimate at completion exceeds the current budget by; 0 where there is none.</param>
/// <param name="CurrentBudget">The cost of the baseline in force.</param>
/// <param name="EstimateAtCompletion">The cost of work in scope, approved or ratified, by the share of the term elapsed; 0 where there is no estimate.</param>
/// <param name="TermElapsedPercent">The share of the term elapsed, at most 100; null without an end.</param>
/// <param name="NoEstimate">Why there is no estimate; absent where there is one.</param>
public sealed record BudgetAtRisk(
    long Amount,
    long Unapproved,
    IReadOnlyList<PendingCost> Pending,
    long Overrun,
    long CurrentBudget,
    long EstimateAtCompletion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? TermElapsedPercent,
    NoEstimate? NoEstimate)
{
    const decimal LeastTermPercent = 10;

    /// <summary>How likely an undecided change is to cost what it was assessed at, in percent by where it stands.</summary>
    static readonly (ChangeStatus Status, decimal Percent)[] Likely =
        [(ChangeStatus.Raised, 25), (ChangeStatus.Assessed, 50), (ChangeStatus.Submitted, 75), (ChangeStatus.Deferred, 10)];

    /// <summary>The budget at risk.</summary>
    /// <param name="cost">Scope in cost.</param>
    /// <param name="pending">What changes of a status were assessed to cost.</param>
    /// <param name="terms">The contract's terms, for its term.</param>
    /// <param name="judgedAt">Now, as far as the question goes.</param>
    public static BudgetAtRisk Of(ScopeFigures cost, Func<ChangeStatus, long> pending, ContractTerms terms, Instant judgedAt)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(pending);
        ArgumentNullException.ThrowIfNull(terms);
        var lines = Likely.Select(likely => PendingCost.Of(likely.Status, pending(likely.Status), likely.Percent)).ToList();
        var elapsed = ElapsedTerm(terms, judgedAt);
        NoEstimate? none = elapsed is not { } share ? Domain.NoEstimate.NoEndDate
            : share.IsBelow(LeastTermPercent) ? Domain.NoEstimate.TermTooYoung
            : null;
        var covered = cost.InScope + cost.Approved + cost.Ratified;
        var estimate = none is null ? new Share(elapsed!.Value.Whole, elapsed.Value.Part).OfAmount(covered) : 0;
        var overrun = none is null ? Math.Max(0, estimate - cost.BaselineCurrent) : 0;
        return new(
            cost.Unapproved + lines.Sum(line => line.Amount) + overrun,
            cost.Unapproved,
            lines,
            overrun,
            cost.BaselineCurrent,
            estimate,
            elapsed?.Percent(),
            none);
    }

    static Share? ElapsedTerm(ContractTerms terms, Instant judgedAt)
    {
        if (terms.InForceFrom is not { } from || terms.InForceUntil is not { } until || until <= from)
            return null;
        var elapsed = Instant.Max(from, Instant.Min(judgedAt, until)) - from;
        return Share.Of(elapsed.BclCompatibleTicks, (until - from).BclCompatibleTicks);
    }
}

/// <summary>The changes that stand undecided in one place.</summary>
/// <param name="Status">Where they stand.</param>
/// <param name="Cost">What they were assessed to cost together.</param>
/// <param name="LikelyPercent">How likely they are to come.</param>
/// <param name="Amount">That share of the cost.</param>
public sealed record PendingCost(ChangeStatus Status, long Cost, decimal LikelyPercent, long Amount)
{
    internal static PendingCost Of(ChangeStatus status, long cost, decimal percent) => new(status, cost, percent, Share.PercentOf(cost, percent));
}
