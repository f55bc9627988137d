using System.Collections.Concurrent;
using MspEvents.EventStore;

namespace MspEvents.Api.Lists;

/// <summary>The seal of each tenant, from the tenant's own secret: the same on every node and after a restart.</summary>
sealed class CursorSeals(StoreDataSources sources)
{
    readonly ConcurrentDictionary<string, CursorSeal> known = [];

    /// <summary>The tenant's seal.</summary>
    public async Task<CursorSeal> OfAsync(string tenant, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(tenant, out var seal))
            return seal;
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = "select secret from events.tenants where tenant_id = @tenant";
        command.Parameters.AddWithValue("tenant", tenant);
        var secret = await command.ExecuteScalarAsync(cancellationToken) as byte[]
            ?? throw new InvalidOperationException($"Tenant {tenant} has no secret.");
        return known.GetOrAdd(tenant, _ => new(secret));
    }
}
