using MspEvents.Domain;
using static MspEvents.Domain.InitiativeKind;

namespace MspEvents.Tests.Unit;

public class TroughWarningTests
{
    static readonly SatisfactionSettings Settings = SatisfactionSettings.Default;

    [Fact]
    public void Nothing_wrong_is_no_warning_and_every_part_says_so()
    {
        var warning = Warn();
        (warning.Score, warning.Level).ShouldBe((0, WarningLevel.None));
        warning.Parts.Select(part => part.Part).ShouldBe(Enum.GetValues<WarningPart>());
        warning.Parts.ShouldAllBe(part => part.Points == 0);
    }

    [Fact]
    public void Two_kinds_of_friction_at_once_are_25_points_and_a_third_ten_more()
    {
        Points(WarningPart.Friction, Warn(active: [Process])).ShouldBe(0);
        Points(WarningPart.Friction, Warn(active: [Process, Process, PainPoint])).ShouldBe(0);
        Points(WarningPart.Friction, Warn(active: [Process, Security])).ShouldBe(25);
        Points(WarningPart.Friction, Warn(active: [Process, Security, Training])).ShouldBe(35);
    }

    [Theory]
    [InlineData(-1.999999, 0)]
    [InlineData(-2.0, 10)]
    [InlineData(-3.999999, 10)]
    [InlineData(-4.0, 20)]
    [InlineData(null, 0)]
    public void A_falling_slope_is_10_points_and_a_steep_one_20(double? slope, int points) =>
        Points(WarningPart.Slope, Warn(slope: slope)).ShouldBe(points);

    [Fact]
    public void An_intractable_is_25_points() => Points(WarningPart.Intractable, Warn(active: [Intractable])).ShouldBe(25);

    [Theory]
    [InlineData(53, -3.0, 15)]
    [InlineData(53, -2.999999, 0)]
    [InlineData(50, null, 15)]
    [InlineData(50.000001, null, 0)]
    public void An_outlook_of_50_or_less_is_15_points(double index, double? slope, int points) =>
        Points(WarningPart.Outlook, Warn(index, slope)).ShouldBe(points);

    [Fact]
    public void Without_answers_there_is_no_outlook()
    {
        var part = TroughWarning.Of(new(null, null, [], 0, 0), Settings).Parts.Single(part => part.Part == WarningPart.Outlook);
        (part.Points, part.Value).ShouldBe((0, null));
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 10)]
    public void More_than_30_days_without_contact_are_10_points(int days, int points) =>
        Points(WarningPart.Contact, Warn(sinceContact: days)).ShouldBe(points);

    [Theory]
    [InlineData(35, 0)]
    [InlineData(36, 5)]
    public void More_than_35_days_without_review_or_report_are_5_points(int days, int points) =>
        Points(WarningPart.Review, Warn(sinceReview: days)).ShouldBe(points);

    [Fact]
    public void The_sum_is_capped_at_100()
    {
        var warning = Warn(40, -5, 31, 36, Process, Security, Training, Intractable);
        warning.Parts.Sum(part => part.Points).ShouldBe(110);
        (warning.Score, warning.Level).ShouldBe((100, WarningLevel.Act));
    }

    [Theory]
    [InlineData(39, WarningLevel.None)]
    [InlineData(40, WarningLevel.Watch)]
    [InlineData(59, WarningLevel.Watch)]
    [InlineData(60, WarningLevel.Warn)]
    [InlineData(79, WarningLevel.Warn)]
    [InlineData(80, WarningLevel.Act)]
    public void The_score_says_how_urgent_it_is(int score, WarningLevel expected) => TroughWarning.LevelOf(score, Settings).ShouldBe(expected);

    [Fact]
    public void Contact_is_two_way_the_earlier_of_the_last_words_of_both_sides_counts()
    {
        var log = new ContactLog([new(5, ContactKind.FromClient), new(12, ContactKind.ToClient), new(20, ContactKind.FromClient)]);
        log.DaysSinceContact(4).ShouldBe(4);
        log.DaysSinceContact(11).ShouldBe(11);
        log.DaysSinceContact(12).ShouldBe(7);
        log.DaysSinceContact(25).ShouldBe(13);
    }

    [Fact]
    public void A_side_that_never_spoke_counts_from_day_0() => new ContactLog([new(9, ContactKind.FromClient)]).DaysSinceContact(31).ShouldBe(31);

    [Fact]
    public void A_review_held_is_a_word_both_ways_and_a_report_is_none()
    {
        var log = new ContactLog([new(10, ContactKind.ReviewHeld), new(30, ContactKind.ReportDelivered)]);
        (log.DaysSinceContact(40), log.DaysSinceReview(40)).ShouldBe((30, 10));
        (log.DaysSinceContact(20), log.DaysSinceReview(20)).ShouldBe((10, 10));
        log.DaysSinceReview(9).ShouldBe(9);
    }

    [Fact]
    public void The_warning_is_worked_out_also_where_answers_are_too_few()
    {
        var day = SatisfactionGrid.Of(new([], [new(Intractable, 0, null), new(Process, 0, null), new(Security, 0, null)], []), 40, Settings).Last();
        (day.Rule, day.Warning.Score).ShouldBe((HypeCycleRule.Insufficient, 65));
    }

    static TroughWarning Warn(double index = 80, double? slope = 0, int sinceContact = 0, int sinceReview = 0, params InitiativeKind[] active) =>
        TroughWarning.Of(new(index, slope, [.. active.Distinct()], sinceContact, sinceReview), Settings);

    static int Points(WarningPart part, TroughWarning warning) => warning.Parts.Single(shown => shown.Part == part).Points;
}
