using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Tickets;

/// <summary>What <c>GET /tickets</c> shows, and what it may be narrowed and sorted by.</summary>
static class TicketList
{
    public static readonly ListDefinition Definition = new()
    {
        Name = "tickets",
        Projection = "tickets",
        Table = "views_tickets",
        WordTable = "views_ticket_words",
        WordKey = "ticket_id",
        DefaultSort = "-openedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("contractId", "r.contract_id", Uuid, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("title", "r.title", Text, Moving),
            new("description", "r.description", Text),
            new("status", "r.status", Text, Moving),
            new("type", "r.type", Text, Moving),
            new("category", "r.category", Text, Moving),
            new("priority", "r.priority", Integer, Moving),
            new("priorityFrom", "r.priority_from", Text),
            new("impact", "r.impact", Integer, Moving),
            new("urgency", "r.urgency", Integer, Moving),
            new("requester.name", "r.requester_name", Text),
            new("requester.email", "r.requester_email", Text),
            new("assignee", "r.assignee", Text, Moving),
            new("group", "r.assignee_group", Text, Moving),
            new("channel", "r.channel", Text, Moving),
            new("serviceArea", "r.service_area", Text, Moving),
            new("storyId", "r.story_id", Uuid),
            new("external.system", "r.external_system", Text),
            new("external.id", "r.external_id", Text),
            new("external.url", "r.external_url", Text),
            new("pausedFor", "r.paused_for", TextList),
            new("escalationLevel", "r.escalation_level", Integer, Moving),
            new("reopenCount", "r.reopen_count", Integer, Moving),
            new("openedAt", "r.opened_at", FieldType.Instant, Fixed),
            new("firstRespondedAt", "r.first_responded_at", FieldType.Instant, Moving),
            new("resolvedAt", "r.resolved_at", FieldType.Instant, Moving),
            new("closedAt", "r.closed_at", FieldType.Instant, Moving),
            new("workMinutes", "r.work_minutes", Integer, Moving),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("status", "r.status", Text, AnyOf, ["open", "paused", "resolved", "closed", "cancelled"]),
            new("priority", "r.priority", Integer, AnyOf, ["1", "2", "3", "4", "5"]),
            new("type", "r.type", Text, AnyOf, ["incident", "serviceRequest", "problem", "alert"]),
            new("channel", "r.channel", Text, AnyOf, ["email", "phone", "portal", "chat", "monitoring"]),
            new("category", "r.category", Text, Exactly),
            new("serviceArea", "r.service_area", Text, Exactly),
            new("assignee", "r.assignee", Text, Exactly),
            new("group", "r.assignee_group", Text, Exactly),
            new("storyId", "r.story_id", Uuid, AnyOf),
            new("externalSystem", "r.external_system", Text, Exactly),
            new("externalId", "r.external_id", Text, Exactly),
            new("openedFrom", "r.opened_at", FieldType.Instant, From),
            new("openedTo", "r.opened_at", FieldType.Instant, To),
            new("resolvedFrom", "r.resolved_at", FieldType.Instant, From),
            new("resolvedTo", "r.resolved_at", FieldType.Instant, To),
            new("closedFrom", "r.closed_at", FieldType.Instant, From),
            new("closedTo", "r.closed_at", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
