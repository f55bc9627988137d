using System.Text.Json;
using MspEvents.Domain;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Projections;

/// <summary>Lays down a month's figures where its report is delivered or restated, from the rows exactly as they are at that position.</summary>
static class SlaReports
{
    /// <summary>Adds the row of a freeze.</summary>
    public static async Task FreezeAsync(ProjectionPage page, SlaFreeze freeze, ContractFold contract, Guid contractId, CancellationToken cancellationToken)
    {
        var session = page.Session;
        var spans = await SlaRecords.SpansAsync(session, page.Version, contractId, freeze.RecordedAt, cancellationToken);
        var figures = freeze.Figures(contract.Facts, spans);
        await using var command = new NpgsqlCommand(
            $"""
             insert into {SlaTables.Reports.In(page.Version)} (tenant_id, contract_id, position, period, at, recorded_at, by, reason, figures)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = contractId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = freeze.Position });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = freeze.Month.OnDayOfMonth(1).ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = freeze.At.ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = freeze.RecordedAt.ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)freeze.By ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)freeze.Reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = JsonSerializer.Serialize(figures, FiguresJson.Default.MonthFigures),
            NpgsqlDbType = NpgsqlDbType.Jsonb,
        });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
