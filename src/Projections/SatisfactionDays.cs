using System.Globalization;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Brings a client's days up to date with its other rows: from the day that was touched to the last one anything is known of, and the outlook after it.</summary>
sealed class SatisfactionDays(TenantSession session, int version, TenantSettings tenant)
{
    readonly SatisfactionSettings settings = tenant.Satisfaction;

    /// <summary>Works days out anew.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="touched">The instant whose day is the first that may change; null where day 0 itself may have moved.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RecomputeAsync(Guid clientId, Instant? touched, CancellationToken cancellationToken)
    {
        var rows = new SatisfactionRows(session, version, clientId, settings);
        if (await rows.CalendarAsync(cancellationToken) is not { } calendar)
            return;
        var known = await rows.LastKnownAsync(cancellationToken) is { } lastKnown ? calendar.DayOf(lastKnown) : -1;
        var stored = touched is null ? null : await rows.LastDayAsync(cancellationToken);
        var first = touched is { } at ? Math.Clamp(calendar.DayOf(at), 0, (stored ?? -1) + 1) : 0;
        // Where the touched day was the last, the days before may end earlier now.
        first = Math.Min(first, known + 1);

        var before = first <= 0 ? [] : await rows.DaysAsync(first - SatisfactionGrid.DaysNeeded(settings), first - 1, cancellationToken);
        Instant? since = before.Count == 0 ? null : calendar.StartOf(calendar.DateOf(first));
        var inputs = calendar.Number(await rows.EvidenceAsync(since, cancellationToken));
        var days = SatisfactionGrid.Continue(before, inputs, known, settings).ToList();
        await WriteAsync(clientId, calendar, first, known, days, cancellationToken);

        IReadOnlyList<SatisfactionDay> last = [.. before.Concat(days).TakeLast(SatisfactionGrid.DaysNeeded(settings))];
        await WriteWarningsAsync(
            clientId,
            SatisfactionOutlook.After(last, inputs, await rows.LastCalmDayAsync(tenant.Attention.WarningsFrom, cancellationToken), calendar, tenant),
            cancellationToken);
    }

    async Task WriteAsync(
        Guid clientId, RelationshipCalendar calendar, int first, int last, List<SatisfactionDay> days, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction);
        var delete = new NpgsqlBatchCommand(
            $"delete from {SatisfactionTables.Days.In(version)} where tenant_id = $1 and client_id = $2 and (day > $3 or $4 and day >= 0)");
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        delete.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = clientId });
        delete.Parameters.Add(new NpgsqlParameter<int> { TypedValue = last });
        delete.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = first == 0 });
        batch.BatchCommands.Add(delete);
        if (days.Count > 0)
            batch.BatchCommands.Add(SatisfactionTables.Days.Upsert(
                session.Tenant, version, [.. days.Select(day => new SatisfactionTables.DayRow(clientId, calendar.DateOf(day.Day), day))]));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    async Task WriteWarningsAsync(Guid clientId, IReadOnlyList<WarningSpan> spans, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction);
        var delete = new NpgsqlBatchCommand($"delete from {SatisfactionTables.Attention.In(version)} where tenant_id = $1 and stream_id = $2 and kind = $3");
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        delete.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = clientId });
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = SlaTables.NameOf(AttentionKind.TroughWarning) });
        batch.BatchCommands.Add(delete);
        var warnings = spans.Where(span => span.WarnedSince is not null).Select(span => RowOf(clientId, span)).ToList();
        if (warnings.Count > 0)
            batch.BatchCommands.Add(SatisfactionTables.Attention.Upsert(session.Tenant, version, warnings));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    static SatisfactionTables.AttentionRow RowOf(Guid clientId, WarningSpan span) => new(
        clientId,
        Client.Decider.StreamType,
        clientId,
        null,
        new(AttentionKind.TroughWarning, span.FromDay.ToString(CultureInfo.InvariantCulture), span.WarnedSince!.Value, span.WarnedSince, null, null, null),
        span);
}
