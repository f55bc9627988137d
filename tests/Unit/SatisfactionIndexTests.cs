using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public class SatisfactionIndexTests
{
    static readonly SatisfactionSettings Settings = SatisfactionSettings.Default;

    [Fact]
    public void Answers_fade_by_whole_days_and_those_before_day_0_count()
    {
        var days = Days(40, (-30, 100), (0, 40));
        days[0].Index.ShouldBe(SatisfactionIndex.Rounded((Math.Exp(-1) * 100 + 40) / (Math.Exp(-1) + 1)));
        days[0].AnswerWeight.ShouldBe(1.367879);
        days[30].AnswerWeight.ShouldBe(SatisfactionIndex.Rounded(Math.Exp(-2) + Math.Exp(-1)));
        // No answers since: the weights fade alike.
        days[30].Index.ShouldBe(days[0].Index);
    }

    [Fact]
    public void Without_answers_there_is_no_index()
    {
        var days = Days(10, (5, 70));
        (days[4].Index, days[4].AnswerWeight).ShouldBe((null, 0));
        days[5].Index.ShouldBe(70);
    }

    [Fact]
    public void The_slope_is_undefined_before_day_28_and_while_no_answer_is_28_days_old()
    {
        Days(60, (-100, 50), (0, 60))[27].Slope.ShouldBeNull();
        Days(60, (-100, 50), (0, 60))[28].Slope.ShouldNotBeNull();
        Days(60, (3, 50))[30].Slope.ShouldBeNull();
        Days(60, (3, 50))[31].Slope.ShouldBe(0);
    }

    [Fact]
    public void The_slope_is_the_change_over_28_days_as_points_in_30()
    {
        var days = Days(60, (0, 50), (28, 80));
        var then = days[0].Sums.Value!.Value;
        days[28].Slope.ShouldBe(SatisfactionIndex.Rounded((days[28].Sums.Value!.Value - then) * 30 / 28));
        days[28].Direction.ShouldBe(SatisfactionDirection.Up);
    }

    [Theory]
    [InlineData(SatisfactionDirection.Flat, 1.999999, SatisfactionDirection.Flat)]
    [InlineData(SatisfactionDirection.Flat, 2.0, SatisfactionDirection.Up)]
    [InlineData(SatisfactionDirection.Up, 1.000001, SatisfactionDirection.Up)]
    [InlineData(SatisfactionDirection.Up, 1.0, SatisfactionDirection.Flat)]
    [InlineData(SatisfactionDirection.Up, -2.0, SatisfactionDirection.Down)]
    [InlineData(SatisfactionDirection.Flat, -2.0, SatisfactionDirection.Down)]
    [InlineData(SatisfactionDirection.Down, -1.000001, SatisfactionDirection.Down)]
    [InlineData(SatisfactionDirection.Down, -1.0, SatisfactionDirection.Flat)]
    [InlineData(SatisfactionDirection.Down, 1.5, SatisfactionDirection.Flat)]
    [InlineData(SatisfactionDirection.Up, null, SatisfactionDirection.Flat)]
    public void A_direction_begins_at_2_and_goes_on_above_1(SatisfactionDirection before, double? slope, SatisfactionDirection expected) =>
        SatisfactionIndex.Direction(before, slope, Settings).ShouldBe(expected);

    [Fact]
    public void Flat_days_are_counted_only_with_a_slope()
    {
        var days = Days(60, [.. Enumerable.Range(0, 61).Select(day => (day, 80))]);
        days[27].FlatDays.ShouldBe(0);
        days[28].FlatDays.ShouldBe(1);
        days[60].FlatDays.ShouldBe(33);
    }

    static List<SatisfactionDay> Days(int to, params (int Day, int Score)[] answers) =>
        [.. SatisfactionGrid.Of(new([.. answers.Select(answer => GeneratedRelationship.Answer(answer.Day, answer.Score))], [], []), to, Settings)];
}
