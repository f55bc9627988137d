using Npgsql;
using NpgsqlTypes;

namespace MspEvents.EventStore;

/// <summary>How far a policy has followed a tenant's log.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Position">The last position whose effects are in the log.</param>
/// <param name="Head">The end of the log.</param>
/// <param name="Stopped">True if an event could not be followed: nothing moves until an operator retries.</param>
/// <param name="Error">Why it stopped.</param>
/// <param name="EventId">The event it stopped at, where it could be read.</param>
/// <param name="UpdatedAt">When it last moved.</param>
public sealed record PolicyProgress(string Policy, long Position, long Head, bool Stopped, string? Error, Guid? EventId, DateTimeOffset UpdatedAt);

/// <summary>The statements on <c>events.policy_progress</c>: the lock on a row is the right to follow the log for that policy.</summary>
public static class PolicyCursors
{
    /// <summary>Takes a policy's row for this transaction, the first time at position 0; null where it is stopped or another node has it.</summary>
    public static async Task<long?> ClaimAsync(TenantSession session, string policy, CancellationToken cancellationToken)
    {
        await using var begin = Command(
            session,
            """
            insert into events.policy_progress (tenant_id, policy, position, status, updated_at)
            select $1, $2, 0, 'running', clock_timestamp()
             where not exists (select from events.policy_progress where tenant_id = $1 and policy = $2)
            on conflict do nothing
            """,
            policy);
        await begin.ExecuteNonQueryAsync(cancellationToken);
        await using var claim = Command(
            session,
            "select position from events.policy_progress where tenant_id = $1 and policy = $2 and status = 'running' for update skip locked",
            policy);
        return await claim.ExecuteScalarAsync(cancellationToken) as long?;
    }

    /// <summary>Moves a claimed row.</summary>
    public static async Task MoveAsync(TenantSession session, string policy, long position, CancellationToken cancellationToken)
    {
        await using var command = Command(
            session, "update events.policy_progress set position = $3, updated_at = clock_timestamp() where tenant_id = $1 and policy = $2", policy);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Stops a claimed row visibly.</summary>
    public static async Task StopAsync(TenantSession session, string policy, Guid? eventId, string error, CancellationToken cancellationToken)
    {
        await using var command = Command(
            session,
            """
            update events.policy_progress set status = 'stopped', event_id = $3, error = $4, updated_at = clock_timestamp()
            where tenant_id = $1 and policy = $2
            """,
            policy);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)eventId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = error });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Lets a stopped policy try its event again; true if it was stopped.</summary>
    public static async Task<bool> RetryAsync(TenantSession session, string policy, CancellationToken cancellationToken)
    {
        await using var command = Command(
            session,
            """
            update events.policy_progress set status = 'running', event_id = null, error = null, updated_at = clock_timestamp()
            where tenant_id = $1 and policy = $2 and status = 'stopped'
            """,
            policy);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Every policy's progress, by name.</summary>
    public static async Task<IReadOnlyList<PolicyProgress>> ReadAsync(TenantSession session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select p.policy, p.position, t.last_seq_id, p.status = 'stopped', p.error, p.event_id, p.updated_at
            from events.policy_progress p join events.tenant_positions t on t.tenant_id = p.tenant_id
            where p.tenant_id = $1 order by p.policy
            """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<PolicyProgress>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new(
                reader.GetString(0),
                reader.GetInt64(1),
                reader.GetInt64(2),
                reader.GetBoolean(3),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetGuid(5),
                reader.GetFieldValue<DateTimeOffset>(6)));
        }

        return rows;
    }

    /// <summary>The tenants whose log is ahead of a policy.</summary>
    public static async Task<IReadOnlyList<string>> FindWorkAsync(SearchSession search, IReadOnlyList<string> policies, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        await using var command = new NpgsqlCommand(
            """
            select t.tenant_id from events.tenant_positions t
            where exists (
                select from unnest($1::text[]) as n (policy)
                left join events.policy_progress p on p.tenant_id = t.tenant_id and p.policy = n.policy
                where coalesce(p.position, 0) < t.last_seq_id and coalesce(p.status, 'running') = 'running')
            """, search.Connection, search.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. policies] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tenants = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(reader.GetString(0));
        return tenants;
    }

    static NpgsqlCommand Command(TenantSession session, string sql, string policy)
    {
        ArgumentNullException.ThrowIfNull(session);
        var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = policy });
        return command;
    }
}
