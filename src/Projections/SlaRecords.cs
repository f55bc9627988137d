using System.Text.Json;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>What a contract's service levels and money follow from, as the rows have it: the live half of what <see cref="SlaReplay"/> gives for any moment.</summary>
public sealed class SlaRecords(EventReader events)
{
    /// <summary>Reads the record of a contract that the rows of the session's snapshot hold.</summary>
    /// <param name="session">A snapshot, so that rows, reports and position belong together.</param>
    /// <param name="freshness">Of <see cref="SlaClockRows.Projection"/>, read in that snapshot; while it spreads, a replay of its position is exact and this is not.</param>
    /// <param name="contractId">The contract.</param>
    /// <param name="judgedAt">Now, as far as the question goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SlaRecord> ReadAsync(
        TenantSession session, Freshness freshness, Guid contractId, Instant judgedAt, CancellationToken cancellationToken)
    {
        var facts = new List<Fact>();
        await foreach (var stored in events.ReadStreamsAsync(session, [contractId], freshness.Position, cancellationToken))
            facts.Add(StreamFacts.AsFact(stored));
        var spans = await SpansAsync(session, freshness.Version, contractId, judgedAt, cancellationToken);
        return new(facts, spans, await FrozenAsync(session, freshness.Version, contractId, cancellationToken), judgedAt);
    }

    /// <summary>The clocks of a contract as months count them, judged at an instant.</summary>
    internal static async Task<IReadOnlyCollection<ClockSpan>> SpansAsync(
        TenantSession session, int version, Guid contractId, Instant judgedAt, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select ticket_id, metric, cycle, priority, started_at, coalesce(due_at, due_once_resumed), stopped_at, cancelled_at
             from {SlaTables.Clocks.In(version)} c
             where tenant_id = $1 and contract_id = $2 and {SlaClockRows.CountsFor("c", "$3")}
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = contractId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = judgedAt.ToDateTimeUtc() });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var spans = new List<ClockSpan>();
        while (await row.ReadAsync(cancellationToken))
        {
            spans.Add(new(
                row.GetGuid(0), SlaTables.MetricOf(row.GetString(1)), row.GetInt32(2), row.GetInt32(3), At(row, 4)!.Value, At(row, 5), At(row, 6), At(row, 7)));
        }

        return spans;
    }

    static async Task<IReadOnlyDictionary<long, MonthFigures>> FrozenAsync(
        TenantSession session, int version, Guid contractId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select position, figures::text from {SlaTables.Reports.In(version)} where tenant_id = $1 and contract_id = $2", session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = contractId });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var frozen = new Dictionary<long, MonthFigures>();
        while (await row.ReadAsync(cancellationToken))
            frozen.Add(row.GetInt64(0), JsonSerializer.Deserialize(row.GetString(1), FiguresJson.Default.MonthFigures)!);
        return frozen;
    }

    static Instant? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Instant.FromDateTimeUtc(row.GetDateTime(column));
}
