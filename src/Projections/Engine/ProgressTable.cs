using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>The statements on <c>events.projection_progress</c> and <c>events.active_versions</c>.</summary>
static class ProgressTable
{
    /// <summary>Lets a tenant that lacks a projection's newest definition begin with it; it serves at once only where no older one does.</summary>
    public static async Task EnsureAsync(TenantSession session, ProjectionSet projections, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            with missing as (
                select n.name, n.version from unnest($2::text[], $3::int[]) as n (name, version)
                where not exists (
                    select from events.projection_progress p
                    where p.tenant_id = $1 and p.projection = n.name and p.version >= n.version and not p.shadow)),
            begun as (
                insert into events.projection_progress (tenant_id, projection, version, position, status, started_at, updated_at)
                select $1, name, version, 0, 'running', clock_timestamp(), clock_timestamp() from missing
                on conflict do nothing)
            insert into events.active_versions (tenant_id, projection, version)
            select $1, name, version from missing on conflict do nothing
            """, session.Connection, session.Transaction);
        var newest = projections.Newest;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. newest.Select(pair => pair.Name)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. newest.Select(pair => pair.Version)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Every version's progress.</summary>
    public static async Task<IReadOnlyList<Progress>> ReadAsync(TenantSession session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select p.projection, p.version, p.position, p.status = 'stopped', p.shadow, a.version is not null, p.error, p.event_id, p.spread_to,
                   t.last_seq_id, p.started_at, p.updated_at
            from events.projection_progress p
            join events.tenant_positions t on t.tenant_id = p.tenant_id
            left join events.active_versions a on a.tenant_id = p.tenant_id and a.projection = p.projection and a.version = p.version
            where p.tenant_id = $1
            order by p.projection, p.version
            """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Progress>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new()
            {
                Projection = reader.GetString(0),
                Version = reader.GetInt32(1),
                Position = reader.GetInt64(2),
                Stopped = reader.GetBoolean(3),
                Shadow = reader.GetBoolean(4),
                Active = reader.GetBoolean(5),
                Error = reader.IsDBNull(6) ? null : reader.GetString(6),
                FailedEvent = reader.IsDBNull(7) ? null : reader.GetGuid(7),
                SpreadTo = reader.IsDBNull(8) ? null : reader.GetGuid(8),
                Head = reader.GetInt64(9),
                StartedAt = Instant.FromDateTimeUtc(reader.GetDateTime(10)),
                UpdatedAt = Instant.FromDateTimeUtc(reader.GetDateTime(11)),
            });
        }

        return rows;
    }

    /// <summary>Takes the rows that stand at a position and are locked by nobody: the lock is the right to move them.</summary>
    public static async Task<IReadOnlyList<Claim>> ClaimAsync(
        TenantSession session, long position, IReadOnlyList<Progress> wanted, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select p.projection, p.version, p.spread_to
            from events.projection_progress p
            join unnest($3::text[], $4::int[]) as w (projection, version) on w.projection = p.projection and w.version = p.version
            where p.tenant_id = $1 and p.position = $2 and p.status = 'running'
            for update of p skip locked
            """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. wanted.Select(row => row.Projection)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. wanted.Select(row => row.Version)] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var claims = new List<Claim>();
        while (await reader.ReadAsync(cancellationToken))
            claims.Add(new(reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetGuid(2)));
        return claims;
    }

    /// <summary>Moves a claimed row, or notes how far a wide consequence has come.</summary>
    public static NpgsqlBatchCommand Move(string tenant, Claim claim, long position, Guid? spreadTo)
    {
        var command = new NpgsqlBatchCommand(
            """
            update events.projection_progress set position = $4, spread_to = $5, updated_at = clock_timestamp()
            where tenant_id = $1 and projection = $2 and version = $3
            """);
        AddKey(command.Parameters, tenant, claim);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)spreadTo ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        return command;
    }

    /// <summary>Stops a claimed row visibly at the event after its position.</summary>
    public static async Task StopAsync(TenantSession session, Claim claim, string error, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            update events.projection_progress p
            set status = 'stopped', error = $4, updated_at = clock_timestamp(),
                event_id = (select e.id from events.mt_events e where e.tenant_id = p.tenant_id and e.seq_id = p.position + 1)
            where p.tenant_id = $1 and p.projection = $2 and p.version = $3
            """, session.Connection, session.Transaction);
        AddKey(command.Parameters, session.Tenant, claim);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = error });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static void AddKey(NpgsqlParameterCollection parameters, string tenant, Claim claim)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = claim.Projection });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = claim.Version });
    }
}

/// <summary>A progress row this transaction holds.</summary>
sealed record Claim(string Projection, int Version, Guid? SpreadTo);
