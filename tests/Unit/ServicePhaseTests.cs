using MspEvents.Domain;
using static MspEvents.Domain.ServicePhase;
using static MspEvents.Tests.Unit.SampleServiceArea;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class ServicePhaseTests
{
    static readonly IServiceAreaEvent[] Round =
    [
        Voice, Step(2, Understand), Ease, Step(3, Design), Guide, Step(4, Implement), Measured, Step(5, Measure), Kept,
    ];

    [Fact]
    public void An_area_goes_through_its_phases_with_their_outputs()
    {
        Area(Voice).When(To(3, Design)).Then(new PhaseAdvanced(Understand, Design, null));
        Area(Voice, Step(2, Understand), Ease).When(To(3, Implement)).Then(new PhaseAdvanced(Design, Implement, null));
        Area(Round[..5]).When(To(4, Measure)).Then(new PhaseAdvanced(Implement, Measure, null));
        Area(Round[..7]).When(To(5, Evolve)).Then(new PhaseAdvanced(Measure, Evolve, null));
        Area(Round).When(To(6, Understand)).Then(new PhaseAdvanced(Evolve, Understand, null));
    }

    [Theory]
    [InlineData(0, Design, "understand is not left without customerVoice.")]
    [InlineData(2, Implement, "design is not left without keiDefinition.")]
    [InlineData(4, Measure, "implement is not left without awareness.")]
    [InlineData(6, Evolve, "measure is not left without keiMeasurement of 'ease'.")]
    [InlineData(8, Understand, "evolve is not left without keiReview.")]
    public void A_phase_is_not_left_without_its_output_and_the_refusal_names_it(int events, ServicePhase to, string detail)
    {
        var area = Area(Round[..events]);

        area.When(To(6, to)).ThenRefused("phase_output_missing");
        Should.Throw<BrokenRule>(() => ServiceArea.Decider.Continue(area.State(), To(6, to))).Message.ShouldBe(detail);
    }

    [Fact]
    public void Every_indicator_in_force_is_measured_before_measure_is_left()
    {
        var speed = OnDay(4, Ease with { Key = "speed" });
        Area([.. Round[..6], speed, Measured]).State().MissingOutputs().ShouldBe([new(PhaseOutput.KeiMeasurement, "speed")]);
        Area([.. Round[..6], speed, Measured, OnDay(4, new KeiReviewed("speed", KeiDecision.Retire, "a", null))]).State().MissingOutputs().ShouldBeEmpty();
    }

    [Fact]
    public void Without_an_indicator_in_force_there_is_nothing_that_was_measured() =>
        Area([.. Round[..7], OnDay(4, new KeiReviewed("ease", KeiDecision.Retire, "a", null))]).State().MissingOutputs().ShouldBe([new(PhaseOutput.KeiDefinition)]);

    [Fact]
    public void A_new_round_wants_its_outputs_anew_while_definitions_stay_in_force()
    {
        var second = Area([.. Round, Step(6, Evolve)]).State();
        (second.Round, second.Phase).ShouldBe((2, Understand));
        second.MissingOutputs().ShouldBe([new(PhaseOutput.CustomerVoice)]);
        var designing = Area([.. Round, Step(6, Evolve), OnDay(7, Voice), Step(8, Understand)]).State();
        designing.MissingOutputs().ShouldBeEmpty();
        Area([.. Round, Step(6, Evolve), OnDay(7, Voice), Step(8, Understand), Step(9, Design)]).State().MissingOutputs().ShouldBe([new(PhaseOutput.Awareness)]);
    }

    [Fact]
    public void No_phase_is_skipped_and_none_is_gone_back_to()
    {
        Area(Voice).When(To(3, Measure)).ThenRefused("phase_out_of_order");
        Area(Round[..4]).When(To(6, Design)).ThenRefused("phase_out_of_order");
    }

    [Fact]
    public void An_area_is_already_in_the_phase_it_is_in() => Area(Voice).When(To(3, Understand)).ThenNothing();

    [Fact]
    public void A_late_step_before_a_later_one_is_out_of_order() => Area([.. Round, Step(6, Evolve)]).When(To(5, Evolve) with { OccurredAt = Measured.OccurredAt }).ThenRefused("out_of_order");

    static Scenario<ServiceArea, ServiceAreaCommand, IServiceAreaEvent> Area(params IServiceAreaEvent[] events) => Given(ServiceArea.Decider, [Targeted, .. events]);

    static ServiceAreaCommand To(int days, ServicePhase to) => Later(days, new AdvancePhase(to, null));
}
