using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Feedbacks;

/// <summary>What <c>GET /feedback</c> shows, and what it may be narrowed and sorted by.</summary>
static class FeedbackList
{
    public static readonly IReadOnlyList<string> Directions = ["fromClient", "toClient"];
    public static readonly IReadOnlyList<string> Channels = ["survey", "meeting", "realtime", "ticket", "review"];

    public static readonly ListDefinition Definition = new()
    {
        Name = "feedback",
        Projection = "feedback",
        Table = "views_feedback",
        WordTable = "views_feedback_words",
        WordKey = "feedback_id",
        DefaultSort = "-receivedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("contractId", "r.contract_id", Uuid, Moving),
            new("direction", "r.direction", Text, Moving),
            new("kind", "r.kind", Text, Moving),
            new("status", "r.status", Text, Moving),
            new("keiKey", "r.kei_key", Text, Moving),
            new("score", "r.score", FieldType.Decimal, Moving),
            new("normalisedScore", "r.normalised_score", FieldType.Decimal, Moving),
            new("comment", "r.comment", Text),
            new("excelling", "r.excelling", TextList),
            new("improve", "r.improve", TextList),
            new("suggestion", "r.suggestion", Text),
            new("channel", "r.channel", Text, Moving),
            new("about.kind", "r.about_kind", Text),
            new("about.id", "r.about_id", Uuid),
            new("respondent.name", "r.respondent_name", Text),
            new("respondent.role", "r.respondent_role", Text),
            new("external.system", "r.external_system", Text),
            new("external.id", "r.external_id", Text),
            new("external.url", "r.external_url", Text),
            new("receivedAt", "r.received_at", FieldType.Instant, Fixed),
            new("acknowledgedAt", "r.acknowledged_at", FieldType.Instant, Moving),
            new("closedAt", "r.closed_at", FieldType.Instant, Moving),
            new("toldClient", "r.told_client", FieldType.Boolean),
            new("retractedAt", "r.retracted_at", FieldType.Instant, Moving),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("direction", "r.direction", Text, AnyOf, Directions),
            new("kind", "r.kind", Text, AnyOf, ["csat", "nps", "ces", "kei", "comment"]),
            new("status", "r.status", Text, AnyOf, ["received", "acknowledged", "actedUpon", "closed", "retracted"]),
            new("channel", "r.channel", Text, AnyOf, Channels),
            new("keiKey", "r.kei_key", Text, Exactly),
            new("aboutKind", "r.about_kind", Text, AnyOf, ["ticket", "story", "serviceArea", "changeRequest", "review"]),
            new("aboutId", "r.about_id", Uuid, AnyOf),
            new("externalSystem", "r.external_system", Text, Exactly),
            new("externalId", "r.external_id", Text, Exactly),
            new("receivedFrom", "r.received_at", FieldType.Instant, From),
            new("receivedTo", "r.received_at", FieldType.Instant, To),
            new("acknowledgedFrom", "r.acknowledged_at", FieldType.Instant, From),
            new("acknowledgedTo", "r.acknowledged_at", FieldType.Instant, To),
            new("closedFrom", "r.closed_at", FieldType.Instant, From),
            new("closedTo", "r.closed_at", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
