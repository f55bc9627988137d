using NodaTime;

namespace MspEvents.Domain;

/// <summary>A scenario as it is read.</summary>
/// <param name="ScenarioKey">What it goes by in its use case.</param>
/// <param name="Kind">What kind of thing happens.</param>
/// <param name="Narrative">How it goes.</param>
/// <param name="Variables">What it turns on.</param>
/// <param name="Challenges">What will be hard.</param>
/// <param name="Opportunities">What may come of it.</param>
/// <param name="Likelihood">1-5, once assessed.</param>
/// <param name="Impact">1-5, once assessed.</param>
/// <param name="Risk">Likelihood x impact, 1-25.</param>
/// <param name="AssessmentNote">What was noted at the assessment.</param>
/// <param name="Plan">What is done when it comes.</param>
/// <param name="Simulations">The runs, in the order they were made.</param>
/// <param name="Exercises">The rehearsals, in the order they were recorded.</param>
public sealed record ScenarioLine(
    string ScenarioKey,
    ScenarioKind Kind,
    string Narrative,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Challenges,
    IReadOnlyList<string> Opportunities,
    int? Likelihood,
    int? Impact,
    int? Risk,
    string? AssessmentNote,
    ContingencyLine? Plan,
    IReadOnlyList<SimulationLine> Simulations,
    IReadOnlyList<ExerciseLine> Exercises)
{
    internal static ScenarioLine Of(UseCaseScenario scenario, ScenarioIdentified identified) => new(
        identified.ScenarioKey,
        identified.Kind,
        identified.Narrative,
        identified.Variables,
        identified.Challenges,
        identified.Opportunities,
        scenario.Assessment?.Likelihood,
        scenario.Assessment?.Impact,
        scenario.Risk,
        scenario.Assessment?.Note,
        scenario.Plan is { } plan ? new(plan.Contingency, plan.Resources, plan.Communication, plan.Owner, plan.OccurredAt) : null,
        [.. scenario.Simulations.Select(SimulationLine.Of)],
        [.. scenario.Exercises.Select(exercise => new ExerciseLine(exercise.HeldAt, exercise.Findings, exercise.Gaps))]);
}

/// <summary>What is done when a scenario comes.</summary>
public sealed record ContingencyLine(
    IReadOnlyList<string> Contingency, IReadOnlyList<string> Resources, IReadOnlyList<string> Communication, string Owner, Instant PlannedAt);

/// <summary>A run: how much was asked of how many, and what it came to. The arrivals themselves are in the event.</summary>
public sealed record SimulationLine(Instant SimulatedAt, Guid ContractId, Instant StartsAt, int Agents, int Arrivals, SimulationResult Result)
{
    internal static SimulationLine Of(ScenarioSimulated simulated) => new(
        simulated.OccurredAt, simulated.Input.ContractId, simulated.Input.StartsAt, simulated.Input.Agents, simulated.Input.Arrivals.Count, simulated.Result);
}

/// <summary>A rehearsal of a scenario.</summary>
public sealed record ExerciseLine(Instant HeldAt, IReadOnlyList<string> Findings, IReadOnlyList<string> Gaps);
