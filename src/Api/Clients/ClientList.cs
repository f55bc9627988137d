using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Clients;

/// <summary>What <c>GET /clients</c> shows, and what it may be narrowed and sorted by.</summary>
static class ClientList
{
    public static readonly ListDefinition Definition = new()
    {
        Name = "clients",
        Projection = "clients",
        Table = "views_clients",
        WordTable = "views_client_words",
        WordKey = "client_id",
        DefaultSort = "onboardedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("name", "r.name", Text, Moving),
            new("status", "r.status", Text, Moving),
            new("timeZone", "r.time_zone", Text),
            new("industry", "r.industry", Text, Moving),
            new("internal", "r.internal", FieldType.Boolean),
            new("onboardedAt", "r.onboarded_at", FieldType.Instant, Fixed),
            new("offboardedAt", "r.offboarded_at", FieldType.Instant, Moving),
        ],
        Filters =
        [
            new("status", "r.status", Text, AnyOf, ["active", "offboarded"]),
            new("name", "r.name", Text, Exactly),
            new("industry", "r.industry", Text, Exactly),
            new("internal", "r.internal", FieldType.Boolean, AnyOf),
            new("onboardedFrom", "r.onboarded_at", FieldType.Instant, From),
            new("onboardedTo", "r.onboarded_at", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
