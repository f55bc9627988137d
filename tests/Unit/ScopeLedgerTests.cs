using MspEvents.Domain;
using static MspEvents.Domain.ChangeStatus;
using static MspEvents.Tests.Unit.ScopeHistory;

namespace MspEvents.Tests.Unit;

public class ScopeLedgerTests
{
    static readonly ScopeItem Laptops = new("laptops", "Laptops", ScopeCoverage.Included, 600, 60_000);

    [Fact]
    public void Only_included_items_make_the_baseline()
    {
        var totals = new ScopeHistory().Totals();
        (totals.Effort.BaselineV0, totals.Effort.BaselineCurrent).ShouldBe((6_000, 6_000));
        (totals.Cost.BaselineV0, totals.Cost.BaselineCurrent).ShouldBe((400_000, 400_000));
    }

    [Fact]
    public void What_items_gain_is_growth_and_what_they_lose_is_descoped_each_in_its_own_measure()
    {
        var totals = new ScopeHistory().Amended(
            Noon(2, 1), new(2026, 2, 1), add: [Laptops], change: [Helpdesk with { EffortMinutes = 7_000, Cost = 350_000 }]).Totals();
        (totals.Effort.ApprovedGrowth, totals.Effort.Descoped, totals.Effort.BaselineCurrent).ShouldBe((1_600, 0, 7_600));
        (totals.Cost.ApprovedGrowth, totals.Cost.Descoped, totals.Cost.BaselineCurrent).ShouldBe((60_000, 50_000, 410_000));
    }

    [Fact]
    public void An_item_moved_from_included_to_excluded_is_descoped_whole()
    {
        var totals = new ScopeHistory().Amended(Noon(2, 1), new(2026, 2, 1), change: [Helpdesk with { Coverage = ScopeCoverage.Excluded }]).Totals();
        (totals.Effort.Descoped, totals.Cost.Descoped, totals.Effort.BaselineCurrent).ShouldBe((6_000, 400_000, 0));
    }

    [Fact]
    public void An_item_moved_from_excluded_to_included_grows_the_baseline_whole() =>
        new ScopeHistory().Amended(Noon(2, 1), new(2026, 2, 1), change: [new("cabling", "Cabling", ScopeCoverage.Included, 900, 90_000)])
            .Totals().Cost.ApprovedGrowth.ShouldBe(90_000);

    [Fact]
    public void A_removed_item_is_descoped_and_a_removed_exclusion_changes_nothing()
    {
        var totals = new ScopeHistory().Amended(Noon(2, 1), new(2026, 2, 1), remove: ["helpdesk", "cabling"]).Totals();
        (totals.Effort.ApprovedGrowth, totals.Effort.Descoped).ShouldBe((0, 6_000));
    }

    [Fact]
    public void An_amendment_counts_from_the_day_it_takes_effect_and_is_listed_before()
    {
        var history = new ScopeHistory().Amended(Noon(2, 1), new(2026, 6, 1), add: [Laptops]);
        var (may, june) = (history.Totals(Noon(5, 31)), history.Totals(Noon(6, 1)));
        (may.Effort.BaselineCurrent, may.Effort.ApprovedGrowth).ShouldBe((6_000, 0));
        may.Baselines.Select(line => line.Version).ShouldBe([0, 1]);
        (june.Effort.BaselineCurrent, june.Effort.ApprovedGrowth).ShouldBe((6_600, 600));
    }

    [Fact]
    public void Estimates_of_changes_never_move_the_baseline()
    {
        var totals = new ScopeHistory().Change(1, Raised, Noon(2, 1)).Change(1, Assessed, Noon(2, 2), new(5_000, 500_000)).Change(1, Approved, Noon(2, 3)).Totals();
        (totals.Effort.BaselineCurrent, totals.Effort.ApprovedGrowth).ShouldBe((6_000, 0));
    }

    [Fact]
    public void Creep_is_a_share_of_the_baseline_as_signed()
    {
        var cost = new ScopeHistory().Amended(Noon(2, 1), new(2026, 2, 1), add: [Laptops], change: [Helpdesk with { Cost = 380_000 }])
            .Work(1, Noon(3, 1), cost: 50_000).Totals().Cost;
        cost.ApprovedGrowthPercent.ShouldBe(15);
        cost.UncontrolledCreepPercent.ShouldBe(12.5m);
        cost.GrossCreepPercent.ShouldBe(27.5m);
        cost.NetCreepPercent.ShouldBe(22.5m);
    }

