using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>A clock from its row, with what a list shows beside it.</summary>
public sealed record ClockView(
    Guid TicketId, Guid ContractId, Guid ClientId, TicketType TicketType, ExternalReference? External, bool Excluded, SlaClock Clock);

/// <summary>Reads clocks back from their rows, ready to be judged.</summary>
public sealed class SlaClockRows(int version)
{
    /// <summary>The projection whose position and freshness they have.</summary>
    public const string Projection = "sla";

    readonly Dictionary<(Guid Contract, string Hash), (ServiceCalendar Calendar, BusinessTime Hours)> calendars = [];
    readonly BusinessTime always = new(ServiceCalendar.AlwaysOpen);

    /// <summary>The table of clocks; a clock counts for an instant in [<c>valid_from</c>, <c>valid_until</c>), open where null.</summary>
    public string Table { get; } = SlaTables.Clocks.In(version);

    /// <summary>The columns <see cref="ReadAsync"/> expects first, of an alias.</summary>
    public static string Columns(string alias) => string.Join(", ", Names.Select(name => $"{alias}.{name}"));

    /// <summary>Which row of a clock counts for an instant given as a parameter.</summary>
    public static string CountsFor(string alias, string judgedAt) =>
        $"({alias}.valid_from is null or {alias}.valid_from <= {judgedAt}) and ({alias}.valid_until is null or {judgedAt} < {alias}.valid_until)";

    /// <summary>Reads the rows of a command that selects <see cref="Columns"/>, in its order.</summary>
    public async Task<IReadOnlyList<ClockView>> ReadAsync(TenantSession session, NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var rows = new List<(ClockView View, string? Hash)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(Read(reader));
        }

        await LoadCalendarsAsync(session, rows.Where(row => row.Hash is not null).Select(row => (row.View.ContractId, row.Hash!)), cancellationToken);
        return [.. rows.Select(row => row.Hash is null ? row.View : row.View with { Clock = Equip(row.View.Clock, row.View.ContractId, row.Hash) })];
    }

    static readonly string[] Names =
    [
        "ticket_id", "contract_id", "client_id", "ticket_type", "external_system", "external_id", "excluded", "metric", "cycle", "priority", "calendar_name",
        "calendar_hash", "started_at", "due_at", "stopped_at", "cancelled_at", "target_seconds", "anchor_at", "elapsed_micros", "paused_micros", "is_paused",
        "paused_until", "next_threshold", "next_threshold_at", "valid_until",
    ];

    (ClockView View, string? Hash) Read(NpgsqlDataReader row)
    {
        var clock = new SlaClock
        {
            Metric = SlaTables.MetricOf(row.GetString(7)),
            Cycle = row.GetInt32(8),
            Priority = row.GetInt32(9),
            CalendarName = row.GetString(10),
            Hours = always,
            StartedAt = At(row, 12)!.Value,
            DueAt = At(row, 13),
            StoppedAt = At(row, 14),
            CancelledAt = At(row, 15),
            TargetSeconds = row.GetInt64(16),
            AnchorAt = At(row, 17)!.Value,
            ElapsedAtAnchor = Duration.FromTicks(row.GetInt64(18) * 10),
            PausedAtAnchor = Duration.FromTicks(row.GetInt64(19) * 10),
            IsPaused = row.GetBoolean(20),
            PausedUntil = At(row, 21),
            NextThreshold = row.IsDBNull(22) ? null : row.GetInt32(22),
            NextThresholdAt = At(row, 23),
            ValidUntil = At(row, 24),
        };
        var external = row.IsDBNull(4) ? null : new ExternalReference(row.GetString(4), row.GetString(5));
        return (
            new(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), Enum.Parse<TicketType>(row.GetString(3), ignoreCase: true), external, row.GetBoolean(6), clock),
            row.IsDBNull(11) ? null : row.GetString(11));
    }

    SlaClock Equip(SlaClock clock, Guid contract, string hash)
    {
        var (calendar, hours) = calendars[(contract, hash)];
        return clock with { Calendar = calendar, Hours = hours };
    }

    async Task LoadCalendarsAsync(TenantSession session, IEnumerable<(Guid Contract, string Hash)> wanted, CancellationToken cancellationToken)
    {
        var missing = wanted.Distinct().Where(key => !calendars.ContainsKey(key)).ToList();
        if (missing.Count == 0)
            return;
        await using var command = new NpgsqlCommand(
            $"""
             select c.contract_id, c.hash, c.calendar::text
             from {SlaTables.Calendars.In(version)} c
             join unnest($2::uuid[], $3::text[]) as w (contract_id, hash) on w.contract_id = c.contract_id and w.hash = c.hash
             where c.tenant_id = $1
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. missing.Select(key => key.Contract)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. missing.Select(key => key.Hash)] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var calendar = (ServiceCalendar)JsonSerializer.Deserialize(reader.GetString(2), DomainJson.ContractOf(typeof(ServiceCalendar)))!;
            calendars.Add((reader.GetGuid(0), reader.GetString(1)), (calendar, new(calendar)));
        }
    }

    static Instant? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Instant.FromDateTimeUtc(row.GetDateTime(column));
}
