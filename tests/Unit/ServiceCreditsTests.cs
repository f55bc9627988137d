using MspEvents.Domain;
using static MspEvents.Tests.Unit.ContractHistory;

namespace MspEvents.Tests.Unit;

public class ServiceCreditsTests
{
    static readonly CreditTier[] Tiers = [new(90, 100), new(95, 40)];

    [Fact]
    public void Half_a_pool_at_forty_percent_of_a_tenth_of_ten_million_is_two_hundred_thousand()
    {
        var money = new ContractHistory(Agreed).Month(3, met: 9, missed: 1).Month(3).Money;
        (money.Fee, money.AtRisk, money.Credit, money.Bonus, money.EarnBack, money.Currency).ShouldBe((10_000_000, 1_000_000, 200_000, 0, 0, "EUR"));
        money.Lines.ShouldBe([new(MoneyLineKind.Credit, 200_000, ServiceMetric.Resolution, null, 10, 90m)]);
    }

    [Fact]
    public void Tiers_compare_the_exact_share()
    {
        // 949,999 of 1,000,000 reads 94.9999; a hair above reads the same as 95 and is not below it.
        Share.Of(949_999, 1_000_000)!.Value.IsBelow(95).ShouldBeTrue();
        var hair = Share.Of(94_999_999_999, 100_000_000_000)!.Value;
        (hair.Percent(), hair.IsBelow(95), Share.Of(95, 100)!.Value.IsBelow(95)).ShouldBe((95m, true, false));
    }

    [Theory]
    [InlineData(89, 500_000)]
    [InlineData(90, 200_000)]
    [InlineData(94, 200_000)]
    [InlineData(95, 0)]
    public void The_lowest_matching_tier_applies(int met, long credit)
    {
        var money = new ContractHistory(new(10, [Measure(50, Tiers)])).Month(3, met, 100 - met).Month(3).Money;
        money.Credit.ShouldBe(credit);
        money.Lines[0].Reason.ShouldBe(credit == 0 ? NothingDue.TargetMet : null);
    }

    [Fact]
    public void Only_the_highest_bonus_reached_is_paid_and_not_netted_with_credits()
    {
        var incentives = new Incentives(10,
        [
            Measure(50, Tiers, [new(95, 1), new(99, 2.5m)], priority: 1),
            Measure(50, Tiers, [new(95, 1)], priority: 2),
        ]);
        var money = new ContractHistory(incentives).Month(3, 99, 1, priority: 1).Month(3, 8, 2, priority: 2).Month(3).Money;
        (money.Credit, money.Bonus).ShouldBe((500_000, 250_000));
    }

    [Fact]
    public void A_measure_without_priority_pools_all()
    {
        var history = new ContractHistory(Agreed).Month(3, 90, 0, priority: 1).Month(3, 0, 10, priority: 4);
        history.Month(3).Money.Lines[0].ShouldBe(new(MoneyLineKind.Credit, 200_000, ServiceMetric.Resolution, null, 100, 90));
    }

    [Fact]
    public void Too_few_verdicts_give_neither_credit_nor_bonus_and_the_line_says_so()
    {
        var incentives = new Incentives(10, [Measure(50, Tiers, [new(0, 1)], minVolume: 5)]);
        var history = new ContractHistory(incentives).Month(3, 0, 4).Month(5, 0, 5);
        history.Months(3, 5, Noon(12)).Select(month => (month.Money.Credit, month.Money.Bonus, month.Money.Lines[0].Reason)).ShouldBe(
            [(0, 0, NothingDue.BelowMinVolume), (0, 0, NothingDue.NoVerdicts), (500_000, 100_000, null)]);
    }

    [Fact]
    public void Each_line_is_rounded_half_even_once_and_the_cap_takes_what_that_is_too_much()
    {
        var incentives = new Incentives(0.00005m, [Measure(30, [new(100, 100)], priority: 1), Measure(70, [new(100, 150)], priority: 2)]);
        var money = new ContractHistory(incentives).Month(3, 0, 1, priority: 1).Month(3, 0, 1, priority: 2).Month(3).Money;
        // At risk 5; 30 % is 1.5, which rounds to 2; 70 % at 150 % is 5.25.
        money.Lines.Select(line => (line.Kind, line.Amount)).ShouldBe([(MoneyLineKind.Credit, 2), (MoneyLineKind.Credit, 5), (MoneyLineKind.Cap, -2)]);
        (money.AtRisk, money.Credit).ShouldBe((5, 5));
        (Share.PercentOf(5, 50), Share.PercentOf(7, 50), Share.PercentOf(-5, 50)).ShouldBe((2, 4, -2));
    }

