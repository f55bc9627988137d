using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>Streams loaded whole, decoded once for all projections that fold them.</summary>
sealed class StreamFacts
{
    readonly Dictionary<Guid, List<Fact>> streams = [];

    /// <summary>Takes the streams that begin within a page from the page itself.</summary>
    public void Seed(IEnumerable<StoredEvent> page)
    {
        foreach (var stream in page.GroupBy(stored => stored.StreamId).Where(stream => stream.First().Version == 1))
            streams.Add(stream.Key, [.. stream.Select(AsFact)]);
    }

    /// <summary>Loads what is not loaded yet.</summary>
    public async Task LoadAsync(EventReader reader, TenantSession session, IEnumerable<Guid> ids, long upTo, CancellationToken cancellationToken)
    {
        var missing = ids.Where(id => streams.TryAdd(id, [])).ToList();
        if (missing.Count == 0)
            return;
        await foreach (var stored in reader.ReadStreamsAsync(session, missing, upTo, cancellationToken))
            streams[stored.StreamId].Add(AsFact(stored));
    }

    /// <summary>The contracts that loaded streams belong to.</summary>
    public IEnumerable<Guid> ContractsOf(IEnumerable<Guid> ids) =>
        ids.Select(id => streams[id]).Where(facts => facts.Count > 0)
            .Select(facts => facts[0].Event.ContractId).OfType<Guid>().Distinct();

    /// <summary>A loaded stream's facts up to a position.</summary>
    /// <exception cref="InvalidOperationException">The stream was not loaded.</exception>
    public IReadOnlyList<Fact> UpTo(Guid id, long position)
    {
        if (!streams.TryGetValue(id, out var facts))
            throw new InvalidOperationException($"Stream {id} was not loaded for this fold.");
        return facts.Count == 0 || facts[^1].Position <= position ? facts : facts.FindAll(fact => fact.Position <= position);
    }

    /// <summary>An event as a fact of the domain.</summary>
    public static Fact AsFact(StoredEvent stored) =>
        new((DomainEvent)stored.Event, stored.Version, stored.Position, Instant.FromDateTimeOffset(stored.RecordedAt));
}
