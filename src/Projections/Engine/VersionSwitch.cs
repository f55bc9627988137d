using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Lets a tenant's queries read another version once that has caught up with the one that serves.</summary>
sealed class VersionSwitch(StoreDataSources sources, ProjectionSet projections)
{
    const int RowsAtOnce = 10_000;

    /// <summary>Switches what has caught up and clears what serves no longer; true if anything was switched.</summary>
    public async Task<bool> SwitchAsync(string tenant, IReadOnlyList<Progress> rows, CancellationToken cancellationToken)
    {
        var switched = false;
        foreach (var candidate in rows.Where(row => !row.Active && !row.Shadow && !row.Stopped && row.Position > 0))
        {
            if (await TrySwitchAsync(tenant, candidate, cancellationToken) is not { } retired)
                continue;
            switched = true;
            if (projections.Find(candidate.Projection, retired) is { } old)
                await ClearAsync(tenant, old, retired, cancellationToken);
        }

        return switched;
    }

    /// <summary>Deletes a version's rows of a tenant, some at a time, so that no transaction lasts.</summary>
    public async Task ClearAsync(string tenant, Projection projection, int version, CancellationToken cancellationToken)
    {
        foreach (var table in projection.Tables)
        {
            while (await DeleteSomeAsync(tenant, table.In(version), cancellationToken) == RowsAtOnce)
            {
            }
        }
    }

    async Task<int?> TrySwitchAsync(string tenant, Progress candidate, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        var (position, serving, servingPosition) = await LockAsync(session, candidate, cancellationToken);
        if (serving is not { } retired || position < servingPosition)
            return null;
        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction)
        {
            BatchCommands =
            {
                Statement("update events.active_versions set version = $3 where tenant_id = $1 and projection = $2", tenant, candidate, candidate.Version),
                Statement("delete from events.projection_progress where tenant_id = $1 and projection = $2 and version = $3", tenant, candidate, retired),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return retired;
    }

    /// <summary>Holds both versions where they are: a page under way is waited for.</summary>
    static async Task<(long Position, int? Serving, long ServingPosition)> LockAsync(
        TenantSession session, Progress candidate, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select p.version, p.position, a.version
            from events.projection_progress p
            join events.active_versions a on a.tenant_id = p.tenant_id and a.projection = p.projection
            where p.tenant_id = $1 and p.projection = $2 and p.version in ($3, a.version) and a.version <> $3
            for update of p
            """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = candidate.Projection });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = candidate.Version });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (position, serving, servingPosition) = (-1L, (int?)null, 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            serving = reader.GetInt32(2);
            if (reader.GetInt32(0) == candidate.Version)
                position = reader.GetInt64(1);
            else
                servingPosition = reader.GetInt64(1);
        }

        return (position, serving, servingPosition);
    }

    static NpgsqlBatchCommand Statement(string sql, string tenant, Progress candidate, int version) => new(sql)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = tenant },
            new NpgsqlParameter<string> { TypedValue = candidate.Projection },
            new NpgsqlParameter<int> { TypedValue = version },
        },
    };

    async Task<int> DeleteSomeAsync(string tenant, string table, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"delete from {table} where ctid = any (array(select ctid from {table} where tenant_id = $1 limit $2))", session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = RowsAtOnce });
        var deleted = await command.ExecuteNonQueryAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        return deleted;
    }
}
