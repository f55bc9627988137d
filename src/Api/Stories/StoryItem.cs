using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Stories;

/// <summary>A story in a list; <c>findings</c> counts what can be said of its wording by itself.</summary>
sealed record StoryItem(
    Guid Id,
    long Version,
    Guid ClientId,
    Guid? ContractId,
    string Text,
    string? Role,
    string? Want,
    string? Benefit,
    StoryStatus Status,
    int OpenQuestions,
    StorySource Source,
    string? SourceRef,
    string? Category,
    int? Complexity,
    int? Impact,
    IReadOnlyList<string> Themes,
    int? Value,
    int? Urgency,
    decimal? Feasibility,
    decimal? Score,
    Moscow? Moscow,
    bool? Confirmed,
    Guid? UseCaseId,
    string? Team,
    int? Alignment,
    Guid? MergedInto,
    int Findings,
    Instant CapturedAt,
    Instant? StartedAt,
    Instant? DeliveredAt,
    Instant? AcceptedAt,
    int WorkMinutes);

/// <summary>A story in its client's ranking, with the ranks it would have were any one weight a fifth lower or higher.</summary>
sealed record RankingItem(
    Guid StoryId,
    Guid ClientId,
    Guid? ContractId,
    int Rank,
    int BestRank,
    int WorstRank,
    decimal Score,
    Moscow? Moscow,
    int Value,
    int Urgency,
    decimal Feasibility,
    PriorityWeights Weights,
    string Rationale,
    StoryStatus Status,
    string Text);

/// <summary>Two stories alike: a duplicate shares at least 0.8 of its word pairs with the other (Jaccard's index), a related one at least 0.4.</summary>
sealed record SimilarStoriesItem(Guid ClientId, StoryLikeness Kind, decimal Similarity, bool Identical, StoryHead First, StoryHead Second);

/// <summary>A story by its words.</summary>
sealed record StoryHead(Guid Id, StoryStatus Status, string Text);

/// <summary>How much two stories say the same.</summary>
enum StoryLikeness
{
    Duplicate,
    Related,
}

/// <summary>Stories of a client about the same thing, named by the three terms that weigh most.</summary>
sealed record ThemeItem(Guid Id, Guid ClientId, string Label, IReadOnlyList<string> Terms, int Stories, IReadOnlyList<Guid> StoryIds);