    [Fact]
    public void Terms_of_the_months_first_instant_hold_without_proration()
    {
        var history = new ContractHistory(Agreed).Month(1, 0, 1).Month(3, 0, 1).Month(4, 0, 1).Month(5, 0, 1).Month(6, 0, 1)
            .Add(Noon(2), new IncentivesAmended(new(2026, 3, 10), new(20, Agreed.Measures), "More at stake", false))
            .Add(Noon(2), new ContractTerminated(new(2026, 5, 20), "Moved on"));
        history.Months(1, 6, Noon(12)).Select(month => month.Money.Credit).ShouldBe([200_000, 0, 200_000, 400_000, 400_000, 0]);
        history.Month(6).Money.ShouldSatisfyAllConditions(money => money.Lines.ShouldBeEmpty(), money => money.Fee.ShouldBe(0));
    }

    [Fact]
    public void A_contract_that_starts_within_a_month_is_paid_by_its_first_terms()
    {
        var history = new ContractHistory(null).Month(1, 0, 1);
        history.Add(default, SampleContract.Signed);
        var facts = history.Facts.Skip(1).ToList();
        var months = SlaLedger.Of(new(facts, [], new Dictionary<long, MonthFigures>(), Noon(12)), new(2026, 1), new(2026, 2));
        months.Select(month => month.Money.Fee).ShouldBe([0, 1_000_000]);
    }

    [Fact]
    public void A_credit_is_earned_back_in_the_second_following_month_that_counted_and_met()
    {
        var incentives = Agreed with { Measures = [Measure(50, Tiers, minVolume: 5)], EarnBack = new(2) };
        var history = new ContractHistory(incentives)
            .Month(1, 8, 2).Month(2, 10, 0).Month(3, 0, 2).Month(5, 19, 1).Month(6, 10, 0).Month(7, 10, 0);
        var months = history.Months(1, 8, Noon(12));
        months.Select(month => (month.Money.Credit, month.Money.EarnBack)).ShouldBe([(500_000, 0), (0, 0), (0, 0), (0, 0), (0, 500_000), (0, 0), (0, 0), (0, 0)]);
        months[4].Money.Lines[^1].ShouldBe(new(MoneyLineKind.EarnBack, 500_000, ServiceMetric.Resolution, Month: new(2026, 1)));
        (months.Sum(month => month.Money.Credit) - months.Sum(month => month.Money.EarnBack)).ShouldBe(0);
    }

    [Fact]
    public void A_missed_month_ends_the_chance_and_begins_its_own()
    {
        var history = new ContractHistory(Agreed with { EarnBack = new(2) }).Month(1, 9, 1).Month(2, 10, 0).Month(3, 9, 1).Month(4, 10, 0).Month(5, 10, 0);
        history.Months(1, 5, Noon(12)).Select(month => month.Money.EarnBack).ShouldBe([0, 0, 0, 0, 200_000]);
        history.Month(5).Money.Lines[^1].Month.ShouldBe(new(2026, 3));
    }

    [Fact]
    public void Nothing_is_earned_back_after_termination()
    {
        var history = new ContractHistory(Agreed with { EarnBack = new(1) }).Month(1, 9, 1).Month(3, 10, 0);
        history.Month(3).Money.EarnBack.ShouldBe(200_000);
        history.Add(Noon(1), new ContractTerminated(new(2026, 3, 1), "Moved on"));
        history.Month(3).Money.EarnBack.ShouldBe(0);
    }

    [Fact]
    public void No_more_is_earned_back_than_the_cap_let_through()
    {
        var incentives = new Incentives(10, [Measure(50, [new(95, 150)], priority: 1), Measure(50, [new(95, 150)], priority: 2)], new(1));
        var history = new ContractHistory(incentives).Month(1, 0, 1, priority: 1).Month(1, 0, 1, priority: 2)
            .Month(2, 1, 0, priority: 1).Month(2, 1, 0, priority: 2);
        (history.Month(1).Money.Credit, history.Month(2).Money.EarnBack).ShouldBe((1_000_000, 1_000_000));
        history.Month(2).Money.Lines.Where(line => line.Kind == MoneyLineKind.EarnBack).Select(line => line.Amount).ShouldBe([750_000, 250_000]);
    }
}
