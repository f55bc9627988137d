using MspEvents.EventStore;
using NodaTime;
using NpgsqlTypes;

namespace MspEvents.Api.Lists;

/// <summary>A slice of a kept order.</summary>
/// <param name="Keys">In order.</param>
/// <param name="Total">How many keys are kept in all.</param>
/// <param name="Complete">False where more rows matched than are kept.</param>
sealed record KeptSlice(string[] Keys, int Total, bool Complete);

/// <summary>
/// The orders of walks over moving keys, kept from the first page. In PostgreSQL, not in memory: the next page may be asked of another node, or after a restart.
/// </summary>
static class KeptOrders
{
    /// <summary>The most rows one walk keeps.</summary>
    public const int Longest = 100_000;

    /// <summary>The most walks a tenant keeps at a time; the oldest give way.</summary>
    public const int MostPerTenant = 100;

    /// <summary>How long a walk may take.</summary>
    public static readonly Duration Lifetime = Duration.FromMinutes(15);

    /// <summary>Keeps an order and clears away what has expired.</summary>
    public static async Task<Guid> KeepAsync(TenantSession session, IReadOnlyList<string> keys, bool complete, Instant now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now.ToDateTimeOffset());
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = """
            with spent as (
                delete from events.kept_orders
                where tenant_id = @tenant
                  and (expires_at <= @now
                       or id in (select id from events.kept_orders where tenant_id = @tenant order by expires_at desc, id desc offset @most)))
            insert into events.kept_orders (tenant_id, id, keys, complete, expires_at) values (@tenant, @id, @keys, @complete, @expires)
            """;
        command.Parameters.AddWithValue("tenant", session.Tenant);
        command.Parameters.AddWithValue("now", now.ToDateTimeUtc());
        command.Parameters.AddWithValue("most", MostPerTenant - 1);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("keys", NpgsqlDbType.Array | NpgsqlDbType.Text, keys.ToArray());
        command.Parameters.AddWithValue("complete", complete);
        command.Parameters.AddWithValue("expires", (now + Lifetime).ToDateTimeUtc());
        await command.ExecuteNonQueryAsync(cancellationToken);
        return id;
    }

    /// <summary>Some keys of a kept order; null once it has expired or given way.</summary>
    public static async Task<KeptSlice?> SliceAsync(TenantSession session, Guid id, int offset, int limit, Instant now, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = """
            select keys[@first:@last], cardinality(keys), complete
            from events.kept_orders where tenant_id = @tenant and id = @id and expires_at > @now
            """;
        command.Parameters.AddWithValue("tenant", session.Tenant);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("now", now.ToDateTimeUtc());
        command.Parameters.AddWithValue("first", offset + 1);
        command.Parameters.AddWithValue("last", offset + limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetFieldValue<string[]>(0), reader.GetInt32(1), reader.GetBoolean(2))
            : null;
    }
}
