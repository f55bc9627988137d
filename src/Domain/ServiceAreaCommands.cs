using NodaTime;

namespace MspEvents.Domain;

/// <summary>What may be asked of a service area's stream.</summary>
public abstract record ServiceAreaCommand : DomainCommand;

/// <summary>Chooses an area of a client's service. The client's zone and whether it is still served are looked up.</summary>
public sealed record TargetServiceArea(Guid ClientId, string Name, Moscow? Moscow, string TimeZone, bool ClientOffboarded) : ServiceAreaCommand;

/// <summary>Records what the client says.</summary>
public sealed record HearCustomerVoice(VoiceArtefact Artefact, IReadOnlyList<string> Findings) : ServiceAreaCommand;

/// <summary>Defines an indicator, or defines one anew.</summary>
public sealed record DefineKei(string Key, string Name, string Definition, ScoreScale Scale, decimal Target) : ServiceAreaCommand;

/// <summary>Records an indicator's value.</summary>
public sealed record MeasureKei(string Key, decimal Value, int? N, YearMonth Period) : ServiceAreaCommand;

/// <summary>Reviews an indicator.</summary>
public sealed record ReviewKei(string Key, KeiDecision Decision, string Note) : ServiceAreaCommand;

/// <summary>Records that training or other material reached its audience.</summary>
public sealed record DeliverAwareness(string Material, string Audience, LocalDate On) : ServiceAreaCommand;

/// <summary>Goes on to the next phase.</summary>
public sealed record AdvancePhase(ServicePhase To, string? Note) : ServiceAreaCommand;

/// <summary>Sets someone, or a team, aside.</summary>
public sealed record AllocateToServiceArea(ResourceAllocation Allocation) : ServiceAreaCommand;
