using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>An area of a client's service that is improved round by round, as its decisions need to know it.</summary>
public sealed partial record ServiceArea
{
    /// <summary>Service areas: from their facts to their state, from commands to new facts.</summary>
    public static Decider<ServiceArea, ServiceAreaCommand, IServiceAreaEvent> Decider { get; } = new(
        "service_area",
        new ServiceArea(),
        Evolve,
        Decide,
        area => new(area.ClientId, null),
        _ => null,
        _ => false);

    /// <summary>The client it belongs to.</summary>
    public Guid ClientId { get; init; }

    /// <summary>How it was chosen; null before.</summary>
    public ServiceAreaTargeted? Targeted { get; init; }

    /// <summary>Where it stands.</summary>
    public ServicePhase Phase { get; init; }

    /// <summary>When it came into its phase.</summary>
    public Instant? PhaseSince { get; init; }

    /// <summary>When the present round began.</summary>
    public Instant? RoundBeganAt { get; init; }

    /// <summary>The number of the present round, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>What the client said, in the order it was heard.</summary>
    public ImmutableList<CustomerVoiceHeard> Voices { get; init; } = [];

    /// <summary>Indicators by key, the retired ones too.</summary>
    public ImmutableSortedDictionary<string, Kei> Keis { get; init; } = ImmutableSortedDictionary.Create<string, Kei>(StringComparer.Ordinal);

    /// <summary>What was delivered, in the order it was.</summary>
    public ImmutableList<AwarenessDelivered> Awareness { get; init; } = [];

    /// <summary>The phases gone through, in order.</summary>
    public ImmutableList<PhaseAdvanced> Advances { get; init; } = [];

    /// <summary>Who is set aside for it.</summary>
    public Resources Resources { get; init; } = Resources.Empty;

    /// <summary>The indicator of that key that is in force; null where there is none.</summary>
    public Kei? KeiInForce(string key) => Keis.GetValueOrDefault(key) is { InForce: true } kei ? kei : null;

    /// <summary>The day an instant falls on for the area.</summary>
    public LocalDate DateOf(Instant instant) => instant.InZone(DateTimeZoneProviders.Tzdb[Targeted?.TimeZone ?? "UTC"]).Date;

    static ServiceArea Evolve(ServiceArea area, IServiceAreaEvent @event) => @event switch
    {
        ServiceAreaTargeted e => area with
        {
            ClientId = e.ClientId,
            Targeted = e,
            PhaseSince = area.PhaseSince ?? e.OccurredAt,
            RoundBeganAt = area.RoundBeganAt ?? e.OccurredAt,
        },
        CustomerVoiceHeard e => area with { Voices = area.Voices.Add(e) },
        KeiDefined e => area with { Keis = area.Keis.SetItem(e.Key, area.KeiOf(e.Key).Defined(e)) },
        KeiMeasured e => area with { Keis = area.Keis.SetItem(e.Key, area.KeiOf(e.Key).Measured(e)) },
        KeiReviewed e => area with { Keis = area.Keis.SetItem(e.Key, area.KeiOf(e.Key).Reviewed(e)) },
        AwarenessDelivered e => area with { Awareness = area.Awareness.Add(e) },
        PhaseAdvanced e => area with
        {
            Phase = e.To,
            PhaseSince = e.OccurredAt,
            Advances = area.Advances.Add(e),
            RoundBeganAt = e.To == ServicePhase.Understand ? e.OccurredAt : area.RoundBeganAt,
            Round = e.To == ServicePhase.Understand ? area.Round + 1 : area.Round,
        },
        ResourcesAllocated e => area with { Resources = area.Resources.With(e.Allocation) },
        _ => throw new UnknownEvent(@event),
    };

    Kei KeiOf(string key) => Keis.GetValueOrDefault(key) ?? new();
}
