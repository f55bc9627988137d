using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>What a contract's scope follows from, as the rows have it: the live half of what <see cref="ScopeReplay"/> gives for any moment.</summary>
public sealed class ScopeRecords(EventReader events)
{
    /// <summary>Reads the record of a contract that the rows of the session's snapshot hold.</summary>
    /// <param name="session">A snapshot, so that rows and position belong together.</param>
    /// <param name="freshness">Of <see cref="ScopeProjection.ProjectionName"/>, read in that snapshot.</param>
    /// <param name="contractId">The contract.</param>
    /// <param name="judgedAt">Now, as far as the question goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ScopeRecord> ReadAsync(
        TenantSession session, Freshness freshness, Guid contractId, Instant judgedAt, CancellationToken cancellationToken)
    {
        var (version, position) = (freshness.Version, freshness.Position);
        var changes = await ChangesAsync(session, version, contractId, position, cancellationToken);
        var (contract, steps) = (new List<Fact>(), new List<ChangeStep>());
        await foreach (var stored in events.ReadStreamsAsync(session, [contractId, .. changes], position, cancellationToken))
        {
            var fact = StreamFacts.AsFact(stored);
            if (stored.StreamId == contractId)
                contract.Add(fact);
            else
                steps.Add(ChangeStep.Of(stored.StreamId, fact));
        }

        return new(
            contract,
            await WorkAsync(session, version, contractId, cancellationToken),
            steps,
            await StoriesAsync(session, version, contractId, cancellationToken),
            judgedAt)
        {
            Thresholds = (await events.ReadSettingsAsync(session, position, null, cancellationToken)).Scope,
        };
    }

    /// <summary>The change requests under a contract that were raised by a position.</summary>
    internal static Task<List<Guid>> ChangesAsync(TenantSession session, int version, Guid contractId, long position, CancellationToken cancellationToken) =>
        IdsAsync(session, "change_request_id", ScopeTables.Changes.In(version), "first_position", contractId, position, cancellationToken);

    /// <summary>The streams that held work under a contract by a position.</summary>
    internal static Task<List<Guid>> HoldersAsync(TenantSession session, int version, Guid contractId, long position, CancellationToken cancellationToken) =>
        IdsAsync(session, "stream_id", ScopeTables.WorkSteps.In(version), "position", contractId, position, cancellationToken);

    /// <summary>The stories under a contract that were captured by a position.</summary>
    internal static Task<List<Guid>> StoriesAsync(TenantSession session, int version, Guid contractId, long position, CancellationToken cancellationToken) =>
        IdsAsync(session, "story_id", ScopeTables.StorySteps.In(version), "position", contractId, position, cancellationToken);

    static async Task<List<Guid>> IdsAsync(
        TenantSession session, string id, string table, string place, Guid contractId, long position, CancellationToken cancellationToken)
    {
        await using var command = Command(
            session, $"select distinct {id} from {table} where tenant_id = $1 and contract_id = $2 and {place} <= $3 order by {id}", contractId);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await row.ReadAsync(cancellationToken))
            ids.Add(row.GetGuid(0));
        return ids;
    }

    static async Task<IReadOnlyList<WorkStep>> WorkAsync(TenantSession session, int version, Guid contractId, CancellationToken cancellationToken)
    {
        await using var command = Command(
            session,
            $"""
             select position, occurred_at, what, holder, stream_id, work_id, started_at, minutes, cost, unrated, billable, scope_item, change_request_id
             from {ScopeTables.WorkSteps.In(version)} where tenant_id = $1 and contract_id = $2
             """,
            contractId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var steps = new List<WorkStep>();
        while (await row.ReadAsync(cancellationToken))
        {
            var work = row.IsDBNull(6)
                ? null
                : new LoggedWork(
                    At(row, 6),
                    row.GetInt32(7),
                    row.GetInt64(8),
                    row.GetBoolean(9),
                    row.GetBoolean(10),
                    row.IsDBNull(11) ? null : row.GetString(11),
                    row.IsDBNull(12) ? null : row.GetGuid(12));
            var holder = Enum.Parse<WorkHolder>(row.GetString(3), ignoreCase: true);
            steps.Add(new(row.GetInt64(0), At(row, 1), row.GetString(2), holder, row.GetGuid(4), row.GetGuid(5), work));
        }

        return steps;
    }

    static async Task<IReadOnlyList<StoryStep>> StoriesAsync(TenantSession session, int version, Guid contractId, CancellationToken cancellationToken)
    {
        await using var command = Command(
            session,
            $"select position, occurred_at, story_id, move from {ScopeTables.StorySteps.In(version)} where tenant_id = $1 and contract_id = $2",
            contractId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var steps = new List<StoryStep>();
        while (await row.ReadAsync(cancellationToken))
            steps.Add(new(row.GetInt64(0), At(row, 1), row.GetGuid(2), Enum.Parse<StoryMove>(row.GetString(3), ignoreCase: true)));
        return steps;
    }

    static NpgsqlCommand Command(TenantSession session, string sql, Guid contractId)
    {
        var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = contractId });
        return command;
    }

    static Instant At(NpgsqlDataReader row, int column) => Instant.FromDateTimeUtc(row.GetDateTime(column));
}