    [Theory]
    [InlineData(40_000, ScopeStatus.Normal)]
    [InlineData(40_001, ScopeStatus.Warning)]
    [InlineData(100_000, ScopeStatus.Warning)]
    [InlineData(100_001, ScopeStatus.Critical)]
    public void The_status_goes_by_uncontrolled_creep_in_cost(long unapproved, ScopeStatus status) =>
        new ScopeHistory().Work(1, Noon(3, 1), cost: unapproved, minutes: 6_000).Totals().Status.ShouldBe(status);

    [Fact]
    public void The_status_goes_by_effort_where_the_baseline_has_no_cost() =>
        new ScopeHistory(signed => signed with { Scope = new([Helpdesk with { Cost = 0 }]) }).Work(1, Noon(3, 1), minutes: 601)
            .Totals().Status.ShouldBe(ScopeStatus.Warning);

    [Fact]
    public void Without_a_baseline_no_ratio_and_no_status_is_said()
    {
        var totals = new ScopeHistory(signed => signed with { Scope = new([]) }).Work(1, Noon(3, 1)).Totals();
        totals.Status.ShouldBeNull();
        totals.Cost.UncontrolledCreepPercent.ShouldBeNull();
        totals.Effort.NetCreepPercent.ShouldBeNull();
    }

    [Fact]
    public void Silent_scope_counts_tickets_and_stories_with_unapproved_work_once_each() =>
        new ScopeHistory().Work(1, Noon(3, 1), stream: 1).Work(2, Noon(3, 1), stream: 1)
            .Work(3, Noon(3, 1), stream: 2, holder: WorkHolder.Story)
            .Work(4, Noon(3, 1), stream: 3, holder: WorkHolder.Initiative)
            .Work(5, Noon(3, 1), "helpdesk", stream: 4)
            .Work(6, Noon(3, 1), stream: 5).Voided(6, Noon(3, 2), stream: 5)
            .Totals().SilentScope.ShouldBe(2);

    [Fact]
    public void Minutes_without_a_rate_are_told_apart() =>
        new ScopeHistory().Work(1, Noon(3, 1), "helpdesk", minutes: 25, cost: 0, unrated: true).Work(2, Noon(3, 1), "helpdesk")
            .Totals().UnratedMinutes.ShouldBe(25);

    [Fact]
    public void Changes_are_told_by_where_they_stand_with_their_last_estimate()
    {
        var changes = new ScopeHistory()
            .Change(1, Raised, Noon(2, 1)).Change(1, Assessed, Noon(2, 2), new(100, 1_000)).Change(1, Submitted, Noon(2, 3)).Change(1, Assessed, Noon(2, 4), new(200, 2_000))
            .Change(2, Raised, Noon(2, 1)).Change(3, Raised, Noon(2, 1)).Change(3, Withdrawn, Noon(2, 2))
            .Totals().Changes;
        changes.Where(line => line.Count > 0).ShouldBe([new(Raised, 1, 0, 0), new(Assessed, 1, 200, 2_000), new(Withdrawn, 1, 0, 0)]);
        changes.Select(line => line.Status).ShouldBe([Raised, Assessed, Submitted, Approved, Deferred, Rejected, Withdrawn, Implemented]);
    }

    [Fact]
    public void Who_asked_and_who_decided_are_counted_by_person()
    {
        var (ada, lene) = (new ChangeParty("Ada", Organisation.Provider), new ChangeParty("Lene", Organisation.Client));
        var totals = new ScopeHistory()
            .Change(1, Raised, Noon(2, 1), party: ada).Change(1, Assessed, Noon(2, 2), new(10, 100)).Change(1, Approved, Noon(2, 3), party: lene)
            .Change(2, Raised, Noon(2, 1), party: ada).Change(2, Rejected, Noon(2, 3), party: lene)
            .Change(3, Raised, Noon(2, 1), party: lene).Totals();
        totals.AskedBy.ShouldBe([new("Ada", Organisation.Provider, 2, 1, 1, 10, 100), new("Lene", Organisation.Client, 1, 0, 0, 0, 0)]);
        totals.DecidedBy.ShouldBe([new("Lene", Organisation.Client, 2, 1, 1, 10, 100)]);
    }

