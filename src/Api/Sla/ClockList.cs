using MspEvents.Api.Lists;
using MspEvents.Projections;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Sla;

/// <summary>What <c>GET /sla/clocks</c> shows: one item a clock, judged when it is asked.</summary>
static class ClockList
{
    // A clock is never judged before the last fact of its ticket; see SlaClock.Judge, which these three agree with.
    const string At = "greatest(@judgedAt, r.anchor_at)";

    const string Due = $"(case when r.due_at is null and r.is_paused and r.paused_until <= {At} then r.due_once_resumed else r.due_at end)";

    const string Verdict = $"""
        (case
            when r.cancelled_at is not null then case when r.due_at <= r.cancelled_at then 'missed' else 'cancelled' end
            when r.stopped_at is not null then case when r.due_at < r.stopped_at then 'missed' else 'met' end
            when {Due} < {At} then 'overdue'
            when r.is_paused and (r.paused_until is null or {At} < r.paused_until) then 'paused'
            else 'running'
        end)
        """;

    static readonly string[] Open = ["running", "paused", "overdue"];

    public static ListDefinition Definition(ClockItems items) => new()
    {
        Name = "sla/clocks",
        Projection = SlaClockRows.Projection,
        Table = "views_sla_clocks",
        DefaultSort = "dueAt",
        Identity = ["ticketId", "metric", "cycle"],
        Key = "r.ticket_id || '/' || r.metric || '/' || r.cycle",
        KeyParts =
        [
            new("r.ticket_id", "split_part(key, '/', 1)::uuid"), new("r.metric", "split_part(key, '/', 2)"), new("r.cycle", "split_part(key, '/', 3)::integer"),
        ],
        Where = SlaClockRows.CountsFor("r", "@judgedAt"),
        Working = ["r.ticket_id", "r.metric", "r.cycle"],
        CompleteAsync = items.CompleteAsync,
        Fields =
        [
            new("ticketId", "r.ticket_id", Uuid, Fixed),
            new("external.system", "r.external_system", Text),
            new("external.id", "r.external_id", Text),
            new("contractId", "r.contract_id", Uuid, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("priority", "r.priority", Integer, Moving),
            new("metric", "r.metric", Text, Fixed),
            new("cycle", "r.cycle", Integer, Fixed),
            new("verdict", Verdict, Text, Moving),
            new("startedAt", "r.started_at", FieldType.Instant, Moving),
            new("dueAt", Due, FieldType.Instant, Moving),
            new("stoppedAt", "r.stopped_at", FieldType.Instant, Moving),
            new("elapsedSeconds", "null::bigint", Integer),
            new("targetSeconds", "r.target_seconds", Integer, Moving),
            new("pausedSeconds", "null::bigint", Integer),
            new("remainingSeconds", "null::bigint", Integer),
            new("excluded", "r.excluded", FieldType.Boolean),
            new("riskOfBreach.percent", "null::numeric", FieldType.Decimal),
            new("riskOfBreach.n", "null::bigint", Integer),
            new("riskOfBreach.lowPercent", "null::numeric", FieldType.Decimal),
            new("riskOfBreach.highPercent", "null::numeric", FieldType.Decimal),
        ],
        Filters =
        [
            new("metric", "r.metric", Text, AnyOf, ClockNames.All),
            new("verdict", Verdict, Text, AnyOf, ["running", "paused", "overdue", "met", "missed", "cancelled"])
            {
                // Says again what the verdicts mean for the row, in words that an index knows.
                Also = verdicts => verdicts.All(verdict => Open.Contains((string)verdict)) ? "r.stopped_at is null and r.cancelled_at is null" : null,
            },
            new("priority", "r.priority", Integer, AnyOf, ["1", "2", "3", "4", "5"]),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("ticketId", "r.ticket_id", Uuid, AnyOf),
            new("excluded", "r.excluded", FieldType.Boolean, AnyOf),
            new("dueFrom", Due, FieldType.Instant, From),
            new("dueBefore", Due, FieldType.Instant, To),
            new("startedFrom", "r.started_at", FieldType.Instant, From),
            new("startedTo", "r.started_at", FieldType.Instant, To),
        ],
    };
}
