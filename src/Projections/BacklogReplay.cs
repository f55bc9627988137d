using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>A client's backlog at a moment.</summary>
/// <param name="Ranks">Rated stories that are not accepted, best first.</param>
/// <param name="Pairs">Stories alike.</param>
/// <param name="Themes">Stories about the same thing.</param>
/// <param name="Form">The form most stories follow; null where there is none.</param>
public sealed record PastBacklog(IReadOnlyList<RankedPriority> Ranks, IReadOnlyList<StoryPair> Pairs, IReadOnlyList<StoryTheme> Themes, StoryForm? Form);

/// <summary>How a client's stories and use cases stand to each other as of and as known at any moment: folded in memory by the code that makes the rows.</summary>
public sealed class BacklogReplay(StoreDataSources sources, EventReader events, ProjectionFreshness freshness)
{
    static readonly HashSet<string> StoryKind = [UserStory.Decider.StreamType];
    static readonly HashSet<string> UseCaseKind = [UseCase.Decider.StreamType];

    readonly ClientStreams streams = new(sources, events, freshness);

    /// <summary>The stories: what the events up to a position say, those only that had occurred by an instant if one is given.</summary>
    /// <exception cref="ReplayNotReady">The index of streams has not reached the position in time.</exception>
    public async Task<PastBacklog> StoriesAsync(string tenant, Guid clientId, long position, Instant? asOf, CancellationToken cancellationToken)
    {
        var live = new List<(Guid Id, UserStory Story)>();
        await foreach (var (stream, facts) in streams.ReadAsync(tenant, clientId, StoryKind, position, asOf, cancellationToken))
        {
            if (UserStory.Decider.Fold(facts) is { Captured: not null, Status: not (StoryStatus.Merged or StoryStatus.Retired) } story)
                live.Add((stream, story));
        }

        var cut = live.OrderBy(story => story.Story.Captured!.OccurredAt).ThenBy(story => story.Id)
            .Select(story => (story.Id, Tokens: StoryTokens.Of(story.Story.Wording.Text))).ToList();
        var rated = live.Where(story => story.Story is { Status: not StoryStatus.Accepted, Rating: not null }).Select(story => (story.Id, story.Story.Rating!.Priority));
        return new(
            PriorityRanking.Of([.. rated]), StorySimilarity.Pairs(cut), StoryThemes.Of(cut),
            cut.Count == 0 ? null : StoryForm.MostCommon(cut.Select(story => story.Tokens.Form)));
    }

    /// <summary>The ranks of the rated use cases that were pursued, best first.</summary>
    /// <exception cref="ReplayNotReady">The index of streams has not reached the position in time.</exception>
    public async Task<IReadOnlyList<RankedPriority>> UseCasesAsync(
        string tenant, Guid clientId, long position, Instant? asOf, Instant judgedAt, CancellationToken cancellationToken)
    {
        var rated = new List<(Guid Id, WeightedPriority Priority)>();
        await foreach (var (stream, facts) in streams.ReadAsync(tenant, clientId, UseCaseKind, position, asOf, cancellationToken))
        {
            if (UseCaseDetails.Of(facts, judgedAt) is { Status: UseCaseStatus.Active, Priority: { } line })
                rated.Add((stream, new() { Value = line.Value, Urgency = line.Urgency, Feasibility = line.Feasibility, Weights = line.Weights, Score = line.Score }));
        }

        return PriorityRanking.Of(rated);
    }
}