    [Fact]
    public void A_month_has_the_work_that_began_in_it_and_the_amendments_that_took_effect_in_it()
    {
        var history = new ScopeHistory().Work(1, Noon(2, 10), "helpdesk", toldAt: Noon(3, 3)).Work(2, Noon(3, 10)).Amended(Noon(2, 1), new(2026, 3, 1), add: [Laptops]);
        var months = history.Ledger().Months(new(2026, 2), new(2026, 3));
        (months[0].Effort.InScope, months[0].Effort.Unapproved, months[0].Effort.ApprovedGrowth, months[0].Effort.BaselineCurrent).ShouldBe((60, 0, 0, 6_000));
        (months[1].Effort.InScope, months[1].Effort.Unapproved, months[1].Effort.ApprovedGrowth, months[1].Effort.BaselineCurrent).ShouldBe((0, 60, 600, 6_600));
    }

    [Fact]
    public void A_month_says_what_it_added_to_each_place_changes_stand_in()
    {
        var months = new ScopeHistory().Change(1, Raised, Noon(2, 1)).Change(1, Assessed, Noon(2, 2), new(100, 1_000)).Change(1, Approved, Noon(3, 3))
            .Ledger().Months(new(2026, 2), new(2026, 3));
        months[0].Changes.Where(line => line.Count != 0).ShouldBe([new(Assessed, 1, 100, 1_000)]);
        months[1].Changes.Where(line => line.Count != 0).ShouldBe([new(Assessed, -1, -100, -1_000), new(Approved, 1, 100, 1_000)]);
    }

    [Fact]
    public void The_timeline_tells_each_step_with_the_figures_after_it()
    {
        var steps = new ScopeHistory().Change(7, Raised, Noon(2, 1)).Work(1, Noon(3, 1), change: 7).Change(7, Approved, Noon(4, 1)).Ledger().Timeline(0, 100);
        steps.Select(step => (step.Position, step.Effort.Unapproved, step.Effort.Ratified, step.SilentScope))
            .ShouldBe([(1, 0, 0, 0), (2, 0, 0, 0), (3, 60, 0, 1), (4, 0, 60, 0)]);
        (steps[0].What, steps[0].StreamId, steps[2].What, steps[2].Coverage).ShouldBe(("contract_signed", ContractId, "work_logged", WorkCoverage.Unapproved));
    }

    [Fact]
    public void The_timeline_is_read_in_pages_and_by_when_things_occurred()
    {
        var ledger = new ScopeHistory().Work(1, Noon(2, 1)).Work(2, Noon(3, 1)).Work(3, Noon(3, 2)).Add(Noon(3, 3), new CommunicationAgreed(new([], [], [], null))).Ledger();
        ledger.Timeline(2, 1).Select(step => step.Position).ShouldBe([3]);
        ledger.Timeline(0, 10, Noon(3, 1), Noon(3, 2)).Select(step => (step.Position, step.Effort.Unapproved)).ShouldBe([(3, 120)]);
    }

    [Fact]
    public void Volatility_counts_each_story_once_of_those_live_at_the_start()
    {
        var history = new ScopeHistory();
        for (var story = 1; story <= 10; story++)
            history.Story(story, StoryMove.Added, Noon(1, 10));
        var months = history
            .Story(1, StoryMove.Changed, Noon(2, 1)).Story(1, StoryMove.Changed, Noon(2, 2))
            .Story(2, StoryMove.Changed, Noon(2, 1)).Story(2, StoryMove.Deleted, Noon(2, 2))
            .Story(11, StoryMove.Added, Noon(2, 5)).Story(11, StoryMove.Changed, Noon(2, 6))
            .Ledger().Months(new(2026, 1), new(2026, 3)).Select(month => month.Volatility).ToList();
        months.ShouldBe([new(10, 0, 0, 0, null), new(1, 1, 1, 10, 30), new(0, 0, 0, 10, 0)]);
    }
}
