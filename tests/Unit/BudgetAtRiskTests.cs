using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ChangeStatus;
using static MspEvents.Tests.Unit.ScopeHistory;

namespace MspEvents.Tests.Unit;

public class BudgetAtRiskTests
{
    [Fact]
    public void Undecided_changes_count_by_how_likely_they_are_each_line_rounded_once()
    {
        var history = new ScopeHistory(signed => signed with { EndsOn = null }).Work(1, Noon(3, 1), cost: 500);
        foreach (var (id, status, cost) in new[] { (1, Raised, 1_002L), (2, Assessed, 1_001L), (3, Submitted, 1_000L), (4, Deferred, 1_005L), (5, Approved, 9_000L), (6, Rejected, 9_000L) })
            history.Change(id, status, Noon(2, 1), new(0, cost));

        var risk = history.Totals().BudgetAtRisk;

        // 250.5, 500.5 and 100.5 go to the even side.
        risk.Pending.ShouldBe([new(Raised, 1_002, 25, 250), new(Assessed, 1_001, 50, 500), new(Submitted, 1_000, 75, 750), new(Deferred, 1_005, 10, 100)]);
        (risk.Unapproved, risk.Amount).ShouldBe((500, 500 + 250 + 500 + 750 + 100));
    }

    [Fact]
    public void Without_an_end_date_there_is_no_estimate_and_it_says_so()
    {
        var risk = new ScopeHistory(signed => signed with { EndsOn = null }).Work(1, Noon(3, 1), "helpdesk", cost: 900_000).Totals().BudgetAtRisk;
        (risk.EstimateAtCompletion, risk.Overrun, risk.NoEstimate, risk.TermElapsedPercent).ShouldBe((0, 0, NoEstimate.NoEndDate, null));
    }

    [Fact]
    public void Before_a_tenth_of_the_term_there_is_no_estimate_and_it_says_so()
    {
        var history = new ScopeHistory(signed => signed with { EndsOn = new(2026, 4, 10) }).Work(1, Noon(1, 2), "helpdesk", cost: 100_000);
        var tenth = new LocalDate(2026, 1, 11).AtMidnight().InUtc().ToInstant();
        history.Totals(tenth - Duration.Epsilon).BudgetAtRisk.NoEstimate.ShouldBe(NoEstimate.TermTooYoung);
        var risk = history.Totals(tenth).BudgetAtRisk;
        (risk.NoEstimate, risk.TermElapsedPercent, risk.EstimateAtCompletion, risk.Overrun).ShouldBe((null, 10, 1_000_000, 600_000));
    }

    [Fact]
    public void The_estimate_extrapolates_covered_work_over_the_term()
    {
        var history = new ScopeHistory().Change(7, Approved, Noon(2, 1)).Change(8, Raised, Noon(2, 1))
            .Work(1, Noon(1, 5), "helpdesk", cost: 100_000).Work(2, Noon(2, 5), change: 7, cost: 100_000)
            .Work(3, Noon(2, 6), change: 8, cost: 100_000).Change(8, Approved, Noon(3, 1)).Work(4, Noon(3, 1), cost: 77);
        // 73 of 365 days.
        var risk = history.Totals(new LocalDate(2026, 3, 15).AtMidnight().InUtc().ToInstant()).BudgetAtRisk;
        (risk.TermElapsedPercent, risk.EstimateAtCompletion, risk.Overrun, risk.CurrentBudget).ShouldBe((20, 1_500_000, 1_100_000, 400_000));
        risk.Amount.ShouldBe(77 + 1_100_000);
    }

    [Fact]
    public void After_the_term_the_estimate_is_what_was_spent_and_less_than_the_budget_is_no_overrun()
    {
        var risk = new ScopeHistory().Work(1, Noon(3, 1), "helpdesk", cost: 300_000).Totals(Instant.FromUtc(2027, 6, 1, 0, 0)).BudgetAtRisk;
        (risk.TermElapsedPercent, risk.EstimateAtCompletion, risk.Overrun, risk.Amount).ShouldBe((100, 300_000, 0, 0));
    }
}
