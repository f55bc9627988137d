using Npgsql;

namespace MspEvents.EventStore;

/// <summary>The first answers to requests with an idempotency key; successes are claimed by the append itself.</summary>
public sealed class IdempotencyStore
{
    /// <summary>The answer a credential got for a key, or null.</summary>
    public async Task<StoredAnswer?> FindAsync(TenantSession session, string credential, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var command = new NpgsqlCommand(
            """
            select request_hash, status, stream_id, version, position, body
              from events.idempotency where tenant_id = $1 and credential = $2 and key = $3
            """,
            session.Connection,
            session.Transaction)
        {
            Parameters = { new() { Value = session.Tenant }, new() { Value = credential }, new() { Value = key } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        return new(
            reader.GetFieldValue<byte[]>(0),
            reader.GetInt32(1),
            reader.IsDBNull(2) ? null : reader.GetGuid(2),
            reader.IsDBNull(3) ? null : reader.GetInt64(3),
            reader.IsDBNull(4) ? null : reader.GetInt64(4),
            reader.IsDBNull(5) ? default(ReadOnlyMemory<byte>?) : reader.GetFieldValue<byte[]>(5));
    }

    /// <summary>Keeps the first answer: returns null if this one was kept, else the one that was there. It lasts from the session's commit.</summary>
    public async Task<StoredAnswer?> SaveAsync(TenantSession session, IdempotencyClaim claim, StoredAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(answer);
        await using var command = new NpgsqlCommand(
            """
            insert into events.idempotency (tenant_id, credential, key, request_hash, status, stream_id, version, position, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, credential, key) do nothing
            """,
            session.Connection,
            session.Transaction)
        {
            Parameters =
            {
                new() { Value = session.Tenant },
                new() { Value = claim.Credential },
                new() { Value = claim.Key },
                new() { Value = claim.RequestHash.ToArray() },
                new() { Value = answer.Status },
                new NpgsqlParameter<Guid?> { TypedValue = answer.StreamId },
                new NpgsqlParameter<long?> { TypedValue = answer.Version },
                new NpgsqlParameter<long?> { TypedValue = answer.Position },
                new NpgsqlParameter<byte[]?> { TypedValue = answer.Body?.ToArray() },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1
            ? null
            : await FindAsync(session, claim.Credential, claim.Key, cancellationToken);
    }

    /// <summary>Forgets answers older than an instant, in a session of <c>msp_projector</c>; returns how many.</summary>
    public async Task<int> PurgeAsync(TenantSession session, DateTimeOffset before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var command = new NpgsqlCommand(
            "delete from events.idempotency where tenant_id = $1 and created_at < $2", session.Connection, session.Transaction)
        {
            Parameters = { new() { Value = session.Tenant }, new NpgsqlParameter<DateTimeOffset> { TypedValue = before.ToUniversalTime() } },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
