using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;

namespace MspEvents.Api.Lists;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Where the walk goes on; null at its end.</param>
/// <param name="Complete">False where the walk will end before all rows that matched were shown.</param>
/// <param name="Freshness">The state of the projection the rows were read from, in the same snapshot.</param>
sealed record ListPage(IReadOnlyList<ListItem> Items, ListCursor? Next, bool Complete, Freshness Freshness);

/// <summary>The rows of a page while they are completed.</summary>
/// <param name="Session">The snapshot they were read in.</param>
/// <param name="Version">The version of the tables.</param>
/// <param name="Items">The rows.</param>
/// <param name="JudgedAt">The instant the list is judged at.</param>
sealed record ListRows(TenantSession Session, int Version, IReadOnlyList<ListItem> Items, Instant JudgedAt);

/// <summary>Reads lists page by page, each page in a short transaction of its own.</summary>
sealed class ListReader(StoreDataSources sources, ProjectionFreshness freshness, TimeProvider time)
{
    /// <summary>Reads the page a cursor leads to, the first one without.</summary>
    /// <exception cref="Refusal">410 when the order that the cursor walks is kept no longer.</exception>
    public Task<ListPage> ReadAsync(string tenant, ListRequest request, ListCursor? cursor, int limit, Instant judgedAt, CancellationToken cancellationToken) =>
        (request.Order.IsFixed, cursor) switch
        {
            (true, _) => ReadFixedAsync(tenant, request, cursor, limit, judgedAt, cancellationToken),
            (false, null) => ReadFirstAsync(tenant, request, limit, judgedAt, cancellationToken),
            (false, { } next) => ReadKeptAsync(tenant, request, next, limit, judgedAt, cancellationToken),
        };

    async Task<ListPage> ReadFixedAsync(
        string tenant, ListRequest request, ListCursor? cursor, int limit, Instant judgedAt, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginQueryAsync(tenant, cancellationToken);
        var state = await freshness.ReadAsync(session, request.List.Projection, cancellationToken);
        var statement = new ListStatement(request, tenant, state.Version, judgedAt);
        var rows = await RowsAsync(session, state.Version, judgedAt, statement.Page(cursor?.After ?? [], limit + 1), request, cancellationToken);
        if (rows.Count <= limit)
            return new(rows, null, true, state);
        rows.RemoveAt(limit);
        return new(rows, new(request.Binding, rows[^1].Keys), true, state);
    }

    async Task<ListPage> ReadFirstAsync(string tenant, ListRequest request, int limit, Instant judgedAt, CancellationToken cancellationToken)
    {
        Freshness state;
        List<string> keys;
        List<ListItem> rows;
        await using (var session = await sources.BeginQueryAsync(tenant, cancellationToken))
        {
            state = await freshness.ReadAsync(session, request.List.Projection, cancellationToken);
            var statement = new ListStatement(request, tenant, state.Version, judgedAt);
            keys = await KeysAsync(session, statement.Keys(KeptOrders.Longest + 1), cancellationToken);
            rows = await RowsAsync(session, state.Version, judgedAt, statement.ByKeys([.. keys.Take(limit)]), request, cancellationToken);
        }

        if (keys.Count <= limit)
            return new(rows, null, true, state);
        var complete = keys.Count <= KeptOrders.Longest;
        await using var keeping = await sources.BeginAsync(StoreRole.Api, tenant, cancellationToken);
        var walk = await KeptOrders.KeepAsync(keeping, complete ? keys : keys[..KeptOrders.Longest], complete, Now, cancellationToken);
        await keeping.CommitAsync(cancellationToken);
        return new(rows, new(request.Binding, [], walk, limit), complete, state);
    }

    async Task<ListPage> ReadKeptAsync(
        string tenant, ListRequest request, ListCursor cursor, int limit, Instant judgedAt, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginQueryAsync(tenant, cancellationToken);
        var slice = cursor.Walk is { } walk ? await KeptOrders.SliceAsync(session, walk, cursor.Offset, limit, Now, cancellationToken) : null;
        if (slice is null || slice.Keys.Length == 0 && !slice.Complete)
            throw new Refusal(StatusCodes.Status410Gone, "cursor_expired", "The order of this walk is kept no longer; start again without the cursor.");
        var state = await freshness.ReadAsync(session, request.List.Projection, cancellationToken);
        var statement = new ListStatement(request, tenant, state.Version, judgedAt);
        var rows = await RowsAsync(session, state.Version, judgedAt, statement.ByKeys(slice.Keys), request, cancellationToken);
        var shown = cursor.Offset + slice.Keys.Length;
        return new(rows, shown < slice.Total || !slice.Complete ? cursor with { Offset = shown } : null, slice.Complete, state);
    }

    Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    static async Task<List<ListItem>> RowsAsync(
        TenantSession session, int version, Instant judgedAt, NpgsqlCommand command, ListRequest request, CancellationToken cancellationToken)
    {
        var rows = new List<ListItem>();
        await using (command)
        {
            (command.Connection, command.Transaction) = (session.Connection, session.Transaction);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(ListItem.Read(request, reader));
        }

        if (request.List.CompleteAsync is { } complete)
            await complete(new(session, version, rows, judgedAt), cancellationToken);
        return rows;
    }

    static async Task<List<string>> KeysAsync(TenantSession session, NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            (command.Connection, command.Transaction) = (session.Connection, session.Transaction);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var keys = new List<string>();
            while (await reader.ReadAsync(cancellationToken))
                keys.Add(reader.GetString(0));
            return keys;
        }
    }
}
