using NodaTime;

namespace MspEvents.Domain;

/// <summary>Where a service area stands in its round of improvement.</summary>
public enum ServicePhase
{
    /// <summary>Hearing what the client needs.</summary>
    Understand,

    /// <summary>Agreeing what a good experience is and how it is measured.</summary>
    Design,

    /// <summary>Bringing it to the people.</summary>
    Implement,

    /// <summary>Finding out how it goes.</summary>
    Measure,

    /// <summary>Reviewing what was measured, before the next round.</summary>
    Evolve,
}

/// <summary>How the client's voice was heard.</summary>
public enum VoiceArtefact
{
    /// <summary>Written questions.</summary>
    Questionnaire,

    /// <summary>What users say, think, do and feel.</summary>
    EmpathyMap,

    /// <summary>A user's way through the service, step by step.</summary>
    JourneyMap,

    /// <summary>A talk.</summary>
    Interview,
}

/// <summary>What a review of an indicator came to.</summary>
public enum KeiDecision
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It is to be defined anew; until then it stays as it is.</summary>
    Change,

    /// <summary>It is measured no longer.</summary>
    Retire,
}

/// <summary>A fact a service area's stream may hold.</summary>
public interface IServiceAreaEvent : IDomainEvent;

/// <summary>A fact about a service area alone.</summary>
public abstract record ServiceAreaEvent : DomainEvent, IServiceAreaEvent;

/// <summary>An area of service was chosen to be improved; days are counted in the client's zone of then.</summary>
public sealed record ServiceAreaTargeted(string Name, Moscow? Moscow, string TimeZone) : ServiceAreaEvent;

/// <summary>The client's voice was heard.</summary>
public sealed record CustomerVoiceHeard(VoiceArtefact Artefact, [property: PersonalText] IReadOnlyList<string> Findings) : ServiceAreaEvent;

/// <summary>A key experience indicator was defined, or defined anew as the next version.</summary>
/// <param name="Key">What it goes by in the area.</param>
/// <param name="Name">In words.</param>
/// <param name="Definition">What exactly is measured.</param>
/// <param name="Scale">The values there are.</param>
/// <param name="Target">The value to reach, on the scale.</param>
/// <param name="Version">From 1.</param>
/// <param name="ReviewDueOn">Six months later, in the area's zone.</param>
public sealed record KeiDefined(string Key, string Name, string Definition, ScoreScale Scale, decimal Target, int Version, LocalDate ReviewDueOn) : ServiceAreaEvent;

/// <summary>An indicator was measured.</summary>
/// <param name="Key">The indicator.</param>
/// <param name="Version">Its version when it was measured.</param>
/// <param name="Value">On its scale.</param>
/// <param name="N">How many answers it rests on.</param>
/// <param name="Period">The month it speaks of.</param>
public sealed record KeiMeasured(string Key, int Version, decimal Value, int? N, YearMonth Period) : ServiceAreaEvent;

/// <summary>An indicator was reviewed.</summary>
/// <param name="Key">The indicator.</param>
/// <param name="Decision">What it came to.</param>
/// <param name="Note">Why.</param>
/// <param name="ReviewDueOn">When it is reviewed next; null where it was retired.</param>
public sealed record KeiReviewed(string Key, KeiDecision Decision, string Note, LocalDate? ReviewDueOn) : ServiceAreaEvent;

/// <summary>Training or other material reached its audience.</summary>
public sealed record AwarenessDelivered(string Material, string Audience, LocalDate On) : ServiceAreaEvent;

/// <summary>The area went on to its next phase.</summary>
public sealed record PhaseAdvanced(ServicePhase From, ServicePhase To, string? Note) : ServiceAreaEvent;
