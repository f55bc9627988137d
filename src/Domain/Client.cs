using System.Collections.Immutable;
using MspEvents.Domain.Json;

namespace MspEvents.Domain;

/// <summary>What may be asked of a client's stream.</summary>
public abstract record ClientCommand : DomainCommand;

/// <summary>Starts serving an organisation.</summary>
public sealed record OnboardClient(Guid ClientId, string Name, string TimeZone, string? Industry, bool Internal) : ClientCommand;

/// <summary>Gives the client another name.</summary>
public sealed record RenameClient(string Name) : ClientCommand;

/// <summary>Records a pain point named during negotiation.</summary>
public sealed record RecordPainPoint(Guid PainPointId, string Title, string Description) : ClientCommand;

/// <summary>Ends the service.</summary>
public sealed record OffboardClient(string Reason) : ClientCommand;

/// <summary>A fact about a client.</summary>
public abstract record ClientEvent : DomainEvent;

/// <summary>An organisation became a client; <paramref name="Internal"/> marks an in-house IT customer.</summary>
public sealed record ClientOnboarded(string Name, string TimeZone, string? Industry, bool Internal) : ClientEvent;

/// <summary>The client goes by another name.</summary>
public sealed record ClientRenamed(string Name) : ClientEvent;

/// <summary>The client named a pain point.</summary>
public sealed record PainPointNamed(Guid PainPointId, string Title, [property: PersonalText] string Description) : ClientEvent;

/// <summary>The client is served no longer.</summary>
public sealed record ClientOffboarded(string Reason) : ClientEvent;

/// <summary>A client as its decisions need to know it.</summary>
public sealed record Client
{
    /// <summary>Clients: from their facts to their state, from commands to new facts.</summary>
    public static Decider<Client, ClientCommand, ClientEvent> Decider { get; } = new(
        "client",
        new Client(),
        Evolve,
        (then, now, command) => then.Decide(now, command),
        client => new(client.ClientId, null),
        _ => null,
        _ => false);

    /// <summary>Its id.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The onboarding as it was recorded; null before.</summary>
    public ClientOnboarded? Onboarded { get; init; }

    /// <summary>The present name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The pain points in the order they were named.</summary>
    public ImmutableList<PainPointNamed> PainPoints { get; init; } = [];

    /// <summary>The end of the service; null while it is served.</summary>
    public ClientOffboarded? Offboarded { get; init; }

    static Client Evolve(Client client, ClientEvent @event) => @event switch
    {
        ClientOnboarded e => client with { ClientId = e.ClientId, Onboarded = e, Name = e.Name },
        ClientRenamed e => client with { Name = e.Name },
        PainPointNamed e => client with { PainPoints = client.PainPoints.Add(e) },
        ClientOffboarded e => client with { Offboarded = e },
        _ => throw new UnknownEvent(@event),
    };

    // Refusals: id_taken, unknown_time_zone, client_offboarded, pain_point_id_taken, not_allowed.
    IReadOnlyList<ClientEvent> Decide(Client now, ClientCommand command) => command switch
    {
        OnboardClient c when Onboarded is { } onboarded => DomainJson.Same(Onboarding(c), onboarded with { OccurredAt = default, By = null })
            ? []
            : throw new BrokenRule("id_taken", "Another client has this id."),
        OnboardClient c when !CalendarErrors.IsTimeZone(c.TimeZone) =>
            throw new BrokenRule("unknown_time_zone", $"'{c.TimeZone}' is not a zone of the IANA time zone database."),
        OnboardClient c => [Onboarding(c)],
        _ when Onboarded is null => throw BrokenRule.NotAllowed(command, "the client is not onboarded"),

        OffboardClient when Offboarded is not null => [],
        OffboardClient c => [new ClientOffboarded(c.Reason)],
        _ when Offboarded is not null && !command.Imported => throw new BrokenRule("client_offboarded", "The client is served no longer."),

        RenameClient c => c.Name == Name ? [] : [new ClientRenamed(c.Name)],
        RecordPainPoint c when now.PainPoints.Find(known => known.PainPointId == c.PainPointId) is { } known =>
            (known.Title, known.Description) == (c.Title, c.Description)
                ? []
                : throw new BrokenRule("pain_point_id_taken", "Another pain point has this id."),
        // Under an id of its own each time; what is named is what it says.
        RecordPainPoint c when now.PainPoints.Exists(known => (known.Title, known.Description) == (c.Title, c.Description)) => [],
        RecordPainPoint c => [new PainPointNamed(c.PainPointId, c.Title, c.Description)],
        _ => throw BrokenRule.NotAllowed(command, "the client is served"),
    };

    static ClientOnboarded Onboarding(OnboardClient c) => new(c.Name, c.TimeZone, c.Industry, c.Internal) { ClientId = c.ClientId };
}
