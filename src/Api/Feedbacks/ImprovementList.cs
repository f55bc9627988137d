using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Feedbacks;

/// <summary>What <c>GET /improvements</c> shows: one item for each thing that feedback asked to be better.</summary>
static class ImprovementList
{
    public static readonly ListDefinition Definition = new()
    {
        Name = "improvements",
        Projection = FeedbackList.Definition.Projection,
        Table = "views_improvements",
        DefaultSort = "-receivedAt,feedbackId,item",
        Identity = ["feedbackId", "item"],
        Key = "r.feedback_id || '/' || r.item",
        KeyParts = [new("r.feedback_id", "split_part(key, '/', 1)::uuid"), new("r.item", "split_part(key, '/', 2)::integer")],
        Fields =
        [
            new("feedbackId", "r.feedback_id", Uuid, Fixed),
            new("item", "r.item", Integer, Fixed),
            new("kind", "r.kind", Text, Moving),
            new("text", "r.text", Text, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("contractId", "r.contract_id", Uuid, Moving),
            new("direction", "r.direction", Text, Moving),
            new("channel", "r.channel", Text, Moving),
            new("status", "r.status", Text, Moving),
            new("receivedAt", "r.received_at", FieldType.Instant, Fixed),
            new("acknowledgedAt", "r.acknowledged_at", FieldType.Instant, Moving),
            new("action", "r.action", Text),
            new("owner", "r.owner", Text, Moving),
            new("dueOn", "r.due_on", FieldType.Date, Moving),
            new("storyId", "r.story_id", Uuid),
            new("changeRequestId", "r.change_request_id", Uuid),
            new("initiativeId", "r.initiative_id", Uuid),
            new("closedAt", "r.closed_at", FieldType.Instant, Moving),
            new("outcome", "r.outcome", Text),
            new("toldClient", "r.told_client", FieldType.Boolean),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("feedbackId", "r.feedback_id", Uuid, AnyOf),
            new("kind", "r.kind", Text, AnyOf, ["improve", "suggestion"]),
            new("direction", "r.direction", Text, AnyOf, FeedbackList.Directions),
            new("channel", "r.channel", Text, AnyOf, FeedbackList.Channels),
            new("status", "r.status", Text, AnyOf, ["received", "acknowledged", "actedUpon", "closed"]),
            new("storyId", "r.story_id", Uuid, AnyOf),
            new("changeRequestId", "r.change_request_id", Uuid, AnyOf),
            new("initiativeId", "r.initiative_id", Uuid, AnyOf),
            new("owner", "r.owner", Text, Exactly),
            new("receivedFrom", "r.received_at", FieldType.Instant, From),
            new("receivedTo", "r.received_at", FieldType.Instant, To),
            new("dueFrom", "r.due_on", FieldType.Date, From),
            new("dueTo", "r.due_on", FieldType.Date, To),
        ],
    };
}
