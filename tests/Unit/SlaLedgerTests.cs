using MspEvents.Domain;
using static MspEvents.Tests.Unit.ContractHistory;

namespace MspEvents.Tests.Unit;

public class SlaLedgerTests
{
    [Fact]
    public void An_open_month_follows_the_facts_and_has_no_drift()
    {
        var month = new ContractHistory(Agreed).Month(3, 9, 1).Clock(3, isMet: false).Month(3);
        (month.Lines[0].Missed, month.Reported, month.Restatements.Count, month.Drift).ShouldBe((2, null, 0, null));
    }

    [Fact]
    public void A_closed_month_stays_as_reported_after_a_late_fact_and_shows_its_drift()
    {
        var history = new ContractHistory(Agreed).Month(3, 19, 1).Reported(3);
        var reported = history.Month(3);
        reported.Money.Credit.ShouldBe(0);
        reported.Drift.ShouldBeNull();

        var drifted = history.Clock(3, isMet: false).Month(3);
        drifted.Lines[0].ShouldBeEquivalentTo(reported.Lines[0]);
        drifted.Reported!.Figures.Lines[0].ShouldBeEquivalentTo(reported.Lines[0]);
        (drifted.Reported.By, drifted.Reported.At, drifted.Reported.Position).ShouldBe(("Lene", Noon(4, 3), 22));
        drifted.Money.Credit.ShouldBe(0);
        (drifted.Drift!.Lines[0].Met, drifted.Drift.Lines[0].Missed).ShouldBe((19, 2));
    }

    [Fact]
    public void A_clock_that_only_runs_on_is_no_drift()
    {
        var running = new ClockSpan(Ticket(50), ServiceMetric.Resolution, 1, 3, Noon(3, 30), Noon(4, 9), null, null);
        var history = new ContractHistory(Agreed).Month(3, 1, 0).Span(running).Reported(3);
        history.Month(3, judgedAt: Noon(12)).Drift.ShouldBeNull();
        history.Month(4, judgedAt: Noon(12)).Lines[0].Overdue.ShouldBe(1);
    }

    [Fact]
    public void A_restatement_is_stated_from_then_on_and_its_difference_is_an_adjustment_in_its_own_month()
    {
        var history = new ContractHistory(Agreed).Month(3, 19, 1).Reported(3).Clock(3, isMet: false).Restated(3, Noon(5));
        var march = history.Month(3);
        (march.Lines[0].Missed, march.Reported!.Figures.Lines[0].Missed, march.Money.Credit).ShouldBe((2, 1, 200_000));
        march.Drift.ShouldBeNull();
        var restatement = march.Restatements.ShouldHaveSingleItem();
        (restatement.Reason, restatement.By, restatement.At, restatement.Figures.Lines[0].Missed).ShouldBe(("Counted anew", "Lene", Noon(5), 2));

        history.Months(4, 6, Noon(12)).Select(month => month.Money.Adjustment).ShouldBe([0, 200_000, 0]);
        history.Month(5).Money.Lines[^1].ShouldBe(new(MoneyLineKind.Adjustment, 200_000, Month: new(2026, 3), Adjusts: MoneyLineKind.Credit));
        history.Month(5).Money.Credit.ShouldBe(0);
    }

    [Fact]
    public void A_second_restatement_adjusts_from_the_first()
    {
        var history = new ContractHistory(Agreed).Month(3, 19, 1).Reported(3)
            .Clock(3, isMet: false).Restated(3, Noon(5)).Month(3, 40, 0).Restated(3, Noon(6));
        history.Month(3).Restatements.Count.ShouldBe(2);
        history.Months(3, 6, Noon(12)).Select(month => (month.Money.Credit, month.Money.Adjustment)).ShouldBe([(0, 0), (0, 0), (0, 200_000), (0, -200_000)]);
    }

