using NodaTime;

namespace MspEvents.Domain;

/// <summary>A service area as it is read.</summary>
public record ServiceAreaDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>Its client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How much it is wanted.</summary>
    public Moscow? Moscow { get; init; }

    /// <summary>The IANA zone its days are counted in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Where it stands.</summary>
    public required ServicePhase Phase { get; init; }

    /// <summary>When it came into its phase.</summary>
    public required Instant PhaseSince { get; init; }

    /// <summary>The number of the present round of phases, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>What the present phase still lacks before it can be left.</summary>
    public required IReadOnlyList<MissingOutput> MissingOutputs { get; init; }

    /// <summary>What the client said, in the order it was heard.</summary>
    public required IReadOnlyList<VoiceLine> Voices { get; init; }

    /// <summary>Its indicators by key, the retired ones too.</summary>
    public required IReadOnlyList<KeiLine> Keis { get; init; }

    /// <summary>What was delivered, in the order it was.</summary>
    public required IReadOnlyList<AwarenessLine> Awareness { get; init; }

    /// <summary>The phases gone through, in order.</summary>
    public required IReadOnlyList<PhaseLine> Phases { get; init; }

    /// <summary>Who is set aside for it.</summary>
    public required IReadOnlyList<ResourceAllocation> Resources { get; init; }

    /// <summary>When it was targeted.</summary>
    public required Instant TargetedAt { get; init; }

    /// <summary>Folds an area's facts, judged on the day of an instant in its zone; null where none targeted it.</summary>
    public static ServiceAreaDetails? Of(IReadOnlyCollection<Fact> facts, Instant judgedAt)
    {
        var area = ServiceArea.Decider.Fold(facts);
        if (area.Targeted is not { } targeted)
            return null;
        var today = area.DateOf(judgedAt);
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ClientId = area.ClientId,
            Name = targeted.Name,
            Moscow = targeted.Moscow,
            TimeZone = targeted.TimeZone,
            Phase = area.Phase,
            PhaseSince = area.PhaseSince ?? targeted.OccurredAt,
            Round = area.Round,
            MissingOutputs = area.MissingOutputs(),
            Voices = [.. area.Voices.Select(voice => new VoiceLine(voice.Artefact, voice.Findings, voice.OccurredAt))],
            Keis = [.. area.Keis.Where(kei => kei.Value.Definition is not null).Select(kei => KeiLine.Of(kei.Value, kei.Value.Definition!, today))],
            Awareness = [.. area.Awareness.Select(delivered => new AwarenessLine(delivered.Material, delivered.Audience, delivered.On))],
            Phases = [.. area.Advances.Select(advanced => new PhaseLine(advanced.From, advanced.To, advanced.Note, advanced.OccurredAt))],
            Resources = area.Resources.Allocations,
            TargetedAt = targeted.OccurredAt,
        };
    }
}

/// <summary>What the client said, and when.</summary>
public sealed record VoiceLine(VoiceArtefact Artefact, IReadOnlyList<string> Findings, Instant HeardAt);

/// <summary>What was delivered, and when.</summary>
public sealed record AwarenessLine(string Material, string Audience, LocalDate On);

/// <summary>A step from phase to phase.</summary>
public sealed record PhaseLine(ServicePhase From, ServicePhase To, string? Note, Instant AdvancedAt);

/// <summary>An indicator as it is read.</summary>
/// <param name="Key">What it goes by in the area.</param>
/// <param name="Name">In words.</param>
/// <param name="Definition">What exactly is measured.</param>
/// <param name="Scale">The values there are.</param>
/// <param name="Target">The value to reach.</param>
/// <param name="Version">The version of its definition.</param>
/// <param name="Retired">Whether it is measured no longer.</param>
/// <param name="ChangeDecided">Whether a review decided that it is to be defined anew, and that was not done yet.</param>
/// <param name="Value">The value measured last, of the latest month.</param>
/// <param name="OnTarget">Whether that value reaches the target of the definition in force; null before the first.</param>
/// <param name="ReviewDueOn">When it is to be reviewed next.</param>
/// <param name="ReviewOverdue">Whether that day is past.</param>
/// <param name="Measurements">What was measured, by month.</param>
/// <param name="Reviews">The reviews, in the order they were held.</param>
public sealed record KeiLine(
    string Key,
    string Name,
    string Definition,
    ScoreScale Scale,
    decimal Target,
    int Version,
    bool Retired,
    bool ChangeDecided,
    decimal? Value,
    bool? OnTarget,
    LocalDate? ReviewDueOn,
    bool ReviewOverdue,
    IReadOnlyList<KeiMeasurementLine> Measurements,
    IReadOnlyList<KeiReviewLine> Reviews)
{
    internal static KeiLine Of(Kei kei, KeiDefined definition, LocalDate today)
    {
        var measurements = kei.Measurements.OrderBy(measured => measured.Period).ToList();
        var value = measurements.Count > 0 ? measurements[^1].Value : (decimal?)null;
        return new(
            definition.Key,
            definition.Name,
            definition.Definition,
            definition.Scale,
            definition.Target,
            definition.Version,
            kei.Retired,
            kei.Reviews.Count > 0 && kei.Reviews[^1] is { Decision: KeiDecision.Change } decided && decided.OccurredAt >= definition.OccurredAt,
            value,
            value is null ? null : definition.Scale.Better == BetterScore.Higher ? value >= definition.Target : value <= definition.Target,
            kei.Retired ? null : kei.ReviewDueOn,
            !kei.Retired && kei.ReviewDueOn < today,
            [.. measurements.Select(measured => new KeiMeasurementLine(measured.Period, measured.Value, measured.N, measured.Version, measured.OccurredAt))],
            [.. kei.Reviews.Select(review => new KeiReviewLine(review.Decision, review.Note, review.OccurredAt))]);
    }
}

/// <summary>One value of an indicator, with the version it was measured by.</summary>
public sealed record KeiMeasurementLine(YearMonth Period, decimal Value, int? N, int Version, Instant MeasuredAt);

/// <summary>One review of an indicator.</summary>
public sealed record KeiReviewLine(KeiDecision Decision, string Note, Instant ReviewedAt);
