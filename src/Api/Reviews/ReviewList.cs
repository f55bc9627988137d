using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Reviews;

/// <summary>What <c>GET /reviews</c> shows, and what it may be narrowed and sorted by.</summary>
static class ReviewList
{
    const string Overdue = "(r.status = 'scheduled' and r.scheduled_for < @judgedAt)";

    public static readonly ListDefinition Definition = new()
    {
        Name = "reviews",
        Projection = "reviews",
        Table = "views_reviews",
        WordTable = "views_review_words",
        WordKey = "review_id",
        DefaultSort = "-scheduledAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("contractId", "r.contract_id", Uuid, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("kind", "r.kind", Text, Moving),
            new("status", "r.status", Text, Moving),
            new("scheduledFor", "r.scheduled_for", FieldType.Instant, Moving),
            new("overdue", Overdue, FieldType.Boolean, Moving),
            new("scheduledAt", "r.scheduled_at", FieldType.Instant, Fixed),
            new("heldAt", "r.held_at", FieldType.Instant, Moving),
            new("cancelledAt", "r.cancelled_at", FieldType.Instant, Moving),
            new("agenda", "r.agenda", TextList),
            new("actions", "r.actions", Integer, Moving),
            new("openActions", "r.open_actions", Integer, Moving),
            new("nextActionDueOn", "r.next_action_due_on", FieldType.Date, Moving),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("kind", "r.kind", Text, AnyOf, ["weekly", "monthly", "quarterly", "adHoc"]),
            new("status", "r.status", Text, AnyOf, ["scheduled", "held", "cancelled"]),
            new("overdue", Overdue, FieldType.Boolean, AnyOf),
            new("scheduledFrom", "r.scheduled_for", FieldType.Instant, From),
            new("scheduledTo", "r.scheduled_for", FieldType.Instant, To),
            new("heldFrom", "r.held_at", FieldType.Instant, From),
            new("heldTo", "r.held_at", FieldType.Instant, To),
            new("actionDueTo", "r.next_action_due_on", FieldType.Date, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
