using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.UseCases;

/// <summary>A use case in a list: its priority, its highest risk and when it is to be reviewed.</summary>
/// <param name="Id">The use case.</param>
/// <param name="Version">Its version.</param>
/// <param name="ClientId">Its client.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Goal">What it is for.</param>
/// <param name="Status">Whether it is pursued.</param>
/// <param name="Rank">From 1, by score among the rated use cases that its client pursues; equal scores share the better rank.</param>
/// <param name="BestRank">The best rank were any one weight a fifth lower or higher.</param>
/// <param name="WorstRank">The worst rank likewise.</param>
/// <param name="Score">sum(weight x part) / sum(weight), 1-5.</param>
/// <param name="Value">1-5.</param>
/// <param name="Urgency">1-5.</param>
/// <param name="Feasibility">1-5.</param>
/// <param name="Scenarios">How many it has.</param>
/// <param name="HighestRisk">The highest likelihood x impact of its scenarios, 1-25.</param>
/// <param name="NextReviewOn">When it is to be reviewed next.</param>
/// <param name="ReviewOverdue">Whether that day is past, in the client's zone.</param>
/// <param name="DefinedAt">When it was defined.</param>
/// <param name="RetiredAt">When it was retired.</param>
sealed record UseCaseItem(
    Guid Id,
    long Version,
    Guid ClientId,
    string Title,
    string Goal,
    UseCaseStatus Status,
    int? Rank,
    int? BestRank,
    int? WorstRank,
    decimal? Score,
    int? Value,
    int? Urgency,
    decimal? Feasibility,
    int Scenarios,
    int? HighestRisk,
    LocalDate? NextReviewOn,
    bool ReviewOverdue,
    Instant DefinedAt,
    Instant? RetiredAt);
