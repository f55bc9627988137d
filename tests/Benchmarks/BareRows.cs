using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Tests.Benchmarks;

/// <summary>The floor of importing: rows that an import wrote, written again by arrays into tables with the log's columns and keys, as many a transaction as the importer.</summary>
sealed class BareRows
{
    const int EventsPerTransaction = 4_000;

    const string InsertStreams = "insert into bare.streams (tenant_id, id, type, version) select $1, i.* from unnest($2::uuid[], $3::text[], $4::bigint[]) i";

    const string InsertEvents =
        """
        insert into bare.events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type, user_name)
        select nextval('bare.positions'), i.id, i.stream, i.version, i.data, i.type, $1, i.dotnet, 'benchmark'
          from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::jsonb[], $6::text[], $7::text[]) i (id, stream, version, data, type, dotnet)
        """;

    readonly NpgsqlDataSource source;
    readonly List<(Guid Id, string Type, long Version)> streams;
    readonly List<(Guid Id, Guid Stream, long Version, string Data, string Type, string DotNet)> events;
    int copies;

    BareRows(
        NpgsqlDataSource source,
        List<(Guid Id, string Type, long Version)> streams,
        List<(Guid Id, Guid Stream, long Version, string Data, string Type, string DotNet)> events) =>
        (this.source, this.streams, this.events) = (source, streams, events);

    /// <summary>Remembers what a tenant's log holds.</summary>
    public static async Task<BareRows> RememberAsync(NpgsqlDataSource source, string tenant, CancellationToken cancellation)
    {
        var streams = new List<(Guid, string, long)>();
        await using (var command = Of("select id, type, version from events.mt_streams where tenant_id = $1 order by created"))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                streams.Add((reader.GetGuid(0), reader.GetString(1), reader.GetInt64(2)));

        var events = new List<(Guid, Guid, long, string, string, string)>();
        await using (var command = Of("select id, stream_id, version, data, type, mt_dotnet_type from events.mt_events where tenant_id = $1 order by seq_id"))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                events.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5)));
        return new(source, streams, events);

        NpgsqlCommand Of(string sql)
        {
            var command = source.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
            return command;
        }
    }

    /// <summary>Writes them all once more; the events written in a second.</summary>
    public async Task<double> WriteAsync(CancellationToken cancellation)
    {
        var tenant = new NpgsqlParameter<string> { TypedValue = $"copy-{++copies}" };
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var started = Stopwatch.GetTimestamp();
        var streamsEach = Math.Max(1, streams.Count * EventsPerTransaction / events.Count);
        var streamChunks = new Queue<(Guid Id, string Type, long Version)[]>(streams.Chunk(streamsEach));
        foreach (var chunk in events.Chunk(EventsPerTransaction))
            await WriteAsync(connection, tenant, streamChunks.TryDequeue(out var some) ? some : [], chunk, cancellation);
        while (streamChunks.TryDequeue(out var rest))
            await WriteAsync(connection, tenant, rest, [], cancellation);
        return events.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    // A batch without an explicit transaction is one: it commits at its end.
    static async Task WriteAsync(
        NpgsqlConnection connection,
        NpgsqlParameter<string> tenant,
        (Guid Id, string Type, long Version)[] streams,
        (Guid Id, Guid Stream, long Version, string Data, string Type, string DotNet)[] events,
        CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertStreams)
        {
            Parameters = { tenant.Clone(), Array(streams, row => row.Id), Array(streams, row => row.Type), Array(streams, row => row.Version) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertEvents)
        {
            Parameters =
            {
                tenant.Clone(), Array(events, row => row.Id), Array(events, row => row.Stream), Array(events, row => row.Version),
                Array(events, row => row.Data, NpgsqlDbType.Jsonb), Array(events, row => row.Type), Array(events, row => row.DotNet),
            },
        });
        await batch.PrepareAsync(cancellation);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    static NpgsqlParameter<T[]> Array<TRow, T>(TRow[] rows, Func<TRow, T> column) => new() { TypedValue = System.Array.ConvertAll(rows, row => column(row)) };

    static NpgsqlParameter<T[]> Array<TRow, T>(TRow[] rows, Func<TRow, T> column, NpgsqlDbType type) =>
        new() { TypedValue = System.Array.ConvertAll(rows, row => column(row)), NpgsqlDbType = NpgsqlDbType.Array | type };
}