    [Fact]
    public void Only_the_first_report_closes_a_month_and_an_open_one_is_not_restated()
    {
        var history = new ContractHistory(Agreed).Month(3, 1, 0).Restated(3, Noon(4, 1)).Reported(3).Clock(3, isMet: false).Reported(3, Noon(5));
        var month = history.Month(3);
        (month.Lines[0].Missed, month.Restatements.Count, month.Reported!.At).ShouldBe((0, 0, Noon(4, 3)));
        history.Month(4).Money.Adjustment.ShouldBe(0);
    }

    [Fact]
    public void A_closed_month_is_paid_by_the_terms_its_report_knew()
    {
        var history = new ContractHistory(Agreed).Month(3, 0, 1).Reported(3)
            .Add(Noon(4), new IncentivesAmended(new(2026, 3, 1), new(20, Agreed.Measures), "Agreed late", true));
        history.Month(3).Money.Credit.ShouldBe(200_000);
        history.Restated(3, Noon(5)).Month(3).Money.Credit.ShouldBe(400_000);
        history.Month(5).Money.Adjustment.ShouldBe(200_000);
    }

    [Fact]
    public void A_restatement_adjusts_what_a_closed_month_earned_back()
    {
        var history = new ContractHistory(Agreed with { EarnBack = new(1) }).Month(1, 9, 1).Reported(1).Month(2, 10, 0).Reported(2)
            .Month(1, 20, 0).Restated(1, Noon(4));
        history.Months(1, 4, Noon(12)).Select(month => (month.Money.Credit, month.Money.EarnBack, month.Money.Adjustment))
            .ShouldBe([(0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)]);
        history.Month(4).Money.Lines.Where(line => line.Kind == MoneyLineKind.Adjustment).Select(line => (line.Month!.Value.Month, line.Adjusts, line.Amount))
            .ShouldBe([(1, MoneyLineKind.Credit, -200_000), (2, MoneyLineKind.EarnBack, 200_000)]);
    }

    [Fact]
    public void What_was_invoiced_and_what_was_adjusted_is_what_holds_to_the_minor_unit()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            var incentives = new Incentives(7.77m, [Measure(33.3m, [new(80, 71), new(92.5m, 13)], [new(97, 0.33m)], 3), Measure(41, [new(95, 55)], priority: 3)], new(2));
            var history = new ContractHistory(incentives);
            long invoiced = 0;
            for (var month = 1; month <= 11; month++)
            {
                history.Month(month, random.Next(30), random.Next(4)).Reported(month, Noon(month + 1, 1));
                invoiced += Owed(history.Month(month).Money);
                if (random.Next(2) == 0)
                    history.Month(random.Next(1, month + 1), random.Next(3), random.Next(3)).Restated(random.Next(1, month + 1), Noon(month + 1, 2));
            }

            var months = history.Months(1, 12, Noon(12));
            (invoiced + months.Sum(month => month.Money.Adjustment)).ShouldBe(months.Sum(month => Owed(month.Money)), $"seed {seed}");
            MoneyTwin.Owed(months, incentives, 10_000_000).ShouldBe(months.Sum(month => Owed(month.Money)), $"seed {seed}");
        }

        static long Owed(SlaMoney money) => money.Credit - money.Bonus - money.EarnBack;
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_order_the_clocks_came_in()
    {
        var history = new ContractHistory(Agreed).Month(3, 4, 3).Add(Noon(4), new SlaExclusionAgreed(Ticket(2), null, "Agreed", "Mads"))
            .Add(Noon(4), new SlaExclusionAgreed(Ticket(5), null, "Agreed", "Mads"));
        var spans = Enumerable.Range(1, 7).Select(number => new ClockSpan(Ticket(number), ServiceMetric.Resolution, 1, 3, Noon(3), Noon(3), Noon(3), null)).ToList();
        var none = new Dictionary<long, MonthFigures>();
        var one = SlaLedger.Of(new(history.Facts, spans, none, Noon(12)), new(2026, 3), new(2026, 3));
        spans.Reverse();
        System.Text.Json.JsonSerializer.Serialize(SlaLedger.Of(new(history.Facts, spans, none, Noon(12)), new(2026, 3), new(2026, 3)))
            .ShouldBe(System.Text.Json.JsonSerializer.Serialize(one));
    }
}
