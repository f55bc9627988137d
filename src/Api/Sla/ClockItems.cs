using MspEvents.Api.Lists;
using MspEvents.Domain;
using MspEvents.Projections;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Api.Sla;

/// <summary>Judges the clocks of a page: what needs a calendar is worked out by the clock itself, not in SQL.</summary>
sealed class ClockItems(BreachHistories histories)
{
    /// <summary>Completes the items of a page.</summary>
    public async Task CompleteAsync(ListRows rows, CancellationToken cancellationToken)
    {
        var readings = await ReadingsAsync(rows, cancellationToken);
        foreach (var item in rows.Items)
        {
            var reading = readings[KeyOf(item)];
            item.Set("elapsedSeconds", reading.ElapsedSeconds);
            item.Set("pausedSeconds", reading.PausedSeconds);
            item.Set("remainingSeconds", reading.RemainingSeconds);
        }

        if (rows.Items.Count > 0 && rows.Items[0].Shows("riskOfBreach"))
            await AddRisksAsync(rows, readings, cancellationToken);
    }

    async Task AddRisksAsync(ListRows rows, Dictionary<(Guid, string, int), ClockReading> readings, CancellationToken cancellationToken)
    {
        var open = rows.Items.Select(item => (Item: item, Reading: readings[KeyOf(item)]))
            .Where(clock => clock.Reading.Verdict is ClockVerdict.Running or ClockVerdict.Paused).ToList();
        var known = await histories.OfAsync(
            rows.Session, rows.Version, [.. open.Select(clock => GroupOf(clock.Reading)).Distinct()], rows.JudgedAt, cancellationToken);
        foreach (var (item, reading) in open)
            SetRisk(item, known[GroupOf(reading)].RiskOf(reading));
    }

    static ClockGroup GroupOf(ClockReading reading) => new(reading.Metric, reading.Priority);

    static void SetRisk(ListItem item, BreachRisk? risk)
    {
        if (risk is null)
            return;
        item.Set("riskOfBreach.percent", Rounded(risk.Percent));
        item.Set("riskOfBreach.n", (long)risk.Count);
        item.Set("riskOfBreach.lowPercent", Rounded(risk.LowPercent));
        item.Set("riskOfBreach.highPercent", Rounded(risk.HighPercent));
    }

    static decimal Rounded(double percent) => Math.Round((decimal)percent, 2);

    static async Task<Dictionary<(Guid, string, int), ClockReading>> ReadingsAsync(ListRows rows, CancellationToken cancellationToken)
    {
        var clocks = new SlaClockRows(rows.Version);
        var keys = rows.Items.Select(KeyOf).ToList();
        await using var command = new NpgsqlCommand(
            $"""
             select {SlaClockRows.Columns("r")}
             from unnest(@tickets, @metrics, @cycles) as k (ticket_id, metric, cycle)
             join {clocks.Table} r on r.ticket_id = k.ticket_id and r.metric = k.metric and r.cycle = k.cycle
             where r.tenant_id = @tenant and {SlaClockRows.CountsFor("r", "@judgedAt")}
             """, rows.Session.Connection, rows.Session.Transaction);
        command.Parameters.AddWithValue("tenant", rows.Session.Tenant);
        command.Parameters.AddWithValue("judgedAt", rows.JudgedAt.ToDateTimeUtc());
        command.Parameters.AddWithValue("tickets", NpgsqlDbType.Array | NpgsqlDbType.Uuid, keys.Select(key => key.Ticket).ToArray());
        command.Parameters.AddWithValue("metrics", NpgsqlDbType.Array | NpgsqlDbType.Text, keys.Select(key => key.Metric).ToArray());
        command.Parameters.AddWithValue("cycles", NpgsqlDbType.Array | NpgsqlDbType.Integer, keys.Select(key => key.Cycle).ToArray());
        return (await clocks.ReadAsync(rows.Session, command, cancellationToken)).ToDictionary(
            view => (view.TicketId, ClockNames.Of(view.Clock.Metric), view.Clock.Cycle), view => view.Clock.Judge(rows.JudgedAt));
    }

    static (Guid Ticket, string Metric, int Cycle) KeyOf(ListItem item) =>
        item.Working is [Guid ticket, string metric, int cycle]
            ? (ticket, metric, cycle)
            : throw new InvalidOperationException("A row of clocks lacks its key.");
}
