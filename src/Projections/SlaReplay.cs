using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>A contract's service levels as of and as known at any moment: folded in memory by the code that makes the rows.</summary>
/// <remarks>At the position of the rows and the same <c>judgedAt</c> it gives what <see cref="SlaRecords"/> reads from them.</remarks>
public sealed class SlaReplay(StoreDataSources sources, EventReader events, ProjectionFreshness freshness)
{
    const int StreamsAtOnce = 500;
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Folds what the events up to a position say, those only that had occurred by an instant if one is given.</summary>
    /// <exception cref="ReplayNotReady">The index of streams has not reached the position in time.</exception>
    public async Task<SlaRecord> ReadAsync(
        string tenant, Guid contractId, long position, Instant? asOf, Instant judgedAt, CancellationToken cancellationToken)
    {
        if (await freshness.WaitForAsync(tenant, StreamIndexProjection.IndexName, position, LongestWait, cancellationToken) != WaitOutcome.Reached)
            throw new ReplayNotReady(position);
        List<Fact> contract;
        List<Guid> tickets;
        await using (var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken))
        {
            var index = await freshness.ReadAsync(session, StreamIndexProjection.IndexName, cancellationToken);
            tickets = await StreamIndexProjection.StreamsOfContractAsync(
                session, index.Version, contractId, Ticket.Decider.StreamType, position, cancellationToken);
            contract = [];
            await foreach (var stored in events.ReadStreamsAsync(session, [contractId], position, cancellationToken))
                AddKnown(contract, stored, asOf);
        }

        var replay = new ContractReplay(contract, judgedAt);
        foreach (var chunk in tickets.Chunk(StreamsAtOnce))
        {
            // A transaction a chunk: none keeps a snapshot for long, and what is read never changes.
            await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken);
            var (id, facts) = (Guid.Empty, new List<Fact>());
            await foreach (var stored in events.ReadStreamsAsync(session, chunk, position, cancellationToken))
            {
                if (stored.StreamId != id)
                {
                    replay.Add(id, facts);
                    (id, facts) = (stored.StreamId, []);
                }

                AddKnown(facts, stored, asOf);
            }

            replay.Add(id, facts);
        }

        return replay.Record();
    }

    static void AddKnown(List<Fact> facts, StoredEvent stored, Instant? asOf)
    {
        var fact = StreamFacts.AsFact(stored);
        if (!(asOf < fact.Event.OccurredAt))
            facts.Add(fact);
    }
}

/// <summary>The index of streams is behind the position asked for; the same question may be asked again later.</summary>
public sealed class ReplayNotReady(long position) : Exception($"The index of streams has not reached position {position}.");
