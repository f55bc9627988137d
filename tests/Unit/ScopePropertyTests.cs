using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using NodaTime;
using static MspEvents.Tests.Unit.ScopeHistory;

namespace MspEvents.Tests.Unit;

/// <summary>The identities of scope over generated histories: work told late, corrected and taken back, changes approved late, amendments told late and ahead.</summary>
public sealed class ScopePropertyTests
{
    const int Cases = 80;
    const int Facts = 60;

    static readonly JsonSerializerOptions Readable = new() { IncludeFields = true, Converters = { new YearMonthConverter(), new InstantConverter() } };
    static readonly string[] Zones = ["UTC", "Europe/Dublin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia"];
    static readonly string[] Keys = ["helpdesk", "cabling", "laptops", "phones", "network"];

    [Fact]
    public void At_every_position_the_baseline_is_version_0_and_all_growth_less_all_descoped() => AtEveryPosition((ledger, record, note) =>
    {
        var totals = ledger.Totals();
        foreach (var figures in new[] { totals.Effort, totals.Cost })
            (figures.BaselineV0 + figures.ApprovedGrowth - figures.Descoped).ShouldBe(figures.BaselineCurrent, note);

        // Counted apart: the included items of the baseline in force.
        var items = ContractTerms.Of(record.ContractFacts).BaselineAt(record.JudgedAt)!.Items.Where(item => item.Coverage == ScopeCoverage.Included).ToList();
        totals.Effort.BaselineCurrent.ShouldBe(items.Sum(item => (long)item.EffortMinutes), note);
        totals.Cost.BaselineCurrent.ShouldBe(items.Sum(item => item.Cost), note);
        var last = totals.Baselines[^1];
        ScopeAmount.Sum(totals.Baselines.Select(line => line.Growth - line.Descoped)).ShouldBe(last.Budget - totals.Baselines[0].Budget, note);
    });

    [Fact]
    public void At_every_position_work_of_all_coverages_is_all_work() => AtEveryPosition((ledger, record, note) =>
    {
        var totals = ledger.Totals();
        var standing = Standing(record);
        (totals.Effort.InScope + totals.Effort.Approved + totals.Effort.Ratified + totals.Effort.Unapproved).ShouldBe(standing.Sum(work => (long)work.Minutes), note);
        (totals.Cost.InScope + totals.Cost.Approved + totals.Cost.Ratified + totals.Cost.Unapproved).ShouldBe(standing.Sum(work => work.Cost), note);

        // Each piece by itself, by the rows of the rule told once more.
        var terms = ContractTerms.Of(record.ContractFacts);
        var approvals = record.Changes.Where(step => step.Status == ChangeStatus.Approved).ToDictionary(step => step.ChangeRequestId, step => step.OccurredAt);
        totals.Effort.Unapproved.ShouldBe(standing.Where(work => Told(work, terms, approvals) == WorkCoverage.Unapproved).Sum(work => (long)work.Minutes), note);
        totals.Effort.Ratified.ShouldBe(standing.Where(work => Told(work, terms, approvals) == WorkCoverage.Ratified).Sum(work => (long)work.Minutes), note);
        totals.Effort.InScope.ShouldBe(standing.Where(work => Told(work, terms, approvals) == WorkCoverage.InScope).Sum(work => (long)work.Minutes), note);
    });

