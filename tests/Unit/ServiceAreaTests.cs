using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleServiceArea;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class ServiceAreaTests
{
    static readonly DefineKei Define = new("ease", "Ease", "Mean answer", new(1, 7, BetterScore.Higher), 5);

    [Fact]
    public void An_area_is_targeted_with_its_clients_zone() => Given(ServiceArea.Decider).When(Target).Then(new ServiceAreaTargeted("Onboarding", Moscow.Must, "Europe/Berlin"));

    [Fact]
    public void Targeting_again_with_the_same_words_records_nothing()
    {
        Area().When(Target with { TimeZone = "UTC" }).ThenNothing();
        Area().When(Target with { ClientOffboarded = true }).ThenNothing();
        Area().When(Target with { Name = "Printing" }).ThenRefused("id_taken");
    }

    [Fact]
    public void A_client_that_is_served_no_longer_has_no_new_area() =>
        Given(ServiceArea.Decider).When(Target with { ClientOffboarded = true }).ThenRefused("client_offboarded");

    [Fact]
    public void Nothing_is_asked_of_an_area_that_is_not_targeted() =>
        Given(ServiceArea.Decider).When(Later(1, new HearCustomerVoice(VoiceArtefact.Interview, ["a"]))).ThenRefused("not_allowed");

    [Fact]
    public void The_clients_voice_is_heard_once_a_round()
    {
        var hear = Later(2, new HearCustomerVoice(VoiceArtefact.Interview, ["Nine days without a laptop"]));
        Area().When(hear).Then(new CustomerVoiceHeard(VoiceArtefact.Interview, ["Nine days without a laptop"]));
        Area(Voice).When(hear).ThenNothing();
    }

    [Fact]
    public void An_indicator_is_due_for_review_six_months_after_it_was_defined() =>
        Area().When(Later(2, Define)).Then(new KeiDefined("ease", "Ease", "Mean answer", Define.Scale, 5, 1, new(2026, 9, 4)));

    [Fact]
    public void Days_are_those_of_the_areas_zone() =>
        Area().When(Define with { OccurredAt = Instant.FromUtc(2026, 3, 31, 22, 30) }).ThenOne<KeiDefined>().ReviewDueOn.ShouldBe(new(2026, 10, 1));

    [Fact]
    public void Defined_anew_an_indicator_gets_the_next_version()
    {
        Area(Ease).When(Later(3, Define)).ThenNothing();
        Area(Ease).When(Later(3, Define with { Target = 6 })).ThenOne<KeiDefined>().Version.ShouldBe(2);
        Area(Ease, OnDay(3, Kept with { Decision = KeiDecision.Retire, ReviewDueOn = null })).When(Later(4, Define)).ThenOne<KeiDefined>().Version.ShouldBe(2);
    }

    [Fact]
    public void A_target_lies_on_its_scale() => Area().When(Later(2, Define with { Target = 7.5m })).ThenRefused("target_off_scale");

    [Fact]
    public void An_indicator_is_measured_by_the_version_of_then()
    {
        var second = OnDay(10, Ease with { Version = 2, Scale = new(0, 10, BetterScore.Higher) });
        Area(Ease, second).When(Later(11, new MeasureKei("ease", 8, 3, new(2026, 3)))).Then(new KeiMeasured("ease", 2, 8, 3, new(2026, 3)));
        Area(Ease, second).When(Later(9, new MeasureKei("ease", 6, 3, new(2026, 3)))).Then(new KeiMeasured("ease", 1, 6, 3, new(2026, 3)));
    }

    [Fact]
    public void The_same_value_for_the_same_month_is_recorded_once()
    {
        Area(Ease, Measured).When(Later(5, new MeasureKei("ease", 4.5m, 9, new(2026, 3)))).ThenNothing();
        Area(Ease, Measured).When(Later(5, new MeasureKei("ease", 4.6m, 10, new(2026, 3)))).ThenOne<KeiMeasured>();
    }

    [Fact]
    public void A_value_lies_on_the_scale_and_its_month_has_begun()
    {
        Area(Ease).When(Later(4, new MeasureKei("ease", 0.5m, 3, new(2026, 3)))).ThenRefused("value_off_scale");
        Area(Ease).When(Later(4, new MeasureKei("ease", 4, 3, new(2026, 4)))).ThenRefused("period_not_begun");
    }

    [Fact]
    public void What_was_never_defined_is_neither_measured_nor_reviewed()
    {
        Area().When(Later(4, new MeasureKei("ease", 4, 3, new(2026, 3)))).ThenRefused("unknown_kei");
        Area().When(Later(4, new ReviewKei("ease", KeiDecision.Keep, "a"))).ThenRefused("unknown_kei");
        Area(Ease).When(Later(1, new MeasureKei("ease", 4, 3, new(2026, 3)))).ThenRefused("unknown_kei");
    }

    [Fact]
    public void A_review_makes_the_next_one_due_six_months_later()
    {
        Area(Ease).When(Later(30, new ReviewKei("ease", KeiDecision.Keep, "a"))).Then(new KeiReviewed("ease", KeiDecision.Keep, "a", new(2026, 10, 1)));
        Area(Ease, Kept).When(Later(5, new ReviewKei("ease", KeiDecision.Keep, Kept.Note))).ThenNothing();
        Area(Ease, Kept).When(Later(200, new ReviewKei("ease", KeiDecision.Keep, Kept.Note))).ThenOne<KeiReviewed>();
    }

    [Fact]
    public void A_retired_indicator_is_measured_and_reviewed_no_longer()
    {
        var retire = new ReviewKei("ease", KeiDecision.Retire, "nobody reads it");
        Area(Ease).When(Later(6, retire)).Then(new KeiReviewed("ease", KeiDecision.Retire, "nobody reads it", null));
        var retired = Area(Ease, OnDay(6, new KeiReviewed("ease", KeiDecision.Retire, "nobody reads it", null)));
        retired.When(Later(7, retire)).ThenNothing();
        retired.When(Later(7, new ReviewKei("ease", KeiDecision.Keep, "a"))).ThenRefused("kei_retired");
        retired.When(Later(7, new MeasureKei("ease", 4, 3, new(2026, 3)))).ThenRefused("kei_retired");
    }

    [Fact]
    public void Awareness_is_delivered_once_and_not_in_the_future()
    {
        Area().When(Later(3, new DeliverAwareness("Guide", "new starters", new(2026, 3, 5)))).Then(new AwarenessDelivered("Guide", "new starters", new(2026, 3, 5)));
        Area(Guide).When(Later(4, new DeliverAwareness("Guide", "new starters", new(2026, 3, 5)))).ThenNothing();
        Area().When(Later(3, new DeliverAwareness("Guide", "new starters", new(2026, 3, 6)))).ThenRefused("not_delivered_yet");
    }

    [Fact]
    public void Someone_is_set_aside_for_an_area()
    {
        var allocation = new ResourceAllocation("Pavel Ruiz", null, 600, new(2026, 4, 1), null, "interviews");
        Area().When(Later(3, new AllocateToServiceArea(allocation))).Then(new ResourcesAllocated(allocation));
        Area(OnDay(3, new ResourcesAllocated(allocation))).When(Later(4, new AllocateToServiceArea(allocation))).ThenNothing();
    }

    [Fact]
    public void An_indicator_that_was_not_reviewed_in_time_is_overdue()
    {
        Kei(new(2026, 9, 4), Ease).ReviewOverdue.ShouldBeFalse();
        Kei(new(2026, 9, 5), Ease).ReviewOverdue.ShouldBeTrue();
        Kei(new(2026, 9, 7), Ease, Kept).ReviewOverdue.ShouldBeFalse();
        Kei(new(2027, 9, 7), Ease, OnDay(6, new KeiReviewed("ease", KeiDecision.Retire, "a", null))).ReviewOverdue.ShouldBeFalse();
    }

    [Fact]
    public void An_indicator_shows_its_last_value_and_whether_it_is_on_target()
    {
        Kei(new(2026, 5, 1), Ease).ShouldSatisfyAllConditions(kei => kei.Value.ShouldBeNull(), kei => kei.OnTarget.ShouldBeNull());
        var late = OnDay(60, new KeiMeasured("ease", 1, 5, 4, new(2026, 4)));
        Kei(new(2026, 5, 1), Ease, late, OnDay(61, Measured)).ShouldSatisfyAllConditions(kei => kei.Value.ShouldBe(5), kei => kei.OnTarget.ShouldBe(true));
        Kei(new(2026, 5, 1), Ease with { Scale = new(1, 7, BetterScore.Lower) }, late, OnDay(62, late with { Value = 6 })).OnTarget.ShouldBe(false);
    }

    [Fact]
    public void A_decision_to_change_stands_until_the_indicator_is_defined_anew()
    {
        var change = OnDay(10, new KeiReviewed("ease", KeiDecision.Change, "a", new(2026, 9, 12)));
        Kei(new(2026, 5, 1), Ease, change).ChangeDecided.ShouldBeTrue();
        Kei(new(2026, 5, 1), Ease, change, OnDay(11, Ease with { Version = 2 })).ChangeDecided.ShouldBeFalse();
    }

    [Fact]
    public void Others_find_the_scale_in_force()
    {
        Area(Ease).State().KeiInForce("ease")?.Definition?.Scale.ShouldBe(Ease.Scale);
        Area(Ease).State().KeiInForce("speed").ShouldBeNull();
        Area(Ease, OnDay(6, new KeiReviewed("ease", KeiDecision.Retire, "a", null))).State().KeiInForce("ease").ShouldBeNull();
    }

    static Scenario<ServiceArea, ServiceAreaCommand, IServiceAreaEvent> Area(params IServiceAreaEvent[] events) => Given(ServiceArea.Decider, [Targeted, .. events]);

    static KeiLine Kei(LocalDate today, params DomainEvent[] events) =>
        ServiceAreaDetails.Of(
            [.. events.Prepend(Targeted).Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))],
            today.AtMidnight().InUtc().ToInstant()).ShouldNotBeNull().Keis.ShouldHaveSingleItem();
}
