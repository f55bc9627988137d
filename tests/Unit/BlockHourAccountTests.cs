using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.ScopeHistory;

namespace MspEvents.Tests.Unit;

public class BlockHourAccountTests
{
    [Fact]
    public void A_contract_without_block_hours_has_no_account() => new ScopeHistory().Work(1, Noon(3, 1), "helpdesk").Totals().BlockHours.ShouldBeNull();

    [Fact]
    public void Billable_work_other_than_unapproved_uses_hours()
    {
        var account = With(new(600, BlockPeriod.Once, false, 12_000))
            .Work(1, Noon(3, 1), "helpdesk", minutes: 100).Work(2, Noon(3, 1), "helpdesk", minutes: 50, billable: false).Work(3, Noon(3, 1), minutes: 70)
            .Totals().BlockHours!;
        (account.PurchasedMinutes, account.UsedMinutes, account.LeftMinutes, account.OverrunMinutes).ShouldBe((600, 100, 500, 0));
    }

    [Fact]
    public void The_oldest_block_is_used_first()
    {
        var account = With(new(100, BlockPeriod.Once, false, 0)).Bought(1, Noon(2, 1), 60).Bought(2, Noon(2, 5), 60)
            .Work(1, Noon(3, 1), "helpdesk", minutes: 130).Totals().BlockHours!;
        account.Blocks.Select(block => block.UsedMinutes).ShouldBe([100, 30, 0]);
    }

    [Fact]
    public void Of_two_blocks_bought_on_one_day_the_one_bought_earlier_is_used_first()
    {
        var account = new ScopeHistory().Bought(1, Noon(2, 1) + Duration.FromHours(3), 60).Bought(2, Noon(2, 1), 50)
            .Work(1, Noon(3, 1), "helpdesk", minutes: 70).Totals().BlockHours!;
        account.Blocks.Select(block => (block.PurchaseId, block.UsedMinutes)).ShouldBe([(Id(2), 50), (Id(1), 20)]);
    }

    [Fact]
    public void What_was_bought_covers_no_work_before_its_day_nor_after_its_last()
    {
        var account = new ScopeHistory().Bought(1, Noon(3, 2), 60, new(2026, 3, 4))
            .Work(1, Noon(3, 1), "helpdesk", minutes: 1).Work(2, Noon(3, 2) - Duration.FromHours(12), "helpdesk", minutes: 2)
            .Work(3, Noon(3, 4) + Duration.FromHours(11), "helpdesk", minutes: 4).Work(4, Noon(3, 5), "helpdesk", minutes: 8)
            .Totals(Noon(3, 10)).BlockHours!;
        (account.UsedMinutes, account.OverrunMinutes, account.LapsedMinutes, account.LeftMinutes).ShouldBe((6, 9, 54, 0));
    }

    [Fact]
    public void Monthly_hours_lapse_with_their_month()
    {
        var account = With(new(100, BlockPeriod.Monthly, false, 0)).Work(1, Noon(1, 5), "helpdesk", minutes: 30).Work(2, Noon(2, 5), "helpdesk", minutes: 130)
            .Totals(Noon(2, 20)).BlockHours!;
        (account.PurchasedMinutes, account.UsedMinutes, account.LapsedMinutes, account.LeftMinutes, account.OverrunMinutes).ShouldBe((200, 130, 70, 0, 30));
    }

    [Fact]
    public void Monthly_hours_that_roll_over_are_kept_for_the_term()
    {
        var account = With(new(100, BlockPeriod.Monthly, true, 0)).Work(1, Noon(1, 5), "helpdesk", minutes: 30).Work(2, Noon(2, 5), "helpdesk", minutes: 130)
            .Totals(Noon(2, 20)).BlockHours!;
        (account.LapsedMinutes, account.LeftMinutes, account.OverrunMinutes).ShouldBe((0, 40, 0));
        account.Blocks.Select(block => block.UsedMinutes).ShouldBe([100, 60]);
    }

    [Fact]
    public void The_overrun_costs_the_agreed_rate_rounded_once() =>
        With(new(10, BlockPeriod.Once, false, 1_001)).Work(1, Noon(3, 1), "helpdesk", minutes: 25).Work(2, Noon(3, 1), "helpdesk", minutes: 15)
            .Totals().BlockHours!.OverrunCost.ShouldBe(500);

    [Fact]
    public void Days_to_empty_are_what_is_left_by_the_daily_use_of_thirty_days()
    {
        var history = With(new(1_000, BlockPeriod.Once, false, 0)).Work(1, Noon(1, 5), "helpdesk", minutes: 100).Work(2, Noon(3, 1), "helpdesk", minutes: 70);
        history.Totals(Noon(3, 10)).BlockHours!.DaysToEmpty.ShouldBe(355.71m);
        history.Totals(Noon(6, 1)).BlockHours!.DaysToEmpty.ShouldBeNull();
    }

    [Fact]
    public void All_minutes_are_used_lapsed_or_left()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var random = new Random(seed);
            var history = With(new(random.Next(50, 300), (BlockPeriod)random.Next(2), random.Next(2) == 0, 100));
            for (var id = 1; id <= 40; id++)
            {
                var at = Noon(1, 1) + Duration.FromHours(random.Next(24 * 300));
                if (random.Next(4) == 0)
                    history.Bought(id, at, random.Next(10, 200), random.Next(2) == 0 ? at.InUtc().Date.PlusDays(random.Next(60)) : null);
                else
                    history.Work(id, at, "helpdesk", minutes: random.Next(1, 120), billable: random.Next(5) > 0);
            }

            var account = history.Totals(Noon(random.Next(2, 13), 1)).BlockHours!;
            (account.UsedMinutes + account.LapsedMinutes + account.LeftMinutes).ShouldBe(account.PurchasedMinutes, $"seed {seed}");
            account.Blocks.ShouldAllBe(block => block.UsedMinutes + block.LeftMinutes == block.Minutes && block.LeftMinutes >= 0);
        }
    }

    static ScopeHistory With(BlockHours hours) => new(signed => signed with { Scope = signed.Scope with { BlockHours = hours } });
}
