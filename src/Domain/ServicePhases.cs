namespace MspEvents.Domain;

/// <summary>What a phase brings forth before it is left (measures, section 6).</summary>
public enum PhaseOutput
{
    /// <summary>Of understand: the client was heard in this round.</summary>
    CustomerVoice,

    /// <summary>Of understand: an area was chosen.</summary>
    TargetArea,

    /// <summary>Of design: an indicator is in force.</summary>
    KeiDefinition,

    /// <summary>Of implement: training or other material reached its audience in this round.</summary>
    Awareness,

    /// <summary>Of measure: each indicator in force was measured in this round.</summary>
    KeiMeasurement,

    /// <summary>Of evolve: an indicator was reviewed in this round.</summary>
    KeiReview,
}

/// <summary>An output that is not there yet.</summary>
/// <param name="Output">What is missing.</param>
/// <param name="KeiKey">The indicator it is missing of.</param>
public sealed record MissingOutput(PhaseOutput Output, string? KeiKey = null)
{
    /// <summary>As a refusal names it: <c>keiMeasurement of 'ease'</c>.</summary>
    public override string ToString() =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Output.ToString()) + (KeiKey is null ? "" : $" of '{KeiKey}'");
}

/// <summary>
/// The gates between phases. A round begins where the area is targeted and where it comes back to understand; what was heard, delivered, measured or reviewed
/// counts for the round it occurred in, while an indicator's definition stays in force over rounds.
/// </summary>
public static class ServicePhases
{
    /// <summary>The phase that follows; evolve leads back to understand.</summary>
    public static ServicePhase Next(this ServicePhase phase) => phase == ServicePhase.Evolve ? ServicePhase.Understand : phase + 1;

    /// <summary>What the area's present phase still lacks.</summary>
    public static IReadOnlyList<MissingOutput> MissingOutputs(this ServiceArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return [.. Missing(area)];
    }

    static IEnumerable<MissingOutput> Missing(ServiceArea area) => area.Phase switch
    {
        ServicePhase.Understand =>
        [
            .. area.Voices.Exists(voice => area.IsOfRound(voice)) ? Nothing : [new(PhaseOutput.CustomerVoice)],
            .. area.Targeted is not null ? Nothing : [new(PhaseOutput.TargetArea)],
        ],
        ServicePhase.Design => area.Keis.Values.Any(kei => kei.InForce) ? Nothing : [new(PhaseOutput.KeiDefinition)],
        ServicePhase.Implement => area.Awareness.Exists(delivered => area.IsOfRound(delivered)) ? Nothing : [new(PhaseOutput.Awareness)],
        ServicePhase.Measure => area.Keis.Values.Any(kei => kei.InForce)
            ? area.Keis.Where(kei => kei.Value.InForce && !kei.Value.Measurements.Exists(measured => area.IsOfRound(measured)))
                .Select(kei => new MissingOutput(PhaseOutput.KeiMeasurement, kei.Key))
            : [new(PhaseOutput.KeiDefinition)],
        ServicePhase.Evolve => area.Keis.Values.Any(kei => kei.Reviews.Exists(review => area.IsOfRound(review))) ? Nothing : [new(PhaseOutput.KeiReview)],
        _ => throw new ArgumentOutOfRangeException(nameof(area), area.Phase, "No such phase."),
    };

    internal static bool IsOfRound(this ServiceArea area, ServiceAreaEvent @event) => !(@event.OccurredAt < area.RoundBeganAt);

    static MissingOutput[] Nothing => [];
}
