namespace MspEvents.EventStore;

/// <summary>The one door for new events: appends of a tenant that arrive while one transaction is under way go together in the next.</summary>
public sealed class EventAppender(StoreDataSources sources, EventCatalogue catalogue, LogSignal signal, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Appends one command's events; returns after COMMIT. Cancelling has an effect only until the append is on its way.</summary>
    /// <exception cref="StoreUnavailableException">The queue is full or the database is away.</exception>
    public Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{sources} {catalogue} {signal} {time}");

    /// <summary>Appends to many streams of one tenant, some thousand events a transaction, yielding to live appends; each outcome stands alone.</summary>
    /// <exception cref="StoreUnavailableException">The database is away; what was committed before stays, and the same ids may be sent again.</exception>
    public Task<IReadOnlyList<AppendOutcome>> AppendManyAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
