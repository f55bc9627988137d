using MspEvents.Api.Lists;
using MspEvents.Projections;
using static MspEvents.Api.Lists.FieldType;
using static MspEvents.Api.Lists.FilterMatch;
using static MspEvents.Api.Lists.SortKey;

namespace MspEvents.Api.Stories;

/// <summary>The lists that are worked out from a client's whole backlog.</summary>
static class BacklogLists
{
    /// <summary>Rated stories that are not yet accepted, by rank.</summary>
    public static readonly ListDefinition Ranking = new()
    {
        Name = "stories/ranking",
        Projection = StoryBacklogProjection.BacklogName,
        Table = "views_story_ranks",
        Joins = version => Story(version, "s", "r.story_id"),
        DefaultSort = "rank,storyId",
        Identity = ["storyId"],
        Key = "r.story_id::text",
        KeyParts = [new("r.story_id", "key::uuid")],
        Fields =
        [
            new("storyId", "r.story_id", Uuid, Fixed),
            new("clientId", "r.client_id", Uuid, Moving),
            new("contractId", "s.contract_id", Uuid),
            new("rank", "r.rank", Integer, Moving),
            new("bestRank", "r.best_rank", Integer, Moving),
            new("worstRank", "r.worst_rank", Integer, Moving),
            new("score", "r.score", FieldType.Decimal, Moving),
            new("moscow", "s.moscow", Text, Moving),
            new("value", "s.value", Integer, Moving),
            new("urgency", "s.urgency", Integer, Moving),
            new("feasibility", "s.feasibility", FieldType.Decimal, Moving),
            new("weights.value", "s.value_weight", FieldType.Decimal),
            new("weights.urgency", "s.urgency_weight", FieldType.Decimal),
            new("weights.feasibility", "s.feasibility_weight", FieldType.Decimal),
            new("rationale", "s.rationale", Text),
            new("status", "s.status", Text, Moving),
            new("text", "s.text", Text),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("contractId", "s.contract_id", Uuid, AnyOf),
            new("storyId", "r.story_id", Uuid, AnyOf),
            new("moscow", "s.moscow", Text, AnyOf, ["must", "should", "could", "wont"]),
            new("status", "s.status", Text, AnyOf, ["captured", "analysed", "prioritised", "validated", "designed", "inProgress", "delivered"]),
        ],
    };

    /// <summary>Pairs of stories that share much of their wording.</summary>
    public static readonly ListDefinition Duplicates = new()
    {
        Name = "stories/duplicates",
        Projection = StoryBacklogProjection.BacklogName,
        Table = "views_story_pairs",
        Joins = version => $"{Story(version, "a", "r.first_id")} {Story(version, "b", "r.second_id")}",
        DefaultSort = "-similarity,first.id,second.id",
        Identity = ["first.id", "second.id"],
        Key = "r.first_id || '/' || r.second_id",
        KeyParts = [new("r.first_id", "split_part(key, '/', 1)::uuid"), new("r.second_id", "split_part(key, '/', 2)::uuid")],
        Fields =
        [
            new("clientId", "r.client_id", Uuid, Moving),
            new("kind", "r.kind", Text, Moving),
            new("similarity", "r.similarity", FieldType.Decimal, Moving),
            new("identical", "r.identical", FieldType.Boolean),
            new("first.id", "r.first_id", Uuid, Fixed),
            new("first.status", "a.status", Text),
            new("first.text", "a.text", Text),
            new("second.id", "r.second_id", Uuid, Fixed),
            new("second.status", "b.status", Text),
            new("second.text", "b.text", Text),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("kind", "r.kind", Text, AnyOf, ["duplicate", "related"]),
            new("storyId", "array[r.first_id, r.second_id]", Uuid, Holds),
            new("similarityFrom", "r.similarity", FieldType.Decimal, From),
        ],
    };

    /// <summary>What a client's stories are about, the largest themes first.</summary>
    public static readonly ListDefinition Themes = new()
    {
        Name = "stories/themes",
        Projection = StoryBacklogProjection.BacklogName,
        Table = "views_story_themes",
        DefaultSort = "-stories,id",
        Key = "r.theme_id::text",
        KeyParts = [new("r.theme_id", "key::uuid")],
        Fields =
        [
            new("id", "r.theme_id", Uuid, Fixed),
            new("clientId", "r.client_id", Uuid, Moving),
            new("label", "r.label", Text, Moving),
            new("terms", "r.terms", TextList),
            new("stories", "r.stories", Integer, Moving),
            new("storyIds", "r.story_ids", TextList),
        ],
        Filters =
        [
            new("clientId", "r.client_id", Uuid, AnyOf),
            new("term", "r.terms", Text, Holds),
            new("storyId", "r.story_ids", Text, Holds),
        ],
    };

    static string Story(int version, string name, string id) => FormattableString.Invariant(
        $"join views.views_story_backlog_v{version} {name} on {name}.tenant_id = r.tenant_id and {name}.story_id = {id}");
}
