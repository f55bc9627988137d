using MspEvents.Domain.Json;

namespace MspEvents.Domain;

/// <content>
/// What is asked of a scenario. Refusals: <c>scenario_key_taken</c>, <c>unknown_scenario</c>, <c>not_held_yet</c>, <c>other_clients_contract</c>,
/// <c>contract_not_in_force</c>, <c>not_allowed</c>.
/// </content>
public sealed partial record UseCase
{
    IReadOnlyList<IUseCaseEvent> DecideScenario(UseCase now, UseCaseCommand command) => command switch
    {
        IdentifyScenario c => Identify(now, c),
        AssessScenario c => Scenario(c.ScenarioKey).Assessment is { } known && (known.Likelihood, known.Impact, known.Note) == (c.Likelihood, c.Impact, c.Note)
            ? []
            : [new ScenarioAssessed(c.ScenarioKey, c.Likelihood, c.Impact, c.Note)],
        PlanContingency c => Once(Scenario(c.ScenarioKey).Plan, new ContingencyPlanned(c.ScenarioKey, c.Contingency, c.Resources, c.Communication, c.Owner)),
        SimulateScenario c => Simulate(c),
        ExerciseScenario c => Exercise(now, c),
        _ => throw BrokenRule.NotAllowed(command, "the use case is pursued"),
    };

    static IReadOnlyList<IUseCaseEvent> Identify(UseCase now, IdentifyScenario c)
    {
        var identified = new ScenarioIdentified(c.ScenarioKey, c.Kind, c.Narrative, c.Variables, c.Challenges, c.Opportunities);
        if (now.Scenarios.GetValueOrDefault(c.ScenarioKey)?.Identified is not { } known)
            return [identified];
        return Once(known, identified) is [] ? [] : throw new BrokenRule("scenario_key_taken", $"Another scenario goes by '{c.ScenarioKey}'.");
    }

    IReadOnlyList<IUseCaseEvent> Simulate(SimulateScenario c)
    {
        var scenario = Scenario(c.ScenarioKey);
        if (c.ContractClientId != ClientId)
            throw new BrokenRule("other_clients_contract", "The contract is another client's.");
        if (c.Terms is not { } terms)
            throw new BrokenRule("contract_not_in_force", $"The contract is not in force at {c.Input.StartsAt}.");
        var simulated = new ScenarioSimulated(c.ScenarioKey, c.Input, Simulation.Run(c.Input, terms));
        return Once(scenario.Simulations is [.., var last] ? last : null, simulated) is [] ? [] : [simulated with { ContractId = c.Input.ContractId }];
    }

    IReadOnlyList<IUseCaseEvent> Exercise(UseCase now, ExerciseScenario c)
    {
        Scenario(c.ScenarioKey);
        var exercised = new ScenarioExercised(c.ScenarioKey, c.HeldAt, c.Findings, c.Gaps);
        if (now.Scenarios[c.ScenarioKey].Exercises.Exists(known => Once(known, exercised) is []))
            return [];
        return c.HeldAt > c.OccurredAt ? throw new BrokenRule("not_held_yet", $"{c.HeldAt} is yet to come.") : [exercised];
    }

    UseCaseScenario Scenario(string key) => Scenarios.GetValueOrDefault(key) is { Identified: not null } scenario
        ? scenario
        : throw new BrokenRule("unknown_scenario", $"No scenario '{key}' was identified by then.");

    static IReadOnlyList<IUseCaseEvent> Once(ScenarioEvent? known, ScenarioEvent asked) =>
        known is not null && DomainJson.Same(known with { OccurredAt = default, By = null, ClientId = default, ContractId = null }, asked) ? [] : [asked];
}
