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

    // A page reads one or two pieces, whatever the order's length.
    const int Piece = 1000;

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
                delete from events.list_walks
                where tenant_id = @tenant
                  and (expires_at <= @now
                       or id in (
                           select id from events.list_walks where tenant_id = @tenant and piece = 0 order by expires_at desc, id desc offset @most)))
            insert into events.list_walks (tenant_id, id, piece, keys, total, complete, expires_at)
            select @tenant, @id, (place - 1) / @size, array_agg(key order by place), @total, @complete, @expires
            from unnest(@keys) with ordinality as k (key, place)
            group by 3
            """;
        command.Parameters.AddWithValue("tenant", session.Tenant);
        command.Parameters.AddWithValue("now", now.ToDateTimeUtc());
        command.Parameters.AddWithValue("most", MostPerTenant - 1);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("size", Piece);
        command.Parameters.AddWithValue("total", keys.Count);
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
            select piece, keys, total, complete from events.list_walks
            where tenant_id = @tenant and id = @id and expires_at > @now and (piece = 0 or piece between @first and @last)
            order by piece
            """;
        command.Parameters.AddWithValue("tenant", session.Tenant);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("now", now.ToDateTimeUtc());
        command.Parameters.AddWithValue("first", offset / Piece);
        command.Parameters.AddWithValue("last", (offset + limit - 1) / Piece);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<string>();
        (int Total, bool Complete)? order = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            order = (reader.GetInt32(2), reader.GetBoolean(3));
            var begins = reader.GetInt32(0) * Piece;
            keys.AddRange(reader.GetFieldValue<string[]>(1).Skip(offset - begins).Take(offset + limit - Math.Max(begins, offset)));
        }

        return order is { } found ? new([.. keys], found.Total, found.Complete) : null;
    }
}
