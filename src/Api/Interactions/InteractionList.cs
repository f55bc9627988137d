using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Interactions;

/// <summary>What <c>GET /interactions</c> shows: one item a group, of whatever it is grouped by.</summary>
static class InteractionList
{
    const string Month = "to_char(r.occurred_at at time zone coalesce(z.time_zone, 'UTC'), 'YYYY-MM')";

    static readonly IReadOnlyList<(string Name, ListField Field)> Groups =
    [
        ("client", new("clientId", "r.client_id", Uuid, Fixed)),
        ("channel", new("channel", "r.channel", Text, Fixed)),
        ("month", new("month", Month, FieldType.Month, Fixed)),
    ];

    static readonly Dictionary<string, ListDefinition> Lists = Enumerable.Range(0, 1 << Groups.Count)
        .Select(choice => Groups.Where((_, index) => (choice & 1 << index) != 0).ToList())
        .ToDictionary(groups => NameOf(groups.Select(group => group.Name)), groups => By([.. groups.Select(group => group.Field)]));

    /// <summary>What may be asked for.</summary>
    public static IEnumerable<string> GroupNames => Groups.Select(group => group.Name);

    /// <summary>The list grouped by everything.</summary>
    public static ListDefinition Whole => By(GroupNames);

    /// <summary>The list grouped by some of the names.</summary>
    public static ListDefinition By(IEnumerable<string> names) => Lists[NameOf(GroupNames.Where(names.Contains))];

    static string NameOf(IEnumerable<string> names) => string.Join(',', names);

    static ListDefinition By(IReadOnlyList<ListField> groups) => new()
    {
        Name = groups.Count == 0 ? "interactions" : $"interactions by {string.Join(", ", groups.Select(group => group.Name))}",
        Projection = "interactions",
        Table = "views_interactions",
        Joins = version => FormattableString.Invariant(
            $"left join views.views_interaction_zones_v{version} z on z.tenant_id = r.tenant_id and z.client_id = r.client_id"),
        GroupBy = [.. groups.Select(group => group.Column)],
        Choices = ["groupBy"],
        DefaultSort = string.Join(',', groups.Select(group => group.Name)),
        Identity = [.. groups.Select(group => group.Name)],
        Key = KeyOf(groups),
        KeyParts = [new(KeyOf(groups), "key")],
        Fields =
        [
            .. groups,
            new("tickets", CountOf("ticket"), Integer, Moving),
            new("messagesFromClient", CountOf("messageFromClient"), Integer, Moving),
            new("messagesToClient", CountOf("messageToClient"), Integer, Moving),
            new("reviews", CountOf("review"), Integer, Moving),
            new("feedbackFromClient", CountOf("feedbackFromClient"), Integer, Moving),
            new("feedbackToClient", CountOf("feedbackToClient"), Integer, Moving),
            new(
                "medianMinutesToAcknowledge",
                "round((percentile_cont(0.5) within group (order by r.acknowledged_after_seconds::double precision) / 60)::numeric, 2)",
                FieldType.Decimal,
                Moving),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("channel", "r.channel", Text, Exactly),
            new("from", Month, FieldType.Month, From),
            new("to", Month, FieldType.Month, UpTo),
        ],
    };

    static string CountOf(string kind) => $"count(*) filter (where r.kind = '{kind}')";

    // The channel is free text and comes last: what is before it is of one length.
    static string KeyOf(IReadOnlyList<ListField> groups) =>
        $"concat_ws('/', '', {string.Join(", ", groups.OrderBy(group => group.Type == Text).Select(group => $"{group.Column}::text").DefaultIfEmpty("''"))})";
}
