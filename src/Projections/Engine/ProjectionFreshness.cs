using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>How fresh the rows are that a query reads in the same transaction.</summary>
/// <param name="Version">The version of the tables that serves the tenant.</param>
/// <param name="Position">The last position whose consequences the rows hold.</param>
/// <param name="Spreading">True while a wide consequence of the next position is in part in the rows.</param>
/// <param name="DataAgeSeconds">0 where nothing is unprojected, else the age of the oldest unprojected event.</param>
public sealed record Freshness(int Version, long Position, bool Spreading, double DataAgeSeconds);

/// <summary>What became of waiting for a position.</summary>
public enum WaitOutcome
{
    /// <summary>The rows hold it.</summary>
    Reached,

    /// <summary>Time ran out first.</summary>
    TimedOut,

    /// <summary>The tenant's log has no such position.</summary>
    PositionUnknown,
}

/// <summary>Says how fresh a projection is, and waits until it is fresh enough.</summary>
public sealed class ProjectionFreshness(StoreDataSources sources, ProjectionSet projections, ProjectionEngine engine, TimeProvider time)
{
    // How often another node's progress is looked for; this node's own is signalled.
    static readonly TimeSpan Recheck = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads it in the caller's transaction: in a snapshot it belongs to the rows read beside it.</summary>
    public async Task<Freshness> ReadAsync(TenantSession session, string projection, CancellationToken cancellationToken)
    {
        // By a scalar and a case: under row-level security neither a join that computes nor a coalesce is let near an index.
        await using var command = new NpgsqlCommand(
            """
            select a.version, p.position, p.spread_to is not null,
                   (select e.timestamp from events.mt_events e where e.tenant_id = $1 and e.seq_id = case when p.position is null then 1 else p.position + 1 end)
            from events.tenant_positions t
            left join events.active_versions a on a.tenant_id = t.tenant_id and a.projection = $2
            left join events.projection_progress p on p.tenant_id = t.tenant_id and p.projection = $2 and p.version = a.version
            where t.tenant_id = $1
            """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw new InvalidOperationException($"There is no tenant {session.Tenant}.");
        var age = reader.IsDBNull(3) ? 0 : (time.GetUtcNow() - new DateTimeOffset(reader.GetDateTime(3))).TotalSeconds;
        return new(
            reader.IsDBNull(0) ? projections.NewestOf(projection).Versions[0] : reader.GetInt32(0),
            reader.IsDBNull(1) ? 0 : reader.GetInt64(1),
            !reader.IsDBNull(2) && reader.GetBoolean(2),
            Math.Max(0, age));
    }

    /// <summary>Waits until the version that serves holds a position.</summary>
    public async Task<WaitOutcome> WaitForAsync(
        string tenant, string projection, long minPosition, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var moves = engine.NextMove;
            var (position, head) = await PositionsAsync(tenant, projection, cancellationToken);
            if (position >= minPosition)
                return WaitOutcome.Reached;
            if (head < minPosition)
                return WaitOutcome.PositionUnknown;
            var left = timeout - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
                return WaitOutcome.TimedOut;
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(moves, Task.Delay(left < Recheck ? left : Recheck, time, enough.Token));
            await enough.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    async Task<(long Position, long Head)> PositionsAsync(string tenant, string projection, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select coalesce(p.position, 0), t.last_seq_id
            from events.tenant_positions t
            left join events.active_versions a on a.tenant_id = t.tenant_id and a.projection = $2
            left join events.projection_progress p on p.tenant_id = t.tenant_id and p.projection = $2 and p.version = a.version
            where t.tenant_id = $1
            """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetInt64(1)) : (0, 0);
    }
}
