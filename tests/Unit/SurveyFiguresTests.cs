using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public class SurveyFiguresTests
{
    [Fact]
    public void Csat_is_the_share_of_fours_and_fives() =>
        CsatFigure.Of(Answers(FeedbackKind.Csat, 5, 4, 3, 1)).ShouldBe(new(50, 4));

    [Fact]
    public void Nps_is_promoters_less_detractors_with_its_standard_error()
    {
        // 5 promoters, 3 passives, 2 detractors: p+ 0.5, p- 0.2.
        var figure = NpsFigure.Of(Answers(FeedbackKind.Nps, 9, 9, 10, 10, 9, 7, 8, 8, 6, 0));
        (figure.Score, figure.Responses).ShouldBe((30, 10));
        figure.StandardError!.Value.ShouldBe(100 * Math.Sqrt((0.7 - 0.09) / 10), 1e-6);
    }

    [Fact]
    public void An_nps_on_which_all_agree_has_no_error() => NpsFigure.Of(Answers(FeedbackKind.Nps, 10, 9)).ShouldBe(new(100, 0, 2));

    [Fact]
    public void Ces_is_the_mean() => CesFigure.Of(Answers(FeedbackKind.Ces, 7, 6, 6)).ShouldBe(new(6.3333m, 3));

    [Fact]
    public void Without_answers_figures_are_null_and_never_0()
    {
        var others = Answers(FeedbackKind.Kei, 5).ToList();
        CsatFigure.Of(others).ShouldBe(new(null, 0));
        NpsFigure.Of(others).ShouldBe(new(null, null, 0));
        CesFigure.Of(others).ShouldBe(new(null, 0));
    }

    static IEnumerable<SurveyAnswer> Answers(FeedbackKind kind, params decimal[] scores) => scores.Select(score => new SurveyAnswer(0, kind, score, 0));
}
