using System.Text.Json.Serialization;

namespace MspEvents.Tests.Benchmarks;

/// <summary>What a comparison came to.</summary>
sealed record Outcome(string Name, double Ours, double Floor, double Ratio, double? Target, string Unit, int Rounds)
{
    /// <summary>Null where no target was set.</summary>
    [JsonIgnore]
    public bool? Reached => Target is { } target ? Ratio >= target : null;

    public static Outcome Of(Comparison comparison, double ours, double floor, int rounds)
    {
        var (part, whole) = comparison.LessIsBetter ? (floor, ours) : (ours, floor);
        // Nothing against nothing, as with allocations, is as good as the floor.
        var ratio = part == whole ? 1 : part / whole;
        return new(comparison.Name, Math.Round(ours, 3), Math.Round(floor, 3), Math.Round(ratio, 3), comparison.Target, comparison.Unit, rounds);
    }
}

[JsonSerializable(typeof(Outcome))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
sealed partial class OutcomeJson : JsonSerializerContext;
