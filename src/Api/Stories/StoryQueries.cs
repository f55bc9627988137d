using MspEvents.Api.Links;
using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;
using MspEvents.Domain;

namespace MspEvents.Api.Stories;

/// <summary>Queries of <c>/stories</c>.</summary>
static class StoryQueries
{
    public static void MapStoryQueries(this IEndpointRouteBuilder routes)
    {
        var links = routes.ServiceProvider.GetRequiredService<LinkReader>();
        var standings = routes.ServiceProvider.GetRequiredService<StoryStandings>();
        new StreamQueries(routes, StoryList.Definition, UserStory.Decider.StreamType, "Story")
            .List<StoryItem>()
            .Item((story, cancellation) => AnswerAsync(story, links, standings, cancellation))
            .Events();
        var group = routes.MapQueryGroup("/stories", "Stories");
        Map<RankingItem>(group, "/ranking", BacklogLists.Ranking, "rankStories", "Rated stories by rank, with the rank's sensitivity to each weight");
        Map<SimilarStoriesItem>(group, "/duplicates", BacklogLists.Duplicates, "findDuplicateStories", "Stories of a client that say the same, or much of it");
        Map<ThemeItem>(group, "/themes", BacklogLists.Themes, "gatherStoryThemes", "What the stories of a client are about");
    }

    static void Map<TItem>(RouteGroupBuilder group, string path, ListDefinition list, string operationId, string summary) =>
        group.MapGet(path, (HttpContext http, Caller caller, ListEndpoint lists) => lists.AnswerAsync(list, http, caller))
            .DescribeList<TItem>(list, operationId, summary);

    static async Task<QueryAnswer<StoryAnswer>> AnswerAsync(
        PastStream story, LinkReader links, StoryStandings standings, CancellationToken cancellationToken)
    {
        var details = UserStoryDetails.Of(story.Stream.Facts) ?? throw story.NotYet();
        var (tenant, id, point) = (story.Session.Tenant, story.Stream.Id, story.Stream.Point);
        var trace = await links.ReadAsync(tenant, id, point, cancellationToken);
        var backlog = story.Stream.IsNow
            ? await standings.ReadAsync(tenant, details.ClientId, id, point.Position, cancellationToken)
            : await standings.ReplayAsync(story, details.ClientId, cancellationToken);
        return new(new(story.Stream, details, FindingsOf(details, backlog), trace, backlog.Standing), AnswerJson.Default.StoryAnswer, story.CurrentVersion);
    }

    static List<StoryFinding> FindingsOf(UserStoryDetails story, StoryBacklogView backlog)
    {
        List<StoryFinding> findings = [.. StoryFindings.Of(story.Text)];
        if (backlog.Standing.Similar.Where(other => other.Kind == StoryLikeness.Duplicate).ToList() is { Count: > 0 } same)
            findings.Add(StorySetFindings.Unique(story.Text, same.Exists(other => other.Identical)));
        if (backlog.Form is { } form && StorySetFindings.Uniform(story.Text, form) is { } unlike)
            findings.Add(unlike);
        return findings;
    }
}