    [Fact]
    public void Each_step_of_the_timeline_says_what_a_fold_up_to_it_says()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (history, judgedAt) = Generate(seed);
            foreach (var step in history.Ledger(judgedAt).Timeline(0, int.MaxValue))
            {
                var totals = history.Ledger(judgedAt, step.Position).Totals();
                (step.Effort, step.Cost, step.SilentScope, step.Status).ShouldBe((totals.Effort, totals.Cost, totals.SilentScope, totals.Status), $"seed {seed}, position {step.Position}");
            }
        }
    }

    [Fact]
    public void All_months_add_up_to_the_totals()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (history, judgedAt) = Generate(seed);
            var ledger = history.Ledger(judgedAt);
            var (totals, months) = (ledger.Totals(), ledger.Months(ledger.Span.First, ledger.Span.Last));
            foreach (var (total, parts) in new[] { (totals.Effort, months.Select(month => month.Effort)), (totals.Cost, months.Select(month => month.Cost)) })
            {
                parts.Aggregate((0L, 0L, 0L, 0L, 0L, 0L), (sum, part) => (
                        sum.Item1 + part.ApprovedGrowth, sum.Item2 + part.Descoped, sum.Item3 + part.InScope, sum.Item4 + part.Approved, sum.Item5 + part.Ratified, sum.Item6 + part.Unapproved))
                    .ShouldBe((total.ApprovedGrowth, total.Descoped, total.InScope, total.Approved, total.Ratified, total.Unapproved), $"seed {seed}");
            }

            months.Sum(month => month.UnratedMinutes).ShouldBe(totals.UnratedMinutes, $"seed {seed}");
            months.Sum(month => month.ApprovedAfterWork.EffortMinutes).ShouldBe(totals.ApprovedAfterWork.EffortMinutes, $"seed {seed}");
            for (var index = 0; index < totals.Changes.Count; index++)
            {
                var total = totals.Changes[index];
                months.Select(month => month.Changes[index]).Aggregate((0, 0L, 0L), (sum, part) => (sum.Item1 + part.Count, sum.Item2 + part.EffortMinutes, sum.Item3 + part.Cost))
                    .ShouldBe((total.Count, total.EffortMinutes, total.Cost), $"seed {seed}, {total.Status}");
            }
        }
    }

    [Fact]
    public void The_generated_histories_reach_every_coverage_state_and_holder()
    {
        var histories = Enumerable.Range(1, Cases).Select(Generate).ToList();
        var totals = histories.Select(generated => generated.History.Ledger(generated.JudgedAt).Totals()).ToList();
        foreach (var reached in new Func<ScopeFigures, long>[] { of => of.InScope, of => of.Approved, of => of.Ratified, of => of.Unapproved, of => of.ApprovedGrowth, of => of.Descoped })
            totals.Count(total => reached(total.Effort) > 0).ShouldBeGreaterThan(10);

        totals.SelectMany(total => total.Changes).Where(change => change.Count > 0).Select(change => change.Status).Distinct().Count().ShouldBe(8);
        totals.SelectMany(total => total.Baselines).ShouldContain(line => line.Version > 0 && line.EffectiveAt > Noon(8, 1), "an amendment still to come");
        var records = histories.Select(generated => generated.History.Record()).ToList();
        records.SelectMany(record => record.Work).Select(step => step.Holder).Distinct().Count().ShouldBe(3);
        records.Sum(OnExcludedItemsWithAnApprovedChange).ShouldBeGreaterThan(10);

        static int OnExcludedItemsWithAnApprovedChange(ScopeRecord record)
        {
            var terms = ContractTerms.Of(record.ContractFacts);
            var approved = record.Changes.Where(step => step.Status == ChangeStatus.Approved).Select(step => (Guid?)step.ChangeRequestId).ToHashSet();
            return Standing(record).Count(work => approved.Contains(work.ChangeRequestId)
                && terms.BaselineAt(work.StartedAt)!.Items.Any(item => item.Key == work.ScopeItem && item.Coverage == ScopeCoverage.Excluded));
        }
    }

    [Fact]
    public void The_order_the_parts_come_in_makes_no_difference()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (history, judgedAt) = Generate(seed);
            var (random, record) = (new Random(seed), history.Record(judgedAt));
            var shuffled = record with
            {
                ContractFacts = [.. record.ContractFacts.OrderBy(_ => random.Next())],
                Work = [.. record.Work.OrderBy(_ => random.Next())],
                Changes = [.. record.Changes.OrderBy(_ => random.Next())],
                Stories = [.. record.Stories.OrderBy(_ => random.Next())],
            };
            Text(new(shuffled)).ShouldBe(Text(new(record)), $"seed {seed}");
        }

        static string Text(ScopeLedger ledger) =>
            JsonSerializer.Serialize((ledger.Totals(), ledger.Timeline(0, int.MaxValue), ledger.Months(new(2026, 1), new(2026, 12))), Readable);
    }

    static void AtEveryPosition(Action<ScopeLedger, ScopeRecord, string> claim)
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (history, judgedAt) = Generate(seed);
            for (var position = 1; position <= history.Position; position++)
            {
                var record = history.Record(judgedAt, position);
                claim(new(record), record, $"seed {seed}, position {position}");
            }
        }
    }

    /// <summary>A history in any order of telling: of all changes' states, items that leave, return and change sides, work of all holders, times at the borders of months of zones with summer time.</summary>
    static (ScopeHistory History, Instant JudgedAt) Generate(int seed)
    {
        var random = new Random(seed);
        var zone = DateTimeZoneProviders.Tzdb[Zones[seed % Zones.Length]];
        var history = new ScopeHistory(signed => signed with { TimeZone = zone.Id });
        var standing = new Dictionary<int, ChangeStatus>();
        while (history.Position < Facts)
        {
            var at = Moment();
            var id = random.Next(1, 5);
            var stream = random.Next(1, 7);
            var from = at.InZone(zone).Date.PlusDays(random.Next(3) == 0 ? 0 : random.Next(-60, 60));
            switch (random.Next(11))
            {
                case 0 or 1:
                    history.Amended(at, from, add: [Item()]);
                    break;
                case 2:
                    history.Amended(at, from, remove: [Key()], add: random.Next(2) == 0 ? [Item()] : null);
                    break;
                case 3:
                    history.Amended(at, from, change: [Item()]);
                    break;
                case 4 or 5 or 6:
                    var next = After(standing.GetValueOrDefault(id));
                    if (next.Count == 0)
                        break;
                    var status = standing[id] = next[random.Next(next.Count)];
                    history.Change(id, status, at, status == ChangeStatus.Assessed ? new(random.Next(500), random.Next(50_000)) : null);
                    break;
                case 7:
                    history.Voided(random.Next(1, 12), at, stream);
                    break;
                case 8:
                    history.Story(id, (StoryMove)random.Next(3), at);
                    break;
                default:
                    history.Work(
                        random.Next(1, 12), at, random.Next(4) == 0 ? null : Key(), random.Next(2) == 0 ? random.Next(1, 5) : null,
                        random.Next(1, 500), random.Next(0, 80_000), at + Duration.FromHours(random.Next(48)), stream, (WorkHolder)(stream % 3),
                        random.Next(3) > 0, random.Next(5) == 0);
                    break;
            }
        }

        return (history, Noon(random.Next(2, 10), 1));

        // One in three at a month's border in the contract's zone, or beside it.
        Instant Moment() => random.Next(3) > 0
            ? Noon(1, 2) + Duration.FromHours(random.Next(24 * 200))
            : new LocalDate(2026, random.Next(2, 8), 1).AtStartOfDayInZone(zone).ToInstant() + Duration.FromSeconds(random.Next(-1, 2));

        string Key() => Keys[random.Next(Keys.Length)];

        ScopeItem Item() => new(Key(), "Item", (ScopeCoverage)random.Next(2), random.Next(5_000), random.Next(300_000));
    }

    static IReadOnlyList<ChangeStatus> After(ChangeStatus status) => status switch
    {
        ChangeStatus.Unraised => [ChangeStatus.Raised],
        ChangeStatus.Raised => [ChangeStatus.Assessed, ChangeStatus.Withdrawn],
        ChangeStatus.Assessed => [ChangeStatus.Submitted, ChangeStatus.Assessed, ChangeStatus.Approved, ChangeStatus.Deferred, ChangeStatus.Withdrawn],
        ChangeStatus.Submitted => [ChangeStatus.Approved, ChangeStatus.Approved, ChangeStatus.Rejected, ChangeStatus.Deferred, ChangeStatus.Assessed],
        ChangeStatus.Deferred => [ChangeStatus.Assessed, ChangeStatus.Submitted, ChangeStatus.Approved, ChangeStatus.Rejected],
        ChangeStatus.Approved => [ChangeStatus.Implemented],
        _ => [],
    };

    /// <summary>Each piece of work as it stands: what was told last, unless it was ever taken back.</summary>
    static IReadOnlyList<LoggedWork> Standing(ScopeRecord record) =>
    [
        .. record.Work.GroupBy(step => (step.StreamId, step.WorkId)).Where(steps => steps.All(step => step.Work is not null))
            .Select(steps => steps.OrderBy(step => step.OccurredAt).ThenBy(step => step.Position).Last().Work!),
    ];

    static WorkCoverage Told(LoggedWork work, ContractTerms terms, Dictionary<Guid, Instant> approvals)
    {
        var items = terms.BaselineAt(work.StartedAt)!.Items;
        if (items.Any(item => item.Key == work.ScopeItem && item.Coverage == ScopeCoverage.Excluded))
            return WorkCoverage.Unapproved;
        if (work.ChangeRequestId is { } named)
            return !approvals.TryGetValue(named, out var at) ? WorkCoverage.Unapproved : at > work.StartedAt ? WorkCoverage.Ratified : WorkCoverage.Approved;
        return items.Any(item => item.Key == work.ScopeItem) ? WorkCoverage.InScope : WorkCoverage.Unapproved;
    }
}
