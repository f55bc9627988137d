using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleUseCase;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class UseCaseScenarioTests
{
    static readonly IdentifyScenario Identify = new("september", Surge.Kind, Surge.Narrative, Surge.Variables, Surge.Challenges, Surge.Opportunities);
    static readonly PlanContingency Plan = new("september", ["Lease ten more"], ["An extra hand"], ["Tell the office"], "Pavel Ruiz");
    static readonly SimulationInput Input = new(SampleContract.Midnight(2026, 3, 4), [new(0, 1, 1, 30), new(0, 1, 1, 30)], 1, SampleContract.Id);

    static readonly SimulateScenario Simulate = new(
        "september", Input, SampleContract.ClientId, ContractTerms.Unsigned.Evolve(SampleContract.Signed).TermsAt(Input.StartsAt));

    [Fact]
    public void A_scenario_is_identified_once()
    {
        Pursued().When(Later(4, Identify)).Then(Surge with { OccurredAt = default, ClientId = default });
        Pursued(Surge).When(Later(5, Identify with { Variables = new Dictionary<string, string>(Surge.Variables) })).ThenNothing();
        Pursued(Surge).When(Later(5, Identify with { Kind = ScenarioKind.Failure })).ThenRefused("scenario_key_taken");
        Pursued(Surge).When(Later(1, Identify with { Kind = ScenarioKind.Failure })).ThenRefused("scenario_key_taken");
    }

    [Fact]
    public void A_scenario_that_nobody_identified_is_unknown()
    {
        Pursued(Surge).When(Later(5, new AssessScenario("october", 1, 1, null))).ThenRefused("unknown_scenario");
        Pursued(Surge).When(Later(3, new AssessScenario("september", 1, 1, null))).ThenRefused("unknown_scenario");
        Pursued().When(Later(5, Plan)).ThenRefused("unknown_scenario");
        Pursued().When(Later(5, Simulate)).ThenRefused("unknown_scenario");
        Pursued().When(Later(5, new ExerciseScenario("september", Monday, [], []))).ThenRefused("unknown_scenario");
    }

    [Fact]
    public void Risk_is_likelihood_times_impact()
    {
        Pursued(Surge).When(Later(5, new AssessScenario("september", 4, 5, "yearly"))).Then(new ScenarioAssessed("september", 4, 5, "yearly"));
        var assessed = OnDay(5, new ScenarioAssessed("september", 4, 5, "yearly"));
        Pursued(Surge, assessed).When(Later(6, new AssessScenario("september", 4, 5, "yearly"))).ThenNothing();
        Pursued(Surge, assessed).State().Scenarios["september"].Risk.ShouldBe(20);
        Details(Surge, assessed, OnDay(6, Surge with { ScenarioKey = "a" }), OnDay(7, new ScenarioAssessed("a", 1, 2, null))).HighestRisk.ShouldBe(20);
        Details(Surge).HighestRisk.ShouldBeNull();
    }

    [Fact]
    public void A_contingency_is_planned_once_and_planned_anew()
    {
        Pursued(Surge).When(Later(5, Plan)).ThenOne<ContingencyPlanned>().Owner.ShouldBe("Pavel Ruiz");
        var planned = OnDay(5, new ContingencyPlanned("september", ["Lease ten more"], ["An extra hand"], ["Tell the office"], "Pavel Ruiz"));
        Pursued(Surge, planned).When(Later(6, Plan)).ThenNothing();
        Pursued(Surge, planned).When(Later(6, Plan with { Owner = "Greta Lind" })).ThenOne<ContingencyPlanned>();
    }

    [Fact]
    public void A_simulation_keeps_its_input_and_its_result()
    {
        var simulated = Pursued(Surge).When(Later(5, Simulate)).ThenOne<ScenarioSimulated>();

        simulated.Input.ShouldBe(Input);
        (simulated.Result.Resolved, simulated.Result.PeakQueue, simulated.Result.Currency).ShouldBe((2, 2, "EUR"));
        Pursued(Surge, simulated).When(Later(6, Simulate)).ThenNothing();
        Pursued(Surge, simulated).When(Later(6, Simulate with { Input = Input with { Agents = 2 } })).ThenOne<ScenarioSimulated>();
    }

    [Fact]
    public void A_simulation_needs_a_contract_of_the_same_client_in_force_at_its_start()
    {
        Pursued(Surge).When(Later(5, Simulate with { ContractClientId = Guid.Empty })).ThenRefused("other_clients_contract");
        Pursued(Surge).When(Later(5, Simulate with { Terms = null })).ThenRefused("contract_not_in_force");
    }

    [Fact]
    public void An_exercise_is_recorded_once_and_not_before_it_was_held()
    {
        var exercise = new ExerciseScenario("september", Monday + Duration.FromDays(5), ["The image was old"], ["No second printer"]);
        var exercised = new ScenarioExercised("september", exercise.HeldAt, exercise.Findings, exercise.Gaps);
        Pursued(Surge).When(Later(6, exercise)).Then(exercised);
        Pursued(Surge, OnDay(6, exercised)).When(Later(7, exercise)).ThenNothing();
        Pursued(Surge).When(Later(6, exercise with { HeldAt = Monday + Duration.FromDays(7) })).ThenRefused("not_held_yet");
    }

    [Fact]
    public void A_scenario_shows_all_that_was_done_about_it()
    {
        var line = Details(
            Surge,
            OnDay(5, new ScenarioAssessed("september", 4, 5, "yearly")),
            OnDay(6, new ContingencyPlanned("september", ["Lease ten more"], [], [], "Pavel Ruiz")),
            OnDay(7, new ScenarioSimulated("september", Input, Simulation.Run(Input, Simulate.Terms!))),
            OnDay(8, new ScenarioExercised("september", Monday, ["The image was old"], []))).Scenarios.ShouldHaveSingleItem();

        (line.ScenarioKey, line.Risk, line.Plan?.Owner).ShouldBe(("september", 20, "Pavel Ruiz"));
        line.Simulations.ShouldHaveSingleItem().Arrivals.ShouldBe(2);
        line.Exercises.ShouldHaveSingleItem().Findings.ShouldBe(["The image was old"]);
    }

    static Scenario<UseCase, UseCaseCommand, IUseCaseEvent> Pursued(params IUseCaseEvent[] events) => Given(UseCase.Decider, [Defined, .. events]);

    static UseCaseDetails Details(params DomainEvent[] events) =>
        UseCaseDetails.Of([.. events.Prepend(Defined).Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))], Monday).ShouldNotBeNull();
}
