using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.ServiceAreas;

/// <summary>What <c>GET /service-areas</c> shows, and what it may be narrowed and sorted by.</summary>
static class ServiceAreaList
{
    const string Overdue = "coalesce(r.kei_review_overdue_from <= @judgedAt, false)";

    static readonly string[] Moscow = ["must", "should", "could", "wont"];

    public static readonly ListDefinition Definition = new()
    {
        Name = "service-areas",
        Projection = "service_areas",
        Table = "views_service_areas",
        WordTable = "views_service_area_words",
        WordKey = "service_area_id",
        DefaultSort = "-targetedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("name", "r.name", Text, Moving),
            new("moscow", "r.moscow", Text, Moving),
            new("phase", "r.phase", Text, Moving),
            new("phaseSince", "r.phase_since", FieldType.Instant, Moving),
            new("round", "r.round", Integer, Moving),
            new("missingOutputs", "r.missing_outputs", TextList),
            new("keis", "r.keis", Integer, Moving),
            new("keiReviewDueOn", "r.kei_review_due_on", Date, Moving),
            new("keiReviewOverdue", Overdue, FieldType.Boolean),
            new("targetedAt", "r.targeted_at", FieldType.Instant, Fixed),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("phase", "r.phase", Text, AnyOf, ["understand", "design", "implement", "measure", "evolve"]),
            new("moscow", "r.moscow", Text, AnyOf, Moscow),
            new("priority", "r.moscow", Text, AnyOf, Moscow),
            new("keiReviewOverdue", Overdue, FieldType.Boolean, AnyOf),
            new("keiReviewFrom", "r.kei_review_due_on", Date, From),
            new("keiReviewTo", "r.kei_review_due_on", Date, To),
            new("targetedFrom", "r.targeted_at", FieldType.Instant, From),
            new("targetedTo", "r.targeted_at", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
