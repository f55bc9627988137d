using System.Text.Json;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>The tables of the service-level projection.</summary>
static class SlaTables
{
    public static readonly ViewTable<TicketRow> Tickets = new("views_sla_tickets", "ticket_id", ["ticket_id"],
    [
        Column<TicketRow>.Uuid("ticket_id", row => row.TicketId),
        Column<TicketRow>.Uuid("contract_id", row => row.ContractId),
        Column<TicketRow>.Timestamp("opened_at", row => row.OpenedAt),
        Column<TicketRow>.Timestamp("finished_at", row => row.FinishedAt),
    ]);

    public static readonly ViewTable<ClockRow> Clocks = new("views_sla_clocks", "ticket_id", ["ticket_id", "metric", "cycle", "era"],
    [
        Column<ClockRow>.Uuid("ticket_id", row => row.TicketId),
        Column<ClockRow>.Text("metric", row => NameOf(row.Clock.Metric)),
        Column<ClockRow>.Integer("cycle", row => row.Clock.Cycle),
        Column<ClockRow>.Integer("era", row => row.Era.Era),
        Column<ClockRow>.Timestamp("valid_from", row => row.Era.ValidFrom),
        Column<ClockRow>.Timestamp("valid_until", row => row.Era.ValidUntil),
        Column<ClockRow>.Uuid("contract_id", row => row.ContractId),
        Column<ClockRow>.Uuid("client_id", row => row.ClientId),
        Column<ClockRow>.Text("ticket_type", row => NameOf(row.TicketType)),
        Column<ClockRow>.Text("external_system", row => row.External?.System),
        Column<ClockRow>.Text("external_id", row => row.External?.Id),
        Column<ClockRow>.Integer("priority", row => row.Clock.Priority),
        Column<ClockRow>.Text("calendar_name", row => row.Clock.CalendarName),
        Column<ClockRow>.Text("calendar_hash", row => row.CalendarHash),
        Column<ClockRow>.Timestamp("started_at", row => row.Clock.StartedAt),
        Column<ClockRow>.Timestamp("due_at", row => row.Clock.DueAt),
        Column<ClockRow>.Timestamp("stopped_at", row => row.Clock.StoppedAt),
        Column<ClockRow>.Timestamp("cancelled_at", row => row.Clock.CancelledAt),
        Column<ClockRow>.BigInt("target_seconds", row => row.Clock.TargetSeconds),
        Column<ClockRow>.Timestamp("anchor_at", row => row.Clock.AnchorAt),
        Column<ClockRow>.BigInt("elapsed_micros", row => Micros(row.Clock.ElapsedAtAnchor)),
        Column<ClockRow>.BigInt("paused_micros", row => Micros(row.Clock.PausedAtAnchor)),
        Column<ClockRow>.Boolean("is_paused", row => row.Clock.IsPaused),
        Column<ClockRow>.Timestamp("paused_until", row => row.Clock.PausedUntil),
        Column<ClockRow>.Timestamp("due_once_resumed", row => row.Clock.DueOnceResumed),
        Column<ClockRow>.Integer("next_threshold", row => row.Clock.NextThreshold),
        Column<ClockRow>.Timestamp("next_threshold_at", row => row.Clock.NextThresholdAt),
        Column<ClockRow>.Timestamp("counts_at", row => row.CountsAt),
        Column<ClockRow>.Date("counts_in", row => row.CountsIn),
        Column<ClockRow>.Boolean("excluded", row => row.Excluded),
    ]);

    public static readonly ViewTable<CalendarRow> Calendars = new("views_sla_calendars", "contract_id", ["contract_id", "hash"],
    [
        Column<CalendarRow>.Uuid("contract_id", row => row.ContractId),
        Column<CalendarRow>.Text("hash", row => row.Hash),
        Column<CalendarRow>.Json("calendar", row => row.Json),
    ]);

    /// <summary>Written once each, when a report is delivered or restated; no fold touches them.</summary>
    public static readonly ViewTable Reports = new KeptTable("views_sla_reports", "contract_id", ["contract_id", "position"]);

    /// <summary>The metric of a column's value.</summary>
    public static ServiceMetric MetricOf(string name) => Enum.Parse<ServiceMetric>(name, ignoreCase: true);

    /// <summary>How a member of an enum stands in a column, as in JSON.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    static long Micros(Duration duration) => duration.BclCompatibleTicks / 10;

    public sealed record TicketRow(Guid TicketId, Guid ContractId, Instant OpenedAt, Instant? FinishedAt);

    public sealed record CalendarRow(Guid ContractId, string Hash, string Json);
}
