using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Application;

/// <summary>What a decision needs from other streams of the tenant, read from the streams themselves: never stale.</summary>
public sealed class LookUps(TenantSession session, EventReader reader)
{
    readonly Dictionary<Guid, long> seen = [];

    /// <summary>The streams the decision rests on: they must be at these versions still when it is recorded, else it is made anew.</summary>
    public IReadOnlyList<SeenStream> Seen => [.. seen.Select(stream => new SeenStream(stream.Key, stream.Value))];

    /// <summary>The facts of a stream of a kind that must not move on before the decision is recorded, because a rule over both could be broken.</summary>
    /// <exception cref="StreamNotFound">The id names none.</exception>
    public async Task<IReadOnlyList<Fact>> LastingFactsAsync<TEvent>(string kind, Guid id, string? pointer, CancellationToken cancellationToken)
        where TEvent : IDomainEvent
    {
        var facts = await FactsAsync<TEvent>(kind, id, pointer, cancellationToken);
        seen[id] = facts[^1].Version;
        return facts;
    }

    /// <summary>The facts of a stream of a kind.</summary>
    /// <exception cref="StreamNotFound">The id names none.</exception>
    public async Task<IReadOnlyList<Fact>> FactsAsync<TEvent>(string kind, Guid id, string? pointer, CancellationToken cancellationToken)
        where TEvent : IDomainEvent
    {
        var facts = await reader.ReadFactsAsync(session, id, cancellationToken);
        return facts is [{ Event: TEvent }, ..] ? facts : throw new StreamNotFound(kind, id, pointer);
    }

    /// <summary>Makes sure that an id in a body names a stream of a kind.</summary>
    /// <exception cref="StreamNotFound">It names none.</exception>
    public async Task RequireAsync(string kind, Guid? id, string pointer, CancellationToken cancellationToken)
    {
        if (id is { } named && (await reader.FindStreamAsync(session, named, cancellationToken))?.Type != kind)
            throw new StreamNotFound(kind, named, pointer);
    }

    /// <summary>To whom a stream belongs that a body names; null where it names none.</summary>
    /// <exception cref="StreamNotFound">The id names no stream of the kind.</exception>
    public async Task<StreamKeys?> OwnerAsync(string kind, Guid? id, string pointer, CancellationToken cancellationToken)
    {
        await RequireAsync(kind, id, pointer, cancellationToken);
        if (id is not { } named)
            return null;
        var first = (DomainEvent)(await reader.ReadStreamAsync(session, named, 1, cancellationToken))[0].Event;
        return new(first.ClientId, first.ContractId);
    }
}
