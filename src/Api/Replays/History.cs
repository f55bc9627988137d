using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Api.Replays;

/// <summary>What is asked of a contract's history.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="From">Events that occurred at or after it.</param>
/// <param name="To">Events that occurred before it.</param>
/// <param name="Point">The events that are known.</param>
sealed record HistoryRequest(Guid ContractId, Instant? From, Instant? To, ReplayPoint Point);

/// <summary>A page of a contract's history.</summary>
/// <param name="Items">The events of all its streams in the order they were recorded.</param>
/// <param name="Next">Where the next page begins; absent at the end.</param>
/// <param name="Position">The last position the history knows.</param>
/// <param name="JudgedAt">The instant it is asked at.</param>
/// <param name="DataAgeSeconds">0: the log itself was read.</param>
sealed record HistoryPage(IReadOnlyList<RecordedEvent> Items, string? Next, long Position, Instant JudgedAt, decimal DataAgeSeconds);

/// <summary>
/// Reads everything that happened under a contract, page by page, each page in a transaction of its own: all of the streams that are the contract's, and of
/// other streams the events under it, such as work on an initiative.
/// </summary>
sealed class History(StoreDataSources sources, EventReader events, ProjectionFreshness freshness)
{
    const string Index = StreamIndexProjection.IndexName;

    // Each branch has its own order and limit: neither reads more than the page can hold.
    const string Asked = """
        and e.tenant_id = @tenant and e.seq_id > @after and e.seq_id <= @position
        and (@from::timestamptz is null or (e.data ->> 'occurredAt')::timestamptz >= @from)
        and (@to::timestamptz is null or (e.data ->> 'occurredAt')::timestamptz < @to)
        and (@asOf::timestamptz is null or (e.data ->> 'occurredAt')::timestamptz <= @asOf)
        order by e.seq_id
        limit @limit
        """;

    static readonly TimeSpan IndexWait = TimeSpan.FromSeconds(5);

    /// <summary>Waits until the index of streams holds all that the history may tell.</summary>
    /// <exception cref="Refusal">503: it does not in time.</exception>
    public async Task AwaitIndexAsync(string tenant, long position, CancellationToken cancellationToken)
    {
        if (await freshness.WaitForAsync(tenant, Index, position, IndexWait, cancellationToken) != WaitOutcome.Reached)
            throw new Refusal(StatusCodes.Status503ServiceUnavailable, "position_not_reached", $"Position {position} is not in the index of streams yet.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
    }

    /// <summary>The events after a position, in order.</summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(
        string tenant, HistoryRequest request, long after, int limit, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginQueryAsync(tenant, cancellationToken);
        var positions = await PositionsAsync(session, request, after, limit, cancellationToken);
        return await events.ReadAtAsync(session, positions, cancellationToken);
    }

    async Task<long[]> PositionsAsync(TenantSession session, HistoryRequest request, long after, int limit, CancellationToken cancellationToken)
    {
        var state = await freshness.ReadAsync(session, Index, cancellationToken);
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = $"""
            (select e.seq_id
             from events.mt_events e
             where e.stream_id in ({StreamsOf(request, state.Version)} union all select @contract)
             {Asked})
            union all
            (select e.seq_id
             from events.mt_events e
             where e.stream_id in (
                 select s.stream_id from views.views_stream_contracts_v{state.Version} s
                 where s.tenant_id = @tenant and s.contract_id = @contract and s.first_position <= @position and s.last_position > @after)
               and e.data ->> 'contractId' = @contract::text
             {Asked})
            order by seq_id
            limit @limit
            """;
        command.Parameters.AddWithValue("tenant", session.Tenant);
        command.Parameters.AddWithValue("after", after);
        command.Parameters.AddWithValue("position", request.Point.Position);
        command.Parameters.AddWithValue("contract", request.ContractId);
        command.Parameters.Add(Instant("from", request.From));
        command.Parameters.Add(Instant("to", request.To));
        command.Parameters.Add(Instant("asOf", request.Point.AsOf));
        command.Parameters.AddWithValue("limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var positions = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
            positions.Add(reader.GetInt64(0));
        return [.. positions];
    }

    /// <summary>The contract's streams that a page can reach into.</summary>
    static string StreamsOf(HistoryRequest request, int version)
    {
        var ofContract = $"select s.stream_id from views.views_stream_index_v{version} s where s.tenant_id = @tenant and s.contract_id = @contract";
        // Where no event is passed over, each stream that begins after the page did gives it at least one: those that begin first fill it.
        return (request.From ?? request.To ?? request.Point.AsOf) is null
            ? $"""
               {ofContract} and s.first_position <= @after and s.last_position > @after
               union all
               ({ofContract} and s.first_position > @after and s.first_position <= @position order by s.first_position limit @limit)
               """
            : $"{ofContract} and s.first_position <= @position and s.last_position > @after";
    }

    static NpgsqlParameter Instant(string name, Instant? instant) =>
        new(name, NpgsqlDbType.TimestampTz) { Value = (object?)instant?.ToDateTimeUtc() ?? DBNull.Value };
}
