using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Contracts;

/// <summary>What <c>GET /contracts</c> shows, and what it may be narrowed and sorted by.</summary>
static class ContractList
{
    public static readonly ListDefinition Definition = new()
    {
        Name = "contracts",
        Projection = "contracts",
        Table = "views_contracts",
        WordTable = "views_contract_words",
        WordKey = "contract_id",
        DefaultSort = "signedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("name", "r.name", Text, Moving),
            new("status", Status, Text, Moving),
            new("signedOn", "r.signed_on", Date, Moving),
            new("signedAt", "r.signed_at", FieldType.Instant, Fixed),
            new("effectiveFrom", "r.effective_from", Date, Moving),
            new("endsOn", "r.ends_on", Date, Moving),
            new("terminatedOn", "r.terminated_on", Date, Moving),
            new("currency", "r.currency", Text, Moving),
            new("monthlyFee", "r.monthly_fee", Integer, Moving),
            new("timeZone", "r.time_zone", Text),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("status", Status, Text, AnyOf, ["signed", "active", "expired", "terminated"]),
            new("name", "r.name", Text, Exactly),
            new("currency", "r.currency", Text, AnyOf),
            new("signedFrom", "r.signed_on", Date, From),
            new("signedTo", "r.signed_on", Date, To),
            new("effectiveFrom", "r.effective_from", Date, From),
            new("effectiveTo", "r.effective_from", Date, To),
            new("endsFrom", "r.ends_on", Date, From),
            new("endsTo", "r.ends_on", Date, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };

    // What depends on today is judged when asked, on the contract's own date.
    const string Status = """
        (case
            when r.terminated_on <= (@judgedAt at time zone r.time_zone)::date then 'terminated'
            when (@judgedAt at time zone r.time_zone)::date < r.effective_from then 'signed'
            when r.ends_on < (@judgedAt at time zone r.time_zone)::date then 'expired'
            else 'active'
        end)
        """;
}
