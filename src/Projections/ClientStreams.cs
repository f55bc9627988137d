using System.Runtime.CompilerServices;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>A client's streams as they were known at a position.</summary>
sealed class ClientStreams(StoreDataSources sources, EventReader events, ProjectionFreshness freshness)
{
    const int StreamsAtOnce = 500;
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>The facts of each stream of some kinds in order of version, those only that had occurred by an instant if one is given; a stream without any is left out.</summary>
    /// <exception cref="ReplayNotReady">The index of streams has not reached the position in time.</exception>
    public async IAsyncEnumerable<(Guid Stream, IReadOnlyList<Fact> Facts)> ReadAsync(
        string tenant, Guid clientId, IReadOnlySet<string> kinds, long position, Instant? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var streams = await StreamsAsync(tenant, clientId, kinds, position, cancellationToken);
        foreach (var chunk in streams.Chunk(StreamsAtOnce))
        {
            // A transaction a chunk: none keeps a snapshot for long, and what is read never changes.
            await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken);
            var (id, facts) = (Guid.Empty, new List<Fact>());
            await foreach (var stored in events.ReadStreamsAsync(session, chunk, position, cancellationToken))
            {
                if (stored.StreamId != id)
                {
                    if (facts.Count > 0)
                        yield return (id, facts);
                    (id, facts) = (stored.StreamId, []);
                }

                var fact = StreamFacts.AsFact(stored);
                if (!(asOf < fact.Event.OccurredAt))
                    facts.Add(fact);
            }

            if (facts.Count > 0)
                yield return (id, facts);
        }
    }

    async Task<IReadOnlyList<Guid>> StreamsAsync(string tenant, Guid clientId, IReadOnlySet<string> kinds, long position, CancellationToken cancellationToken)
    {
        if (await freshness.WaitForAsync(tenant, StreamIndexProjection.IndexName, position, LongestWait, cancellationToken) != WaitOutcome.Reached)
            throw new ReplayNotReady(position);
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken);
        var index = await freshness.ReadAsync(session, StreamIndexProjection.IndexName, cancellationToken);
        var streams = await StreamIndexProjection.StreamsOfClientAsync(session, index.Version, clientId, position, cancellationToken);
        return [.. streams.Where(stream => kinds.Contains(stream.Kind)).Select(stream => stream.Id)];
    }
}
