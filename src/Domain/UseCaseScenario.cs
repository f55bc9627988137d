using System.Collections.Immutable;

namespace MspEvents.Domain;

/// <summary>One scenario of a use case as it stands.</summary>
public sealed record UseCaseScenario
{
    /// <summary>What it is; null where only later facts are known of it.</summary>
    public ScenarioIdentified? Identified { get; init; }

    /// <summary>The last assessment.</summary>
    public ScenarioAssessed? Assessment { get; init; }

    /// <summary>The plan in force.</summary>
    public ContingencyPlanned? Plan { get; init; }

    /// <summary>The runs, in the order they were made.</summary>
    public ImmutableList<ScenarioSimulated> Simulations { get; init; } = [];

    /// <summary>The rehearsals, in the order they were recorded.</summary>
    public ImmutableList<ScenarioExercised> Exercises { get; init; } = [];

    /// <summary>Likelihood x impact, 1-25 (measures, section 6); null before it is assessed.</summary>
    public int? Risk => Assessment is { } assessed ? assessed.Likelihood * assessed.Impact : null;

    internal UseCaseScenario Evolve(ScenarioEvent @event) => @event switch
    {
        ScenarioIdentified e => this with { Identified = e },
        ScenarioAssessed e => this with { Assessment = e },
        ContingencyPlanned e => this with { Plan = e },
        ScenarioSimulated e => this with { Simulations = Simulations.Add(e) },
        ScenarioExercised e => this with { Exercises = Exercises.Add(e) },
        _ => throw new UnknownEvent(@event),
    };
}
