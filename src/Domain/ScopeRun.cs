using NodaTime;

namespace MspEvents.Domain;

/// <summary>Scope while the facts come in one after another, in the order of the log: after each it says what a fold of all up to it says.</summary>
/// <remarks>An approval told late and an amendment told late decide the coverage of the work they concern anew; all else stays as it was decided.</remarks>
sealed class ScopeRun(Instant judgedAt)
{
    readonly List<Fact> contract = [];
    readonly Dictionary<Guid, Instant> approvals = [];
    readonly Dictionary<(Guid Stream, Guid Work), CountedWork> entries = [];
    readonly Dictionary<Guid, int> unapprovedByStream = [];
    readonly ScopeAmount[] tally = new ScopeAmount[Enum.GetValues<WorkCoverage>().Length];
    ContractTerms terms = ContractTerms.Unsigned;

    /// <summary>The versions of the baseline in force by now, in the order they took effect.</summary>
    public IReadOnlyList<BaselineStep> Baselines { get; private set; } = [];

    /// <summary>Tickets and stories that hold unapproved work.</summary>
    public int SilentScope => unapprovedByStream.Count;

    /// <summary>The work that stands.</summary>
    public IEnumerable<CountedWork> Entries => entries.Values.Where(entry => entry.IsCounted);

    /// <summary>Effort and cost as they stand.</summary>
    public ScopeBalance Balance() => ScopeBalance.Of(
        Baselines.Count == 0 ? default : Baselines[0].Budget,
        Baselines.Count == 0 ? default : Baselines[^1].Budget,
        ScopeAmount.Sum(Baselines.Select(step => step.Growth)),
        ScopeAmount.Sum(Baselines.Select(step => step.Descoped)),
        coverage => tally[(int)coverage]);

    /// <summary>Takes a fact of the contract.</summary>
    public void Take(Fact fact)
    {
        contract.Add(fact);
        if (fact.Event is not (ContractSigned or ScopeAmended))
            return;
        terms = ContractTerms.Of(contract);
        var steps = BaselineStep.Of(terms);
        Baselines = [.. steps.Take(1), .. steps.Skip(1).TakeWhile(step => step.Baseline.EffectiveAt <= judgedAt)];
        // Work that names no item has no place in any baseline.
        Decide(entry => entry.Work.ScopeItem is not null);
    }

    /// <summary>Takes a fact about a change request.</summary>
    public void Take(ChangeStep step)
    {
        if (step.Status != ChangeStatus.Approved)
            return;
        approvals[step.ChangeRequestId] = step.OccurredAt;
        Decide(entry => entry.Work.ChangeRequestId == step.ChangeRequestId);
    }

    /// <summary>Takes a fact about work and gives the entry it concerns.</summary>
    public CountedWork Take(WorkStep step)
    {
        if (!entries.TryGetValue((step.StreamId, step.WorkId), out var entry))
            entries.Add((step.StreamId, step.WorkId), entry = new(step.Holder, step.StreamId));
        if (entry.IsCounted)
            Count(entry, -1);
        entry.Take(step);
        if (entry.IsCounted)
        {
            entry.Coverage = CoverageRule.Of(entry.Work, terms, approvals);
            Count(entry, 1);
        }

        return entry;
    }

    void Decide(Func<CountedWork, bool> concerned)
    {
        foreach (var entry in entries.Values)
        {
            if (!entry.IsCounted || !concerned(entry))
                continue;
            var coverage = CoverageRule.Of(entry.Work, terms, approvals);
            if (coverage == entry.Coverage)
                continue;
            Count(entry, -1);
            entry.Coverage = coverage;
            Count(entry, 1);
        }
    }

    void Count(CountedWork entry, int sign)
    {
        ref var sum = ref tally[(int)entry.Coverage];
        sum = sign > 0 ? sum + entry.Work.Amount : sum - entry.Work.Amount;
        if (entry.Coverage != WorkCoverage.Unapproved || entry.Holder == WorkHolder.Initiative)
            return;
        var count = unapprovedByStream.GetValueOrDefault(entry.StreamId) + sign;
        if (count == 0)
            unapprovedByStream.Remove(entry.StreamId);
        else
            unapprovedByStream[entry.StreamId] = count;
    }
}

/// <summary>A piece of work and what allowed it: by its last fact in (<c>occurredAt</c>, position) order; taken back it stays so.</summary>
sealed class CountedWork(WorkHolder holder, Guid streamId)
{
    (Instant OccurredAt, long Position) told;
    LoggedWork? work;

    public WorkHolder Holder => holder;

    public Guid StreamId => streamId;

    public LoggedWork Work => work!;

    public WorkCoverage Coverage { get; set; }

    public bool IsVoid { get; private set; }

    public bool IsCounted => work is not null && !IsVoid;

    public void Take(WorkStep step)
    {
        if (step.Work is null)
        {
            IsVoid = true;
        }
        else if (work is null || (step.OccurredAt, step.Position).CompareTo(told) >= 0)
        {
            work = step.Work;
            told = (step.OccurredAt, step.Position);
        }
    }
}
