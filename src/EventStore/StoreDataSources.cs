namespace MspEvents.EventStore;

/// <summary>One pool of connections per role, and one more for appends.</summary>
public sealed class StoreDataSources : IAsyncDisposable
{
    /// <summary>Opens the pools and checks that each role in force is confined: not superuser, no BYPASSRLS, no table's owner, FORCE RLS on.</summary>
    /// <exception cref="InvalidOperationException">A check failed; the message says which and what to do.</exception>
    public static Task<StoreDataSources> OpenAsync(string connectionString, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Begins a tenant's transaction: the one place that says which tenant a connection is in.</summary>
    public Task<TenantSession> BeginAsync(StoreRole role, string tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Begins a read-only transaction whose statements all see the same snapshot.</summary>
    public Task<TenantSession> BeginSnapshotAsync(StoreRole role, string tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Begins a read-only transaction over all tenants that sees only what the search is for, as <c>msp_projector</c>.</summary>
    public Task<SearchSession> BeginSearchAsync(CrossTenantSearch search, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
