using MspEvents.Domain;
using static MspEvents.Domain.ChangeStatus;
using static MspEvents.Tests.Unit.ScopeHistory;

namespace MspEvents.Tests.Unit;

public class CoverageRuleTests
{
    [Fact]
    public void Work_on_an_excluded_item_is_unapproved_whatever_change_it_names() =>
        new ScopeHistory().Change(7, Raised, Noon(2, 1)).Change(7, Approved, Noon(2, 2)).Work(1, Noon(3, 1), "cabling", change: 7)
            .Coverage().ShouldBe(WorkCoverage.Unapproved);

    [Fact]
    public void Work_on_a_change_approved_before_it_began_is_approved() =>
        new ScopeHistory().Change(7, Approved, Noon(2, 2)).Work(1, Noon(3, 1), change: 7).Coverage().ShouldBe(WorkCoverage.Approved);

    [Fact]
    public void A_change_approved_at_the_very_instant_work_began_was_approved_by_then() =>
        new ScopeHistory().Change(7, Approved, Noon(3, 1)).Work(1, Noon(3, 1), change: 7).Coverage().ShouldBe(WorkCoverage.Approved);

    [Fact]
    public void Work_on_a_change_approved_only_later_is_ratified_and_counted_once()
    {
        var history = new ScopeHistory().Change(7, Raised, Noon(2, 1)).Work(1, Noon(3, 1), change: 7);
        history.Coverage().ShouldBe(WorkCoverage.Unapproved);
        var totals = history.Change(7, Approved, Noon(4, 1)).Totals();
        (totals.Effort.Ratified, totals.Effort.Unapproved, totals.Effort.Work).ShouldBe((60, 0, 60));
        totals.ApprovedAfterWork.ShouldBe(new(1, 1, 60, 9_000));
    }

    [Theory]
    [InlineData(Raised)]
    [InlineData(Assessed)]
    [InlineData(Submitted)]
    [InlineData(Deferred)]
    [InlineData(Rejected)]
    [InlineData(Withdrawn)]
    public void Work_on_a_change_that_is_not_approved_is_unapproved_also_where_its_item_is_included(ChangeStatus status) =>
        new ScopeHistory().Change(7, status, Noon(2, 2)).Work(1, Noon(3, 1), "helpdesk", change: 7).Coverage().ShouldBe(WorkCoverage.Unapproved);

    [Fact]
    public void Work_on_an_implemented_change_stays_approved() =>
        new ScopeHistory().Change(7, Approved, Noon(2, 2)).Change(7, Implemented, Noon(2, 20)).Work(1, Noon(3, 1), change: 7)
            .Coverage().ShouldBe(WorkCoverage.Approved);

    [Fact]
    public void Work_on_an_included_item_is_in_scope() => new ScopeHistory().Work(1, Noon(3, 1), "helpdesk").Coverage().ShouldBe(WorkCoverage.InScope);

    [Theory]
    [InlineData(null)]
    [InlineData("laptops")]
    public void Work_on_no_item_or_one_the_baseline_lacks_is_unapproved(string? item) =>
        new ScopeHistory().Work(1, Noon(3, 1), item).Coverage().ShouldBe(WorkCoverage.Unapproved);

    [Fact]
    public void Work_is_judged_by_the_baseline_in_force_when_it_began()
    {
        var history = new ScopeHistory().Amended(Noon(3, 1), new(2026, 3, 10), add: [new("laptops", "Laptops", ScopeCoverage.Included, 100, 1_000)]);
        history.Work(1, Noon(3, 9), "laptops", minutes: 1).Work(2, Noon(3, 10), "laptops", minutes: 2);
        var effort = history.Totals().Effort;
        (effort.Unapproved, effort.InScope).ShouldBe((1, 2));
    }

    [Fact]
    public void An_amendment_told_late_decides_work_anew_from_the_day_it_takes_effect()
    {
        var history = new ScopeHistory().Work(1, Noon(3, 1), "helpdesk", minutes: 1).Work(2, Noon(3, 5), "helpdesk", minutes: 2).Work(3, Noon(3, 20), "helpdesk", minutes: 4)
            .Amended(Noon(4, 1), new(2026, 3, 15), add: [Helpdesk]);
        history.Amended(Noon(4, 2), new(2026, 3, 3), remove: ["helpdesk"]);
        var effort = history.Totals().Effort;
        (effort.InScope, effort.Unapproved).ShouldBe((5, 2));
    }

    [Fact]
    public void Corrected_work_counts_as_it_was_last_told_and_work_taken_back_does_not_count()
    {
        var history = new ScopeHistory().Work(1, Noon(3, 1), "helpdesk", minutes: 60).Work(2, Noon(3, 1), "helpdesk", minutes: 10);
        history.Work(1, Noon(3, 1), minutes: 45, toldAt: Noon(3, 5)).Work(1, Noon(3, 1), "helpdesk", minutes: 30, toldAt: Noon(3, 4)).Voided(2, Noon(3, 2));
        var effort = history.Totals().Effort;
        (effort.InScope, effort.Unapproved).ShouldBe((0, 45));
    }
}
