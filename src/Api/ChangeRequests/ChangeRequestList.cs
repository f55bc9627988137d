using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.ChangeRequests;

/// <summary>What <c>GET /change-requests</c> shows, and what it may be narrowed and sorted by.</summary>
static class ChangeRequestList
{
    public static readonly ListDefinition Definition = new()
    {
        Name = "change-requests",
        Projection = "change_requests",
        Table = "views_change_requests",
        WordTable = "views_change_request_words",
        WordKey = "change_request_id",
        DefaultSort = "-raisedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("contractId", "r.contract_id", Uuid, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("title", "r.title", Text, Moving),
            new("kind", "r.kind", Text, Moving),
            new("priority", "r.priority", Text, Moving),
            new("status", "r.status", Text, Moving),
            new("requestedBy.name", "r.requested_by_name", Text),
            new("requestedBy.role", "r.requested_by_role", Text),
            new("requestedBy.organisation", "r.requested_by_organisation", Text),
            new("storyId", "r.story_id", Uuid),
            new("ticketId", "r.ticket_id", Uuid),
            new("effortMinutes", "r.effort_minutes", Integer, Moving),
            new("cost", "r.cost", Integer, Moving),
            new("scheduleDays", "r.schedule_days", Integer, Moving),
            new("risk", "r.risk", Text, Moving),
            new("affects", "r.affects", TextList),
            new("decider", "r.decider", Text),
            new("decideBy", "r.decide_by", FieldType.Instant, Moving),
            new("raisedAt", "r.raised_at", FieldType.Instant, Fixed),
            new("submittedAt", "r.submitted_at", FieldType.Instant, Moving),
            new("deferredUntil", "r.deferred_until", FieldType.Instant, Moving),
            new("decidedAt", "r.decided_at", FieldType.Instant, Moving),
            new("approvedBy.name", "r.approved_by_name", Text),
            new("approvedBy.organisation", "r.approved_by_organisation", Text),
            new("effectiveFrom", "r.effective_from", Date, Moving),
            new("actualEffortMinutes", "r.actual_effort_minutes", Integer, Moving),
            new("actualCost", "r.actual_cost", Integer, Moving),
            new("implementedAt", "r.implemented_at", FieldType.Instant, Moving),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("status", "r.status", Text, AnyOf,
                ["raised", "assessed", "submitted", "approved", "deferred", "rejected", "withdrawn", "implemented"]),
            new("priority", "r.priority", Text, AnyOf, ["must", "should", "could", "wont"]),
            new("kind", "r.kind", Text, AnyOf, ["addition", "change", "removal"]),
            new("risk", "r.risk", Text, AnyOf, ["low", "medium", "high"]),
            new("organisation", "r.requested_by_organisation", Text, AnyOf, ["client", "provider", "vendor"]),
            new("storyId", "r.story_id", Uuid, AnyOf),
            new("ticketId", "r.ticket_id", Uuid, AnyOf),
            new("raisedFrom", "r.raised_at", FieldType.Instant, From),
            new("raisedTo", "r.raised_at", FieldType.Instant, To),
            new("submittedFrom", "r.submitted_at", FieldType.Instant, From),
            new("submittedTo", "r.submitted_at", FieldType.Instant, To),
            new("decidedFrom", "r.decided_at", FieldType.Instant, From),
            new("decidedTo", "r.decided_at", FieldType.Instant, To),
            new("decideByBefore", "r.decide_by", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
