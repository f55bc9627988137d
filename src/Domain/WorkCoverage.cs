using NodaTime;

namespace MspEvents.Domain;

/// <summary>What allowed a piece of work; each has exactly one.</summary>
public enum WorkCoverage
{
    /// <summary>The baseline in force when it began includes it.</summary>
    InScope,

    /// <summary>A change request that was approved when it began.</summary>
    Approved,

    /// <summary>A change request that was approved only after it began.</summary>
    Ratified,

    /// <summary>Nothing did.</summary>
    Unapproved,
}

/// <summary>How the coverage of work is decided: at the time the work began, by the first row that holds.</summary>
public static class CoverageRule
{
    /// <summary>The coverage of work by what it names.</summary>
    /// <param name="work">The work.</param>
    /// <param name="terms">The contract's terms over time.</param>
    /// <param name="approvals">When each change request of the contract was approved; one that is not among them was not.</param>
    public static WorkCoverage Of(LoggedWork work, ContractTerms terms, IReadOnlyDictionary<Guid, Instant> approvals)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(approvals);
        var item = work.ScopeItem is { } key ? terms.BaselineAt(work.StartedAt)?.Items.FirstOrDefault(item => item.Key == key) : null;
        if (item is { Coverage: ScopeCoverage.Excluded })
            return WorkCoverage.Unapproved;
        if (work.ChangeRequestId is { } change)
        {
            if (!approvals.TryGetValue(change, out var approvedAt))
                return WorkCoverage.Unapproved;
            return approvedAt <= work.StartedAt ? WorkCoverage.Approved : WorkCoverage.Ratified;
        }

        return item is null ? WorkCoverage.Unapproved : WorkCoverage.InScope;
    }
}
