using MspEvents.EventStore;

namespace MspEvents.Api.Queries;

/// <summary>Sessions for queries whose cost is the caller's choice.</summary>
static class QuerySessions
{
    /// <summary>Begins a snapshot in which no statement takes longer than 5 s: one held for longer keeps the log's busiest rows from being cleaned up.</summary>
    public static async Task<TenantSession> BeginQueryAsync(this StoreDataSources sources, string tenant, CancellationToken cancellationToken)
    {
        var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken);
        try
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = "set local statement_timeout = '5s'";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }
}
