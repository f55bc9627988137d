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
