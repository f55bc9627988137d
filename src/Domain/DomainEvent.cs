using NodaTime;

namespace MspEvents.Domain;

/// <summary>A fact as one kind of stream names it: an interface, since the same fact (work logged) may belong to several kinds.</summary>
/// <remarks>Only <see cref="DomainEvent"/> implements it; a kind of stream extends it with a marker of its own.</remarks>
public interface IDomainEvent
{
    /// <summary>When it happened in the world.</summary>
    Instant OccurredAt { get; }

    /// <summary>The client the fact belongs to.</summary>
    Guid ClientId { get; }

    /// <summary>The contract the fact belongs to, where one is known.</summary>
    Guid? ContractId { get; }

    /// <summary>Who did it.</summary>
    string? By { get; }
}

/// <summary>A past-tense fact about one stream. The command handler fills the envelope; <c>Decide</c> fills the rest.</summary>
public abstract record DomainEvent : IDomainEvent
{
    /// <summary>When it happened in the world, in UTC, cut to microseconds; not when the store took it.</summary>
    public Instant OccurredAt { get; init; }

    /// <summary>The client the fact belongs to: the key that readers route by.</summary>
    public virtual Guid ClientId { get; init; }

    /// <summary>The contract the fact belongs to, where one is known.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>Who did it, as the caller named them; null means the authenticated subject, which the store keeps as well.</summary>
    [PersonName]
    public string? By { get; init; }
}

/// <summary>An imperative wish. What its decision needs from other streams is looked up first and carried in it.</summary>
public abstract record DomainCommand
{
    /// <summary>When it happened; decided on the facts that had occurred by then.</summary>
    public Instant OccurredAt { get; init; }

    /// <summary>Who did it, free text or a subject id; null means the caller.</summary>
    public string? By { get; init; }

    /// <summary>True for a fact of another tool's history: rules of order hold, those of policy do not.</summary>
    public bool Imported { get; init; }
}

/// <summary>A stored event with the numbers the store gave it.</summary>
/// <param name="Event">The event, in its current shape.</param>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="Position">Its place in the tenant's log, from 1, dense and in commit order.</param>
/// <param name="RecordedAt">When the store took it; never falls as the position rises.</param>
public sealed record Fact(DomainEvent Event, long Version, long Position, Instant RecordedAt);
