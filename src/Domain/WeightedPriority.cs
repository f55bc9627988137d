namespace MspEvents.Domain;

/// <summary>What each part of a priority weighs: 0 or more, not all 0.</summary>
public sealed record PriorityWeights(decimal Value = 1, decimal Urgency = 1, decimal Feasibility = 1)
{
    /// <summary>The sum of the weights.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Total => Value + Urgency + Feasibility;
}

/// <summary>What feasibility comes from, each 1-5, where 5 makes it most feasible.</summary>
/// <param name="Resources">5 where the people and means are at hand.</param>
/// <param name="Complexity">5 where it is simple.</param>
/// <param name="Dependencies">5 where it depends on nothing.</param>
/// <param name="Timeframe">5 where there is time enough.</param>
public sealed record FeasibilityParts(int Resources, int Complexity, int Dependencies, int Timeframe)
{
    /// <summary>The mean of the four, 1-5.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Mean => (Resources + Complexity + Dependencies + Timeframe) / 4m;
}

/// <summary>The priority of a story or use case (measures, section 6), with its weights resolved and its score worked out.</summary>
public sealed record WeightedPriority
{
    /// <summary>What it is worth to the client, 1-5.</summary>
    public required int Value { get; init; }

    /// <summary>How soon it is needed, 1-5.</summary>
    public required int Urgency { get; init; }

    /// <summary>How well it can be done, 1-5: as stated, or the mean of <see cref="Parts"/>.</summary>
    public required decimal Feasibility { get; init; }

    /// <summary>What feasibility comes from, where that was given.</summary>
    public FeasibilityParts? Parts { get; init; }

    /// <summary>What each part weighs.</summary>
    public required PriorityWeights Weights { get; init; }

    /// <summary>sum(weight x part) / sum(weight), 1-5, rounded half-even to 6 decimals.</summary>
    public required decimal Score { get; init; }

    /// <summary>A priority from a stated feasibility, or from its parts, which win; weights are equal where none are given.</summary>
    public static WeightedPriority Of(int value, int urgency, int? feasibility, FeasibilityParts? parts, PriorityWeights? weights)
    {
        var (ease, weighing) = (parts?.Mean ?? feasibility ?? throw new ArgumentNullException(nameof(feasibility)), weights ?? new());
        return new()
        {
            Value = value,
            Urgency = urgency,
            Feasibility = ease,
            Parts = parts,
            Weights = weighing,
            Score = decimal.Round(ScoreOf(value, urgency, ease, weighing), 6, MidpointRounding.ToEven),
        };
    }

    /// <summary>The score with one or more weights otherwise, unrounded: what ranks are compared by.</summary>
    public decimal ScoreUnder(PriorityWeights weights) => ScoreOf(Value, Urgency, Feasibility, weights);

    static decimal ScoreOf(int value, int urgency, decimal feasibility, PriorityWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Total <= 0
            ? throw new BrokenRule("weights_empty", "At least one weight is above 0.")
            : ((weights.Value * value) + (weights.Urgency * urgency) + (weights.Feasibility * feasibility)) / weights.Total;
    }
}
