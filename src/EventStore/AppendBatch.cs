using Npgsql;
using NpgsqlTypes;

namespace MspEvents.EventStore;

/// <summary>One round trip for many appends of one tenant; its buffers are used again and again.</summary>
sealed class AppendBatch
{
    const int TimeoutSeconds = 10;

    readonly NpgsqlParameter<string> enter = new();
    readonly NpgsqlParameter<string> @lock = new();
    readonly NpgsqlParameter<string> tenant = new();
    readonly bool withClaims;
    readonly bool withSeen;
    readonly NpgsqlParameter[] parameters;

    readonly List<Guid> streams = [];
    readonly List<string> kinds = [];
    readonly List<long> expected = [];
    readonly List<int> counts = [];
    readonly List<Guid> firsts = [];
    readonly List<Guid> lasts = [];

    readonly List<int> owners = [];
    readonly List<int> nths = [];
    readonly List<Guid> ids = [];
    readonly List<byte[]> data = [];
    readonly List<string> aliases = [];
    readonly List<string> types = [];
    readonly List<string?> correlations = [];
    readonly List<string?> causations = [];
    readonly List<string?> users = [];

    readonly List<string?> credentials = [];
    readonly List<string?> keys = [];
    readonly List<byte[]?> hashes = [];
    readonly List<int> statuses = [];

    readonly List<int> lookers = [];
    readonly List<Guid> seen = [];
    readonly List<long> seenAt = [];

    /// <summary>Prepared for appends that claim idempotency keys or rest on other streams, or for such as do not.</summary>
    public AppendBatch(bool withClaims, bool withSeen)
    {
        this.withClaims = withClaims;
        this.withSeen = withSeen;
        NpgsqlParameter[] always =
        [
            tenant, Array(streams, NpgsqlDbType.Uuid), Array(kinds, NpgsqlDbType.Text), Array(expected, NpgsqlDbType.Bigint),
            Array(counts, NpgsqlDbType.Integer), Array(firsts, NpgsqlDbType.Uuid), Array(lasts, NpgsqlDbType.Uuid),
            Array(owners, NpgsqlDbType.Integer), Array(nths, NpgsqlDbType.Integer), Array(ids, NpgsqlDbType.Uuid), Array(data, NpgsqlDbType.Jsonb),
            Array(aliases, NpgsqlDbType.Text), Array(types, NpgsqlDbType.Text), Array(correlations, NpgsqlDbType.Text),
            Array(causations, NpgsqlDbType.Text), Array(users, NpgsqlDbType.Text),
        ];
        NpgsqlParameter[] claims =
        [
            Array(credentials, NpgsqlDbType.Text), Array(keys, NpgsqlDbType.Text), Array(hashes, NpgsqlDbType.Bytea), Array(statuses, NpgsqlDbType.Integer),
        ];
        NpgsqlParameter[] looks = [Array(lookers, NpgsqlDbType.Integer), Array(seen, NpgsqlDbType.Uuid), Array(seenAt, NpgsqlDbType.Bigint)];
        parameters = [.. always, .. withClaims ? claims : [], .. withSeen ? looks : []];
    }

    /// <summary>Runs the appends in one transaction; when it returns, what was accepted is durable.</summary>
    public async Task<AppendResult[]> RunAsync(NpgsqlConnection connection, string tenantId, IReadOnlyList<EncodedAppend> appends, CancellationToken cancellationToken)
    {
        Fill(tenantId, appends);

        // A batch that has run keeps its connection's prepared statements, so each run has one of its own; only the parameters are kept.
        await using var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        var enterCommand = new NpgsqlBatchCommand(AppendStatement.Enter) { Parameters = { enter } };
        var lockCommand = new NpgsqlBatchCommand(AppendStatement.Lock) { Parameters = { @lock } };
        var append = new NpgsqlBatchCommand(AppendStatement.For(withClaims, withSeen));
        foreach (var parameter in parameters)
            append.Parameters.Add(parameter);
        batch.BatchCommands.Add(enterCommand);
        batch.BatchCommands.Add(lockCommand);
        batch.BatchCommands.Add(append);
        try
        {
            return await ReadAsync(batch, appends.Count, cancellationToken);
        }
        finally
        {
            enterCommand.Parameters.Clear();
            lockCommand.Parameters.Clear();
            append.Parameters.Clear();
            Clear();
        }
    }

    static async Task<AppendResult[]> ReadAsync(NpgsqlBatch batch, int count, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var results = new AppendResult[count];
        for (var i = 0; await reader.ReadAsync(cancellationToken); i++)
            results[i] = AppendResult.Read(reader);

        // Only the end of the batch says that the transaction was committed.
        await reader.NextResultAsync(cancellationToken);
        return results;
    }

    void Fill(string tenantId, IReadOnlyList<EncodedAppend> appends)
    {
        enter.TypedValue = @lock.TypedValue = tenant.TypedValue = tenantId;
        for (var i = 0; i < appends.Count; i++)
        {
            var append = appends[i].Append;
            var events = appends[i].Events;
            streams.Add(append.StreamId);
            kinds.Add(append.StreamType);
            expected.Add(append.ExpectedVersion);
            counts.Add(events.Count);
            firsts.Add(events[0].Id);
            lasts.Add(events[^1].Id);
            if (withClaims)
                AddClaim(append.Claim);
            if (withSeen)
                AddSeen(i + 1, append.Seen);
            for (var n = 0; n < events.Count; n++)
                AddEvent(i + 1, n + 1, append, events[n]);
        }
    }

    void AddEvent(int owner, int nth, Append append, EncodedEvent encoded)
    {
        owners.Add(owner);
        nths.Add(nth);
        ids.Add(encoded.Id);
        data.Add(encoded.Data);
        aliases.Add(encoded.Alias);
        types.Add(encoded.DotNetType);
        correlations.Add(append.CorrelationId);
        causations.Add(append.CausationId);
        users.Add(append.UserName);
    }

    void AddClaim(IdempotencyClaim? claim)
    {
        credentials.Add(claim?.Credential);
        keys.Add(claim?.Key);
        hashes.Add(claim?.RequestHash.ToArray());
        statuses.Add(claim?.Status ?? 0);
    }

    void AddSeen(int looker, IReadOnlyList<SeenStream> streams)
    {
        foreach (var (stream, version) in streams)
        {
            lookers.Add(looker);
            seen.Add(stream);
            seenAt.Add(version);
        }
    }

    void Clear()
    {
        streams.Clear();
        kinds.Clear();
        expected.Clear();
        counts.Clear();
        firsts.Clear();
        lasts.Clear();
        owners.Clear();
        nths.Clear();
        ids.Clear();
        data.Clear();
        aliases.Clear();
        types.Clear();
        correlations.Clear();
        causations.Clear();
        users.Clear();
        credentials.Clear();
        keys.Clear();
        hashes.Clear();
        statuses.Clear();
        lookers.Clear();
        seen.Clear();
        seenAt.Clear();
    }

    static NpgsqlParameter<List<T>> Array<T>(List<T> values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
