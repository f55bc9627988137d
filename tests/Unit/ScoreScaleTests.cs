using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed class ScoreScaleTests
{
    [Theory]
    [InlineData(FeedbackKind.Csat, 1, 0)]
    [InlineData(FeedbackKind.Csat, 4, 75)]
    [InlineData(FeedbackKind.Csat, 5, 100)]
    [InlineData(FeedbackKind.Nps, 0, 0)]
    [InlineData(FeedbackKind.Nps, 7, 70)]
    [InlineData(FeedbackKind.Nps, 10, 100)]
    [InlineData(FeedbackKind.Ces, 1, 0)]
    [InlineData(FeedbackKind.Ces, 4, 50)]
    [InlineData(FeedbackKind.Ces, 7, 100)]
    public void A_score_is_read_on_its_kinds_scale(FeedbackKind kind, int score, int normalised) =>
        ScoreScale.Of(kind).ShouldNotBeNull().Normalise(score).ShouldBe(normalised);

    [Fact]
    public void Where_lower_is_better_the_scale_is_mirrored()
    {
        var scale = new ScoreScale(1, 9, BetterScore.Lower);
        (scale.Normalise(1), scale.Normalise(3), scale.Normalise(9)).ShouldBe((100, 75, 0));
    }

    [Fact]
    public void Both_ends_belong_to_a_scale()
    {
        (ScoreScale.Csat.Contains(1), ScoreScale.Csat.Contains(5)).ShouldBe((true, true));
        (ScoreScale.Csat.Contains(0.9m), ScoreScale.Csat.Contains(5.1m)).ShouldBe((false, false));
    }

    [Theory]
    [InlineData(FeedbackKind.Kei)]
    [InlineData(FeedbackKind.Comment)]
    public void An_indicator_has_a_scale_of_its_own_and_a_comment_none(FeedbackKind kind) => ScoreScale.Of(kind).ShouldBeNull();
}
