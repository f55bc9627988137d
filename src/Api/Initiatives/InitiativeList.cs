using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Initiatives;

/// <summary>What <c>GET /initiatives</c> shows, and what it may be narrowed and sorted by.</summary>
static class InitiativeList
{
    public static readonly ListDefinition Definition = new()
    {
        Name = "initiatives",
        Projection = "initiatives",
        Table = "views_initiatives",
        WordTable = "views_initiative_words",
        WordKey = "initiative_id",
        DefaultSort = "-plannedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("title", "r.title", Text, Moving),
            new("kind", "r.kind", Text, Moving),
            new("status", "r.status", Text, Moving),
            new("expectedValue", "r.expected_value", Text),
            new("investment.amount", "r.investment", Integer),
            new("investment.currency", "r.investment_currency", Text),
            new("validity", "r.validity", Text),
            new("painPointId", "r.pain_point_id", Uuid),
            new("plannedAt", "r.planned_at", FieldType.Instant, Fixed),
            new("startedAt", "r.started_at", FieldType.Instant, Moving),
            new("finishedAt", "r.finished_at", FieldType.Instant, Moving),
            new("abandonedAt", "r.abandoned_at", FieldType.Instant, Moving),
            new("benefitConfirmedAt", "r.benefit_confirmed_at", FieldType.Instant, Moving),
            new("workMinutes", "r.work_minutes", Integer, Moving),
            new("contractIds", "r.contract_ids::text[]", TextList),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_ids", Uuid, HoldsAnyOf),
            new("kind", "r.kind", Text, AnyOf, ["painPoint", "easyWin", "process", "security", "training", "intractable", "migration", "outcome"]),
            new("status", "r.status", Text, AnyOf, ["planned", "started", "finished", "abandoned"]),
            new("painPointId", "r.pain_point_id", Uuid, AnyOf),
            new("plannedFrom", "r.planned_at", FieldType.Instant, From),
            new("plannedTo", "r.planned_at", FieldType.Instant, To),
            new("startedFrom", "r.started_at", FieldType.Instant, From),
            new("startedTo", "r.started_at", FieldType.Instant, To),
            new("finishedFrom", "r.finished_at", FieldType.Instant, From),
            new("finishedTo", "r.finished_at", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
