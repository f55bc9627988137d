using MspEvents.Api.Lists;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Stories;

/// <summary>What <c>GET /stories</c> shows, and what it may be narrowed and sorted by.</summary>
static class StoryList
{
    static readonly string[] Statuses =
        ["captured", "analysed", "prioritised", "validated", "designed", "inProgress", "delivered", "accepted", "merged", "retired"];

    static readonly string[] Moscow = ["must", "should", "could", "wont"];

    public static readonly ListDefinition Definition = new()
    {
        Name = "stories",
        Projection = "stories",
        Table = "views_stories",
        WordTable = "views_story_words",
        WordKey = "story_id",
        DefaultSort = "-capturedAt,id",
        Fields =
        [
            new("id", "r.id", Uuid, Fixed),
            new("version", "r.version", Integer, Moving),
            new("clientId", "r.client_id", Uuid, Moving),
            new("contractId", "r.contract_id", Uuid, Moving),
            new("text", "r.text", Text, Moving),
            new("role", "r.role", Text, Moving),
            new("want", "r.want", Text),
            new("benefit", "r.benefit", Text),
            new("status", "r.status", Text, Moving),
            new("openQuestions", "r.open_questions", Integer, Moving),
            new("source", "r.source", Text, Moving),
            new("sourceRef", "r.source_ref", Text),
            new("category", "r.category", Text, Moving),
            new("complexity", "r.complexity", Integer, Moving),
            new("impact", "r.impact", Integer, Moving),
            new("themes", "r.themes", TextList),
            new("value", "r.value", Integer, Moving),
            new("urgency", "r.urgency", Integer, Moving),
            new("feasibility", "r.feasibility", FieldType.Decimal, Moving),
            new("score", "r.score", FieldType.Decimal, Moving),
            new("moscow", "r.moscow", Text, Moving),
            new("confirmed", "r.confirmed", FieldType.Boolean),
            new("useCaseId", "r.use_case_id", Uuid),
            new("team", "r.team", Text, Moving),
            new("alignment", "r.alignment", Integer, Moving),
            new("mergedInto", "r.merged_into", Uuid),
            new("findings", "r.findings", Integer, Moving),
            new("capturedAt", "r.captured_at", FieldType.Instant, Fixed),
            new("startedAt", "r.started_at", FieldType.Instant, Moving),
            new("deliveredAt", "r.delivered_at", FieldType.Instant, Moving),
            new("acceptedAt", "r.accepted_at", FieldType.Instant, Moving),
            new("workMinutes", "r.work_minutes", Integer, Moving),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "r.contract_id", Uuid, AnyOf),
            new("status", "r.status", Text, AnyOf, Statuses),
            new("moscow", "r.moscow", Text, AnyOf, Moscow),
            new("priority", "r.moscow", Text, AnyOf, Moscow),
            new("scoreFrom", "r.score", FieldType.Decimal, From),
            new("theme", "r.themes", Text, Holds),
            new("category", "r.category", Text, Exactly),
            new("source", "r.source", Text, AnyOf, ["interview", "questionnaire", "survey", "analytics", "marketResearch", "ticket", "feedback"]),
            new("awaitsClarification", "(r.open_questions > 0)", FieldType.Boolean, AnyOf),
            new("confirmed", "r.confirmed", FieldType.Boolean, AnyOf),
            new("team", "r.team", Text, Exactly),
            new("useCaseId", "r.use_case_id", Uuid, AnyOf),
            new("mergedInto", "r.merged_into", Uuid, AnyOf),
            new("capturedFrom", "r.captured_at", FieldType.Instant, From),
            new("capturedTo", "r.captured_at", FieldType.Instant, To),
            new("deliveredFrom", "r.delivered_at", FieldType.Instant, From),
            new("deliveredTo", "r.delivered_at", FieldType.Instant, To),
            new("acceptedFrom", "r.accepted_at", FieldType.Instant, From),
            new("acceptedTo", "r.accepted_at", FieldType.Instant, To),
            new("q", "", Text, FilterMatch.Words),
        ],
    };
}
