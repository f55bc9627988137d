using MspEvents.Domain;

namespace MspEvents.Api.Stories;

/// <summary>Where a story stands among its client's others.</summary>
/// <param name="Position">The last position of the log that it knows.</param>
/// <param name="Rank">From 1, among the rated stories that are not accepted; absent for another.</param>
/// <param name="BestRank">The best rank were any one weight a fifth lower or higher.</param>
/// <param name="WorstRank">The worst rank likewise.</param>
/// <param name="Ranked">How many stories are ranked.</param>
/// <param name="ThemeId">The theme it belongs to.</param>
/// <param name="Theme">The theme's label.</param>
/// <param name="Similar">Duplicates and related stories, the most similar first.</param>
sealed record StoryStanding(
    long Position, int? Rank, int? BestRank, int? WorstRank, int Ranked, Guid? ThemeId, string? Theme, IReadOnlyList<SimilarStory> Similar);

/// <summary>A story alike.</summary>
/// <param name="Id">The other story.</param>
/// <param name="Kind">Duplicate or related.</param>
/// <param name="Similarity">Jaccard's index of word pairs, 0-1.</param>
/// <param name="Identical">Whether every word pair is shared.</param>
sealed record SimilarStory(Guid Id, StoryLikeness Kind, decimal Similarity, bool Identical);

/// <summary>What is said of a story beside the others.</summary>
/// <param name="Standing">As it is answered.</param>
/// <param name="Form">The form most stories of the client follow.</param>
sealed record StoryBacklogView(StoryStanding Standing, StoryForm? Form);
