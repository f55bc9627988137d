using MspEvents.Domain;
using static MspEvents.Tests.Unit.SampleFeedback;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class FeedbackTests
{
    static readonly Guid Other = new("0190c1d2-0000-7000-8000-00000000f101");
    static readonly FeedbackSubject Area = new(FeedbackSubjectKind.ServiceArea, Other);
    static readonly StreamKeys AreaKeys = new(SampleContract.ClientId, null);

    static readonly FeedbackAcknowledged Acknowledged = At(1, new FeedbackAcknowledged("Heard"));
    static readonly FeedbackActedUpon Acted = At(2, new FeedbackActedUpon("Notice a day ahead", "Pavel Ruiz", new(2026, 4, 30), Other, null, null));
    static readonly FeedbackClosed Closed = At(10, new FeedbackClosed("Notices go out", true));
    static readonly FeedbackRetracted Retracted = At(20, new FeedbackRetracted("meant for the caterer"));
    static readonly ActOnFeedback Act = new("Notice a day ahead", "Pavel Ruiz", new(2026, 4, 30), Other, null, null, [SampleContract.ClientId]);

    [Fact]
    public void Feedback_keeps_the_scale_of_its_kind() => Given(Feedback.Decider).When(Receive).Then(Received);

    [Fact]
    public void The_same_feedback_again_is_already_so()
    {
        Given(Feedback.Decider, Received, Closed).When(Receive).ThenNothing();
        Given(Feedback.Decider, Received).When(Receive with { Score = 5 }).ThenRefused("id_taken");
    }

    [Theory]
    [InlineData(FeedbackKind.Csat, 0)]
    [InlineData(FeedbackKind.Csat, 6)]
    [InlineData(FeedbackKind.Nps, -1)]
    [InlineData(FeedbackKind.Nps, 11)]
    [InlineData(FeedbackKind.Ces, 0)]
    [InlineData(FeedbackKind.Ces, 8)]
    [InlineData(FeedbackKind.Comment, 3)]
    public void A_score_outside_its_scale_is_refused(FeedbackKind kind, int score) =>
        Given(Feedback.Decider).When(Receive with { Kind = kind, Score = score }).ThenRefused("score_outside_scale");

    [Fact]
    public void An_indicator_is_scored_on_the_scale_of_its_service_area()
    {
        var scale = new ScoreScale(1, 9, BetterScore.Lower);
        var kei = Receive with { Kind = FeedbackKind.Kei, KeiKey = "calm-mornings", KeiScale = scale, About = Area, AboutKeys = AreaKeys, Score = 3 };
        var received = Given(Feedback.Decider).When(kei).ThenOne<FeedbackReceived>();
        (received.Scale, received.NormalisedScore()).ShouldBe((scale, 75));
        Given(Feedback.Decider).When(kei with { Score = 10 }).ThenRefused("score_outside_scale");
        Given(Feedback.Decider).When(kei with { KeiScale = null }).ThenRefused("unknown_kei");
    }

    [Fact]
    public void A_comment_has_neither_score_nor_scale()
    {
        var received = Given(Feedback.Decider).When(Receive with { Kind = FeedbackKind.Comment, Score = null }).ThenOne<FeedbackReceived>();
        (received.Score, received.Scale, received.NormalisedScore()).ShouldBe((null, null, null));
    }

    [Fact]
    public void Feedback_belongs_to_the_contract_of_what_it_is_about()
    {
        var about = Receive with { About = new(FeedbackSubjectKind.Ticket, Other), AboutKeys = new(SampleContract.ClientId, SampleContract.Id) };
        Given(Feedback.Decider).When(about).ThenOne<FeedbackReceived>().ContractId.ShouldBe(SampleContract.Id);
        Given(Feedback.Decider).When(about with { ContractId = Other, ContractClientId = SampleContract.ClientId }).ThenRefused("other_contract");
    }

    [Fact]
    public void Feedback_speaks_of_its_own_client_only()
    {
        Given(Feedback.Decider).When(Receive with { ContractId = SampleContract.Id, ContractClientId = Other }).ThenRefused("other_client");
        Given(Feedback.Decider).When(Receive with { About = Area, AboutKeys = new(Other, null) }).ThenRefused("other_client");
        Given(Feedback.Decider, Received).When(After(2, Act with { NamedClients = [SampleContract.ClientId, Other] })).ThenRefused("other_client");
    }

    [Fact]
    public void Feedback_is_acknowledged_once()
    {
        Given(Feedback.Decider, Received).When(After(1, new AcknowledgeFeedback("Heard"))).Then(Acknowledged);
        Given(Feedback.Decider, Received, Acknowledged).When(After(2, new AcknowledgeFeedback("Heard again"))).ThenNothing();
        Given(Feedback.Decider, Received, Acted).When(After(3, new AcknowledgeFeedback("Heard"))).ThenOne<FeedbackAcknowledged>();
        Given(Feedback.Decider, Received, Closed).When(After(11, new AcknowledgeFeedback("Heard"))).ThenRefused("not_allowed");
    }

    [Fact]
    public void Feedback_is_acted_upon_as_often_as_something_else_is_done()
    {
        Given(Feedback.Decider, Received).When(After(2, Act)).Then(Acted);
        Given(Feedback.Decider, Received, Acted).When(After(3, Act)).ThenNothing();
        Given(Feedback.Decider, Received, Acted).When(After(3, Act with { Action = "Call first" })).ThenOne<FeedbackActedUpon>();
        Given(Feedback.Decider, Received, Closed).When(After(11, Act)).ThenRefused("not_allowed");
        Given(Feedback.Decider, Received, Retracted).When(After(21, Act)).ThenRefused("not_allowed");
    }

    [Fact]
    public void Feedback_is_closed_once_and_needs_no_action_for_it()
    {
        Given(Feedback.Decider, Received).When(After(10, new CloseFeedback("Notices go out", true))).Then(Closed);
        Given(Feedback.Decider, Received, Closed).When(After(11, new CloseFeedback("again", false))).ThenNothing();
        Given(Feedback.Decider, Received, Retracted).When(After(21, new CloseFeedback("a", true))).ThenRefused("not_allowed");
    }

    [Fact]
    public void Feedback_is_taken_back_even_when_it_is_closed()
    {
        Given(Feedback.Decider, Received).When(After(20, new RetractFeedback("meant for the caterer"))).Then(Retracted);
        Given(Feedback.Decider, Received, Closed).When(After(20, new RetractFeedback("a"))).ThenOne<FeedbackRetracted>();
        Given(Feedback.Decider, Received, Retracted).When(After(21, new RetractFeedback("b"))).ThenNothing();
        Given(Feedback.Decider, Received, Retracted).When(After(21, new AcknowledgeFeedback(null))).ThenRefused("not_allowed");
    }

    [Fact]
    public void What_was_done_before_the_end_may_be_told_after_it()
    {
        Given(Feedback.Decider, Received, Closed).When(After(1, new AcknowledgeFeedback("Heard"))).ThenOne<FeedbackAcknowledged>();
        Given(Feedback.Decider, Received, Retracted).When(After(2, Act)).ThenOne<FeedbackActedUpon>();
    }

    [Fact]
    public void An_end_is_not_told_behind_another()
    {
        Given(Feedback.Decider, Received, Retracted).When(After(10, new CloseFeedback("a", true))).ThenRefused("out_of_order");
        Given(Feedback.Decider, Received, Closed).When(After(5, new RetractFeedback("a"))).ThenRefused("out_of_order");
        Given(Feedback.Decider, Received, Closed).When(After(5, new RetractFeedback("a") with { Imported = true })).ThenOne<FeedbackRetracted>();
    }

    [Fact]
    public void Nothing_happens_to_feedback_that_nobody_gave() => Given(Feedback.Decider).When(After(1, new CloseFeedback("a", true))).ThenRefused("not_allowed");

    [Fact]
    public void Its_respondents_key_encrypts_its_words()
    {
        Feedback.Decider.DataSubject(Given(Feedback.Decider, Received).State()).ShouldBe(new Person("Greta Lind"));
        Feedback.Decider.DataSubject(Given(Feedback.Decider, Received with { Respondent = null }).State()).ShouldBeNull();
    }

    [Fact]
    public void A_reader_sees_how_far_the_loop_is_closed()
    {
        (FeedbackEvent? Event, FeedbackStatus Status)[] life =
        [
            (null, FeedbackStatus.Received),
            (Acknowledged, FeedbackStatus.Acknowledged),
            (Acted, FeedbackStatus.ActedUpon),
            (Closed, FeedbackStatus.Closed),
            (Retracted, FeedbackStatus.Retracted),
        ];
        List<FeedbackEvent> events = [Received];
        foreach (var (@event, status) in life)
        {
            if (@event is not null)
                events.Add(@event);
            Details(events).Status.ShouldBe(status);
        }

        var details = Details(events);
        (details.Version, details.Score, details.NormalisedScore, details.ReceivedAt).ShouldBe((5, 4, 75, Monday));
        (details.AcknowledgedAt, details.ClosedAt, details.ToldClient, details.RetractionReason)
            .ShouldBe((Acknowledged.OccurredAt, Closed.OccurredAt, true, "meant for the caterer"));
        details.Actions.ShouldBe([new FeedbackAction("Notice a day ahead", "Pavel Ruiz", new(2026, 4, 30), Other, null, null, Acted.OccurredAt)]);
    }

    static FeedbackDetails Details(IEnumerable<FeedbackEvent> events) =>
        FeedbackDetails.Of([.. events.Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))]).ShouldNotBeNull();
}
