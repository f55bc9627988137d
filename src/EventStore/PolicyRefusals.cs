using Npgsql;

namespace MspEvents.EventStore;

/// <summary>What followed from a fact and was refused by a rule.</summary>
/// <param name="Id">Follows from the policy, the fact and the stream.</param>
/// <param name="Policy">The policy that asked.</param>
/// <param name="CauseId">The event it followed from.</param>
/// <param name="CauseType">Its public name.</param>
/// <param name="Position">Its place in the log.</param>
/// <param name="StreamId">The stream that refused.</param>
/// <param name="Code">The refusal's code.</param>
/// <param name="Detail">What it said.</param>
/// <param name="RefusedAt">When it was refused.</param>
public sealed record PolicyRefusal(
    Guid Id, string Policy, Guid CauseId, string CauseType, long Position, Guid StreamId, string Code, string Detail, DateTimeOffset RefusedAt);

/// <summary>The statements on <c>events.policy_refusals</c>.</summary>
public static class PolicyRefusals
{
    /// <summary>Records a refusal once; what was recorded before stays as it is.</summary>
    public static async Task RecordAsync(TenantSession session, PolicyRefusal refusal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(refusal);
        await using var command = new NpgsqlCommand(
            """
            insert into events.policy_refusals (tenant_id, id, policy, cause_id, cause_type, position, stream_id, code, detail, refused_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
            """, session.Connection, session.Transaction)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = session.Tenant },
                new NpgsqlParameter<Guid> { TypedValue = refusal.Id },
                new NpgsqlParameter<string> { TypedValue = refusal.Policy },
                new NpgsqlParameter<Guid> { TypedValue = refusal.CauseId },
                new NpgsqlParameter<string> { TypedValue = refusal.CauseType },
                new NpgsqlParameter<long> { TypedValue = refusal.Position },
                new NpgsqlParameter<Guid> { TypedValue = refusal.StreamId },
                new NpgsqlParameter<string> { TypedValue = refusal.Code },
                new NpgsqlParameter<string> { TypedValue = refusal.Detail },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = refusal.RefusedAt.ToUniversalTime() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A tenant's refusals, the latest cause first: those of causes before a position, and of as many positions as the limit needs.</summary>
    public static async Task<IReadOnlyList<PolicyRefusal>> ReadAsync(
        TenantSession session, string? policy, long before, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var command = new NpgsqlCommand(
            """
            select id, policy, cause_id, cause_type, position, stream_id, code, detail, refused_at
            from events.policy_refusals
            where tenant_id = $1 and position < $2 and ($4 = '' or policy = $4)
            order by position desc fetch first $3 rows with ties
            """, session.Connection, session.Transaction)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = session.Tenant },
                new NpgsqlParameter<long> { TypedValue = before },
                new NpgsqlParameter<int> { TypedValue = limit },
                new NpgsqlParameter<string> { TypedValue = policy ?? "" },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var refusals = new List<PolicyRefusal>();
        while (await reader.ReadAsync(cancellationToken))
        {
            refusals.Add(new(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetGuid(2),
                reader.GetString(3),
                reader.GetInt64(4),
                reader.GetGuid(5),
                reader.GetString(6),
                reader.GetString(7),
                reader.GetFieldValue<DateTimeOffset>(8)));
        }

        return [.. refusals.OrderByDescending(refusal => refusal.Position).ThenBy(refusal => refusal.Id)];
    }
}
