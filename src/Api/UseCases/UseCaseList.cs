using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.UseCases;

/// <summary>What <c>GET /use-cases</c> shows, and what it may be narrowed and sorted by.</summary>
static class UseCaseList
{
    const string Overdue = "coalesce(r.review_overdue_from <= @judgedAt, false)";

    public static readonly ListDefinition Definition = new()
    {
        Name = "use-cases",
        Projection = "use_cases",
        Table = "views_use_cases",
        Joins = version =>
            $"left join views.views_use_case_ranks_v{version} k on k.tenant_id = r.tenant_id and k.client_id = r.client_id and k.use_case_id = r.id",
        WordTable = "views_use_case_words",
        WordKey = "use_case_id",
        DefaultSort = "-definedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("title", "r.title", Text, Moving),
            new("goal", "r.goal", Text),
            new("status", "r.status", Text, Moving),
            new("rank", "k.rank", Integer, Moving),
            new("bestRank", "k.best_rank", Integer, Moving),
            new("worstRank", "k.worst_rank", Integer, Moving),
            new("score", "r.score", FieldType.Decimal, Moving),
            new("value", "r.value", Integer, Moving),
            new("urgency", "r.urgency", Integer, Moving),
            new("feasibility", "r.feasibility", FieldType.Decimal, Moving),
            new("scenarios", "r.scenarios", Integer, Moving),
            new("highestRisk", "r.highest_risk", Integer, Moving),
            new("nextReviewOn", "r.next_review_on", Date, Moving),
            new("reviewOverdue", Overdue, FieldType.Boolean),
            new("definedAt", "r.defined_at", FieldType.Instant, Fixed),
            new("retiredAt", "r.retired_at", FieldType.Instant, Moving),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("status", "r.status", Text, AnyOf, ["active", "retired"]),
            new("scoreFrom", "r.score", FieldType.Decimal, From),
            new("riskFrom", "r.highest_risk", Integer, From),
            new("reviewOverdue", Overdue, FieldType.Boolean, AnyOf),
            new("reviewFrom", "r.next_review_on", Date, From),
            new("reviewTo", "r.next_review_on", Date, To),
            new("definedFrom", "r.defined_at", FieldType.Instant, From),
            new("definedTo", "r.defined_at", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
