using NodaTime;

namespace MspEvents.Domain;

/// <summary>A contract's scope: totals, months and the running timeline of one record, the same wherever its parts came from.</summary>
public sealed class ScopeLedger
{
    readonly ScopeRecord record;
    readonly ScopeRun run;
    readonly ContractTerms terms;
    readonly IReadOnlyList<ScopeChangeLine> changes;
    readonly IReadOnlyList<ScopeMove> moves;

    /// <summary>Folds a record.</summary>
    public ScopeLedger(ScopeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        this.record = record;
        changes = ScopeChangeLine.Of(record.Changes);
        moves =
        [
            .. record.ContractFacts.Select(ScopeMove.Of)
                .Concat(record.Changes.Select(ScopeMove.Of)).Concat(record.Work.Select(ScopeMove.Of)).OrderBy(move => move.Position),
        ];
        run = new(record.JudgedAt);
        foreach (var move in moves)
            move.Apply(run);
        terms = ContractTerms.Of(record.ContractFacts);
    }

    /// <summary>The first and the last month anything happened in, that of now among them, in the contract's zone.</summary>
    public (YearMonth First, YearMonth Last) Span
    {
        get
        {
            var moments = run.Entries.Select(entry => entry.Work.StartedAt).Append(record.JudgedAt).Append(terms.InForceFrom ?? record.JudgedAt)
                .Concat(record.Changes.Select(step => step.OccurredAt)).Concat(record.Stories.Select(step => step.OccurredAt))
                .Concat(run.Baselines.Skip(1).Select(step => step.Baseline.EffectiveAt)).ToList();
            return (terms.MonthOf(moments.Min()), terms.MonthOf(moments.Max()));
        }
    }

    /// <summary>All that is so by now.</summary>
    public ScopeTotals Totals()
    {
        var balance = run.Balance();
        var standing = ChangesByStatus.Before(changes, Instant.MaxValue);
        return new(
            balance.Effort,
            balance.Cost,
            balance.StatusBy(record.Thresholds),
            record.Thresholds,
            [.. BaselineStep.Of(terms).Select(BaselineLine.Of)],
            standing,
            run.SilentScope,
            AfterWork(run.Entries),
            Unrated(run.Entries),
            BudgetAtRisk.Of(balance.Cost, status => standing.Single(line => line.Status == status).Cost, terms, record.JudgedAt),
            DecisionTimes.Of(changes, terms, record.JudgedAt),
            ChangesByParty.Of(changes, change => change.AskedBy),
            ChangesByParty.Of(changes, change => change.Decision?.Party),
            BlockHourAccount.Of(
                Contract.Decider.Fold(record.ContractFacts),
                run.Entries.Where(entry => entry.Work.Billable && entry.Coverage != WorkCoverage.Unapproved).Select(entry => entry.Work),
                record.JudgedAt));
    }

    /// <summary>What each month added; all months there are add up to the totals.</summary>
    public IReadOnlyList<ScopeMonth> Months(YearMonth first, YearMonth last)
    {
        var work = run.Entries.ToLookup(entry => terms.MonthOf(entry.Work.StartedAt));
        var amended = run.Baselines.Skip(1).ToLookup(step => terms.MonthOf(step.Baseline.EffectiveAt));
        var months = new List<ScopeMonth>();
        for (var month = first; month <= last; month = month.PlusMonths(1))
            months.Add(Month(month, [.. work[month]], [.. amended[month]]));
        return months;
    }

    /// <summary>The steps after a position that occurred in a stretch of time, in the order of the log.</summary>
    /// <param name="after">Steps after this position.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="from">Steps that occurred at or after it; all where null.</param>
    /// <param name="until">Steps that occurred before it; all where null.</param>
    public IReadOnlyList<ScopeStep> Timeline(long after, int limit, Instant? from = null, Instant? until = null)
    {
        var running = new ScopeRun(record.JudgedAt);
        var steps = new List<ScopeStep>();
        foreach (var move in moves)
        {
            var coverage = move.Apply(running);
            if (move.Position <= after || !move.IsStep || move.OccurredAt < from || move.OccurredAt >= until)
                continue;
            if (steps.Count == limit)
                break;
            var balance = running.Balance();
            steps.Add(new(
                move.Position, move.OccurredAt, move.What, move.StreamId, move.WorkId, coverage,
                balance.Effort, balance.Cost, running.SilentScope, balance.StatusBy(record.Thresholds)));
        }

        return steps;
    }

    /// <summary>The steps after a position that occurred in a span of months of the contract's zone.</summary>
    public IReadOnlyList<ScopeStep> Timeline(long after, int limit, YearMonth first, YearMonth last) =>
        Timeline(after, limit, terms.StartOf(first), terms.EndOf(last));

    ScopeMonth Month(YearMonth month, IReadOnlyList<CountedWork> work, IReadOnlyList<BaselineStep> amended)
    {
        var (start, end) = (terms.StartOf(month), terms.EndOf(month));
        var v0 = run.Baselines.Count == 0 ? default : run.Baselines[0].Budget;
        var balance = ScopeBalance.Of(
            v0,
            run.Baselines.LastOrDefault(step => step.Baseline.EffectiveAt < end)?.Budget ?? v0,
            ScopeAmount.Sum(amended.Select(step => step.Growth)),
            ScopeAmount.Sum(amended.Select(step => step.Descoped)),
            coverage => ScopeAmount.Sum(work.Where(entry => entry.Coverage == coverage).Select(entry => entry.Work.Amount)));
        return new(
            month,
            balance.Effort,
            balance.Cost,
            [.. ChangesByStatus.Before(changes, end).Zip(ChangesByStatus.Before(changes, start), (after, before) => after.Since(before))],
            AfterWork(work),
            Unrated(work),
            RequirementVolatility.Of(record.Stories, start, end));
    }

    static ApprovedAfterWork AfterWork(IEnumerable<CountedWork> work) =>
        ApprovedAfterWork.Of([.. work.Where(entry => entry.Coverage == WorkCoverage.Ratified)]);

    static long Unrated(IEnumerable<CountedWork> work) => work.Where(entry => entry.Work.Unrated).Sum(entry => (long)entry.Work.Minutes);
}
