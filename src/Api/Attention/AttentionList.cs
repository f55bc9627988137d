using MspEvents.Api.Lists;
using MspEvents.Domain;
using MspEvents.Projections;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Attention;

/// <summary>What <c>GET /attention</c> shows: what is past its time when it is asked.</summary>
static class AttentionList
{
    // What goes by a date is in time until the end of that date, in the client's zone.
    const string DueAt = "coalesce(r.due_at, (r.due_on + 1)::timestamp at time zone coalesce(c.time_zone, 'UTC'))";

    static readonly string[] Kinds = [.. Enum.GetValues<AttentionKind>().Select(kind => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()))];

    public static readonly ListDefinition Definition = new()
    {
        Name = "attention",
        Projection = SatisfactionRows.Projection,
        Table = "views_attention",
        Joins = SatisfactionRows.JoinClients,
        Where = $"""
            (r.due_at <= @judgedAt or r.due_on is not null and {DueAt} <= @judgedAt)
            and (r.valid_from is null or r.valid_from <= @judgedAt) and (r.valid_until is null or @judgedAt < r.valid_until)
            """,
        DefaultSort = "dueAt",
        Identity = ["streamId", "kind", "key"],
        Key = "r.stream_id || '/' || r.kind || '/' || r.key",
        KeyParts =
        [
            new("r.stream_id", "split_part(key, '/', 1)::uuid"),
            new("r.kind", "split_part(key, '/', 2)"),
            new("r.key", "substr(key, length(split_part(key, '/', 1)) + length(split_part(key, '/', 2)) + 3)"),
        ],
        Fields =
        [
            new("kind", "r.kind", Text, Fixed),
            new("streamKind", "r.stream_kind", Text, Moving),
            new("streamId", "r.stream_id", Uuid, Fixed),
            new("key", "r.key", Text, Fixed),
            new("clientId", "r.client_id", Uuid, Moving),
            new("contractId", "r.contract_id", Uuid, Moving),
            new("since", "r.since", FieldType.Instant, Moving),
            new("dueAt", DueAt, FieldType.Instant, Moving),
            new("dueOn", "r.due_on", Date),
            new("what", "r.what", Text),
            new("owner", "r.owner", Text, Moving),
            new("score", "r.warning_score", Integer, Moving),
            new("level", "r.warning_level", Text),
        ],
        Filters =
        [
            new("kind", "r.kind", Text, AnyOf, Kinds),
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("streamId", "r.stream_id", Uuid, AnyOf),
            new("level", "r.warning_level", Text, AnyOf, ["watch", "warn", "act"]),
            new("dueFrom", DueAt, FieldType.Instant, From),
            new("dueTo", DueAt, FieldType.Instant, To),
        ],
    };
}
