using NodaTime;

namespace MspEvents.Domain;

/// <summary>A fact about one scenario of a use case.</summary>
/// <param name="ScenarioKey">What the scenario goes by in its use case.</param>
public abstract record ScenarioEvent(string ScenarioKey) : UseCaseEvent;

/// <summary>A scenario was identified.</summary>
/// <param name="ScenarioKey">What it goes by.</param>
/// <param name="Kind">What kind of thing happens.</param>
/// <param name="Narrative">How it goes.</param>
/// <param name="Variables">What it turns on, by name, each with its value or range in words.</param>
/// <param name="Challenges">What will be hard.</param>
/// <param name="Opportunities">What may come of it.</param>
public sealed record ScenarioIdentified(
    string ScenarioKey,
    ScenarioKind Kind,
    string Narrative,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Challenges,
    IReadOnlyList<string> Opportunities) : ScenarioEvent(ScenarioKey);

/// <summary>How likely a scenario is and how hard it would hit, 1-5 each.</summary>
public sealed record ScenarioAssessed(string ScenarioKey, int Likelihood, int Impact, string? Note) : ScenarioEvent(ScenarioKey);

/// <summary>What is done when the scenario comes was planned.</summary>
/// <param name="ScenarioKey">The scenario.</param>
/// <param name="Contingency">What is done, in order.</param>
/// <param name="Resources">What it takes.</param>
/// <param name="Communication">Who is told what, and how.</param>
/// <param name="Owner">Who sees to it.</param>
public sealed record ContingencyPlanned(
    string ScenarioKey,
    IReadOnlyList<string> Contingency,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> Communication,
    [property: PersonName] string Owner) : ScenarioEvent(ScenarioKey);

/// <summary>A scenario was simulated against a contract; the result follows from the input and the terms of then alone.</summary>
public sealed record ScenarioSimulated(string ScenarioKey, SimulationInput Input, SimulationResult Result) : ScenarioEvent(ScenarioKey);

/// <summary>A scenario was rehearsed.</summary>
public sealed record ScenarioExercised(string ScenarioKey, Instant HeldAt, IReadOnlyList<string> Findings, IReadOnlyList<string> Gaps) : ScenarioEvent(ScenarioKey);
