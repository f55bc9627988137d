using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed class WeightedPriorityTests
{
    [Fact]
    public void Equal_weights_give_the_mean() => WeightedPriority.Of(5, 3, 1, null, null).Score.ShouldBe(3);

    [Fact]
    public void A_score_is_the_weighted_sum_over_the_sum_of_the_weights() =>
        WeightedPriority.Of(5, 2, 4, null, new(3, 2, 1)).Score.ShouldBe(3.833333m);

    [Fact]
    public void Feasibility_is_the_mean_of_its_parts_where_those_are_given()
    {
        var priority = WeightedPriority.Of(4, 4, null, new(5, 2, 3, 4), null);

        priority.Feasibility.ShouldBe(3.5m);
        priority.Score.ShouldBe(3.833333m);
    }

    [Fact]
    public void Weights_that_are_all_nothing_are_refused() =>
        Should.Throw<BrokenRule>(() => WeightedPriority.Of(1, 1, 1, null, new(0, 0, 0))).Code.ShouldBe("weights_empty");

    [Fact]
    public void Equal_scores_share_the_better_rank()
    {
        var ranking = PriorityRanking.Of([Item(1, 3, 3, 3), Item(2, 5, 5, 5), Item(3, 3, 3, 3), Item(4, 1, 1, 1)]);

        ranking.Select(item => item.Rank).ShouldBe([1, 2, 2, 4]);
    }

    [Fact]
    public void A_rank_that_rests_on_one_weight_moves_with_it()
    {
        PriorityRanking.Of([Item(1, 2, 5, 3), Item(2, 4, 2, 3), Item(3, 1, 1, 1)])
            .ShouldBe([new(Id(1), 3.333333m, 1, 1, 1), new(Id(2), 3m, 2, 2, 2), new(Id(3), 1m, 3, 3, 3)]);
        PriorityRanking.Of([Item(1, 2, 5, 3), Item(2, 5, 2, 3)]).ShouldBe([new(Id(1), 3.333333m, 1, 1, 2), new(Id(2), 3.333333m, 1, 1, 2)]);
    }

    [Fact]
    public void The_order_that_items_come_in_makes_no_difference()
    {
        var items = Enumerable.Range(1, 30).Select(number => Item(number, (number % 5) + 1, (number % 3) + 1, (number % 4) + 1)).ToList();
        var ranking = PriorityRanking.Of(items);

        new Random(4).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));

        PriorityRanking.Of(items).ShouldBe(ranking);
        ranking.ShouldAllBe(item => item.BestRank <= item.Rank && item.Rank <= item.WorstRank);
    }

    [Fact]
    public void Scores_that_differ_behind_the_sixth_decimal_are_two_ranks()
    {
        var ranking = PriorityRanking.Of([(Id(1), WeightedPriority.Of(5, 1, 1, null, new(1000, 999, 998.9999m))), (Id(2), WeightedPriority.Of(5, 1, 1, null, new(1000, 999, 998.9998m)))]);

        ranking.Select(item => (item.Id, item.Score, item.Rank)).ShouldBe([(Id(2), 2.334223m, 1), (Id(1), 2.334223m, 2)]);
    }

    [Fact]
    public void Nothing_to_rank_gives_no_ranking() => PriorityRanking.Of([]).ShouldBeEmpty();

    static (Guid, WeightedPriority) Item(int number, int value, int urgency, int feasibility) =>
        (Id(number), WeightedPriority.Of(value, urgency, feasibility, null, null));

    static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
