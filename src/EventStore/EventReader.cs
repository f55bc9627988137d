namespace MspEvents.EventStore;

/// <summary>Reads a tenant's events, decoded to their current shape; every method works inside the caller's transaction.</summary>
public sealed class EventReader(EventCatalogue catalogue)
{
    /// <summary>A stream in order of version, whole or up to a version; empty if there is none.</summary>
    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(TenantSession session, Guid streamId, long? toVersion, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{catalogue}");

    /// <summary>Several streams, ordered by stream and version, up to a position.</summary>
    public IAsyncEnumerable<StoredEvent> ReadStreamsAsync(
        TenantSession session, IReadOnlyCollection<Guid> streamIds, long upToPosition, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>The log after a position and up to another, in order of position, at most <paramref name="limit"/> events, only those named if names are given.</summary>
    public IAsyncEnumerable<StoredEvent> ReadAfterAsync(
        TenantSession session, long position, long upTo, int limit, IReadOnlyCollection<string>? names, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>A stream's kind and version, or null.</summary>
    public Task<StreamHead?> FindStreamAsync(TenantSession session, Guid streamId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>The end of the tenant's log.</summary>
    public Task<LogHead> HeadAsync(TenantSession session, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The last position recorded at or before an instant; 0 if none.</summary>
    public Task<long> PositionAtAsync(TenantSession session, DateTimeOffset knownAt, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
