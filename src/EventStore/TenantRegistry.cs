namespace MspEvents.EventStore;

/// <summary>The tenants; one exists, with its position row and secret, before its first append.</summary>
public sealed class TenantRegistry(StoreDataSources sources)
{
    /// <summary>Whether a text may name a tenant: <c>^[a-z0-9][a-z0-9-]{0,62}$</c>.</summary>
    public static bool IsValid(string tenant) => throw new NotSupportedException($"{tenant}");

    /// <summary>Adds a tenant; false if it was there.</summary>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public Task<bool> AddAsync(string tenant, CancellationToken cancellationToken) => throw new NotSupportedException($"{sources}");

    /// <summary>Whether the tenant is there.</summary>
    public Task<bool> ExistsAsync(string tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Every tenant, in order of name.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
