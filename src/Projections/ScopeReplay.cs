using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>A contract's scope as of and as known at any moment: read from the log, folded by the code that folds the rows.</summary>
/// <remarks>At the position of the rows and the same <c>judgedAt</c> it gives what <see cref="ScopeRecords"/> reads from them.</remarks>
public sealed class ScopeReplay(StoreDataSources sources, EventReader events, ProjectionFreshness freshness)
{
    const int StreamsAtOnce = 500;
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Gathers what the events up to a position say, those only that had occurred by an instant if one is given.</summary>
    /// <exception cref="ReplayNotReady">The rows that lead to the streams have not reached the position in time.</exception>
    public async Task<ScopeRecord> ReadAsync(
        string tenant, Guid contractId, long position, Instant? asOf, Instant judgedAt, CancellationToken cancellationToken)
    {
        if (await freshness.WaitForAsync(tenant, ScopeProjection.ProjectionName, position, LongestWait, cancellationToken) != WaitOutcome.Reached)
            throw new ReplayNotReady(position);
        List<Guid> streams;
        ScopeThresholds thresholds;
        await using (var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken))
        {
            var version = (await freshness.ReadAsync(session, ScopeProjection.ProjectionName, cancellationToken)).Version;
            thresholds = (await events.ReadSettingsAsync(session, position, asOf, cancellationToken)).Scope;
            streams =
            [
                contractId,
                .. await ScopeRecords.ChangesAsync(session, version, contractId, position, cancellationToken),
                .. (await ScopeRecords.HoldersAsync(session, version, contractId, position, cancellationToken))
                    .Union(await ScopeRecords.StoriesAsync(session, version, contractId, position, cancellationToken)),
            ];
        }

        var gathered = new Gathered(contractId);
        foreach (var chunk in streams.Chunk(StreamsAtOnce))
        {
            // A transaction a chunk: none keeps a snapshot for long, and what is read never changes.
            await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken);
            var (id, facts) = (Guid.Empty, new List<Fact>());
            await foreach (var stored in events.ReadStreamsAsync(session, chunk, position, cancellationToken))
            {
                if (stored.StreamId != id)
                {
                    gathered.Add(id, facts);
                    (id, facts) = (stored.StreamId, []);
                }

                var fact = StreamFacts.AsFact(stored);
                if (!(asOf < fact.Event.OccurredAt))
                    facts.Add(fact);
            }

            gathered.Add(id, facts);
        }

        return gathered.Record(judgedAt) with { Thresholds = thresholds };
    }

    /// <summary>What the streams of a contract say, one after another.</summary>
    sealed class Gathered(Guid contractId)
    {
        readonly List<WorkStep> work = [];
        readonly List<ChangeStep> changes = [];
        readonly List<StoryStep> stories = [];
        IReadOnlyList<Fact> contract = [];

        public void Add(Guid id, List<Fact> facts)
        {
            if (facts.Count == 0)
                return;
            switch (facts[0].Event)
            {
                case ContractEvent:
                    contract = facts;
                    return;
                case ChangeRequestEvent:
                    changes.AddRange(facts.Select(fact => ChangeStep.Of(id, fact)));
                    return;
                case StoryEvent when StoryStep.Of(id, facts) is ({ } under, var steps) && under == contractId:
                    stories.AddRange(steps);
                    break;
            }

            work.AddRange((ContractWork.Of(id, facts)?.Steps ?? []).Where(known => known.ContractId == contractId).Select(known => known.Step));
        }

        public ScopeRecord Record(Instant judgedAt) => new(contract, work, changes, stories, judgedAt);
    }
}
