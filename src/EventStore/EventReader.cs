using System.Runtime.CompilerServices;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>Reads a tenant's events, decoded to their current shape; every method works inside the caller's transaction.</summary>
public sealed class EventReader(EventCatalogue catalogue)
{
    const int PageSize = 500;
    const int StreamsPerPage = 50;

    readonly EventDecoder decoder = new(catalogue);

    /// <summary>A stream in order of version, whole or up to a version; empty if there is none.</summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(TenantSession session, Guid streamId, long? toVersion, CancellationToken cancellationToken) =>
        await ReadPageAsync(
            session,
            $"select {StoredRow.Columns} from events.mt_events where tenant_id = $1 and stream_id = $2 and version <= $3 order by version",
            [new NpgsqlParameter<Guid> { TypedValue = streamId }, new NpgsqlParameter<long> { TypedValue = toVersion ?? long.MaxValue }],
            cancellationToken);

    /// <summary>Several streams, ordered by stream and version, up to a position.</summary>
    public async IAsyncEnumerable<StoredEvent> ReadStreamsAsync(
        TenantSession session, IReadOnlyCollection<Guid> streamIds, long upToPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in streamIds.Distinct().Order().Chunk(StreamsPerPage))
        {
            var events = await ReadPageAsync(
                session,
                // Stream by stream: asked for all at once, the planner may prefer to walk the tenant's whole log up to the position.
                $"""
                select {StoredRow.Columns}
                  from unnest($2::uuid[]) as wanted
                 cross join lateral (
                       select * from events.mt_events where tenant_id = $1 and stream_id = wanted and seq_id <= $3 order by version) as stream
                 order by stream_id, version
                """,
                [new NpgsqlParameter<Guid[]> { TypedValue = page }, new NpgsqlParameter<long> { TypedValue = upToPosition }],
                cancellationToken);
            foreach (var stored in events)
                yield return stored;
        }
    }

    /// <summary>The log after a position and up to another, in order of position, at most <paramref name="limit"/> events, only those named if names are given.</summary>
    public IAsyncEnumerable<StoredEvent> ReadAfterAsync(
        TenantSession session, long position, long upTo, int limit, IReadOnlyCollection<string>? names, CancellationToken cancellationToken) =>
        ReadAfterAsync(session, position, upTo, limit, names, "= any", cancellationToken);

    /// <summary>The same without the events named; what the catalogue does not know is not left out.</summary>
    public IAsyncEnumerable<StoredEvent> ReadAfterWithoutAsync(
        TenantSession session, long position, long upTo, int limit, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        ReadAfterAsync(session, position, upTo, limit, names, "<> all", cancellationToken);

    async IAsyncEnumerable<StoredEvent> ReadAfterAsync(
        TenantSession session,
        long position,
        long upTo,
        int limit,
        IReadOnlyCollection<string>? names,
        string comparison,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[]? aliases = names is null ? null : [.. names.SelectMany(catalogue.AliasesOf)];
        var end = aliases is null ? upTo : Math.Min(upTo, (await HeadAsync(session, cancellationToken)).Position);
        for (var left = limit; left > 0 && position < end;)
        {
            // Positions are dense: a range of them bounds a page, whatever the planner believes of the tenant's size.
            var to = position + Math.Min(PageSize, end - position);
            var page = await ReadPageAsync(
                session,
                $"""
                select {StoredRow.Columns} from events.mt_events
                 where tenant_id = $1 and seq_id > $2 and seq_id <= $3 {(aliases is null ? "" : $"and type {comparison} ($5)")}
                 order by seq_id limit $4
                """,
                [
                    new NpgsqlParameter<long> { TypedValue = position },
                    new NpgsqlParameter<long> { TypedValue = to },
                    new NpgsqlParameter<int> { TypedValue = left },
                    .. aliases is null ? (IEnumerable<NpgsqlParameter>)[] : [new NpgsqlParameter<string[]> { TypedValue = aliases }],
                ],
                cancellationToken);
            foreach (var stored in page)
                yield return stored;
            if (aliases is null && page.Length < to - position)
                yield break;
            position = to;
            left -= page.Length;
        }
    }

    /// <summary>The events at some positions, in order of position.</summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadAtAsync(TenantSession session, long[] positions, CancellationToken cancellationToken) =>
        await ReadPageAsync(
            session,
            $"select {StoredRow.Columns} from events.mt_events where tenant_id = $1 and seq_id = any ($2) order by seq_id",
            [new NpgsqlParameter<long[]> { TypedValue = positions }],
            cancellationToken);

    /// <summary>A stream's kind and version, or null.</summary>
    public async Task<StreamHead?> FindStreamAsync(TenantSession session, Guid streamId, CancellationToken cancellationToken)
    {
        await using var command = Command(
            session, "select type, version from events.mt_streams where tenant_id = $1 and id = $2", [new NpgsqlParameter<Guid> { TypedValue = streamId }]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(streamId, reader.GetString(0), reader.GetInt64(1)) : null;
    }

    /// <summary>The end of the tenant's log.</summary>
    /// <exception cref="InvalidOperationException">The tenant does not exist.</exception>
    public async Task<LogHead> HeadAsync(TenantSession session, CancellationToken cancellationToken)
    {
        await using var command = Command(
            session,
            "select last_seq_id, nullif(last_recorded_at, '-infinity') from events.tenant_positions where tenant_id = $1",
            []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1))
            : throw new InvalidOperationException($"Tenant '{session.Tenant}' does not exist.");
    }

    /// <summary>The last position recorded at or before an instant; 0 if none.</summary>
    public async Task<long> PositionAtAsync(TenantSession session, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        // Positions are dense and recorded times never fall: the place is found by halving, without an index on time. Each is looked up by a scalar, since
        // row-level security keeps a join that computes (an addition may fail, and so tell) from the index.
        await using var command = Command(
            session,
            """
            with recursive search (low, high) as (
                select 0::bigint, last_seq_id from events.tenant_positions where tenant_id = $1
                union all
                select case when s.known then s.middle else s.low end, case when s.known then s.high else s.middle - 1 end
                  from (select low, high, (low + high + 1) / 2 as middle,
                               (select e.timestamp <= $2 from events.mt_events e where e.tenant_id = $1 and e.seq_id = (low + high + 1) / 2) as known
                          from search
                         where low < high) s
            )
            select low from search where low = high
            """,
            [new NpgsqlParameter<DateTimeOffset> { TypedValue = knownAt.ToUniversalTime() }]);
        return (long?)await command.ExecuteScalarAsync(cancellationToken) ?? 0;
    }

    async Task<StoredEvent[]> ReadPageAsync(
        TenantSession session, string sql, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        var rows = new List<StoredRow>();
        await using (var command = Command(session, sql, parameters))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(StoredRow.Read(reader));
        }

        return await decoder.DecodeAsync(session, rows, cancellationToken);
    }

    static NpgsqlCommand Command(TenantSession session, string sql, IReadOnlyList<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
