using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a month added to a contract's scope: work that began in it, amendments that took effect in it, changes that moved in it.</summary>
/// <param name="Month">In the contract's zone.</param>
/// <param name="Effort">In minutes.</param>
/// <param name="Cost">In minor units.</param>
/// <param name="Changes">What it added to the change requests that stand in each place, below zero where they left it.</param>
/// <param name="ApprovedAfterWork">Work of the month that was approved only after it began.</param>
/// <param name="UnratedMinutes">Minutes without a known rate.</param>
/// <param name="Volatility">How much the requirements moved.</param>
public sealed record ScopeMonth(
    YearMonth Month,
    ScopeFigures Effort,
    ScopeFigures Cost,
    IReadOnlyList<ChangesByStatus> Changes,
    ApprovedAfterWork ApprovedAfterWork,
    long UnratedMinutes,
    RequirementVolatility Volatility);

/// <summary>One fact that moved scope, and the running figures after it: those of all facts up to its position.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="What">The event's public name.</param>
/// <param name="StreamId">The contract, the change request, or the stream that holds the work.</param>
/// <param name="WorkId">The work, of a fact about work.</param>
/// <param name="Coverage">What allowed the work, as far as was known then; absent where it was taken back.</param>
/// <param name="Effort">Running, in minutes.</param>
/// <param name="Cost">Running, in minor units.</param>
/// <param name="SilentScope">Running.</param>
/// <param name="Status">Running.</param>
public sealed record ScopeStep(
    long Position,
    Instant OccurredAt,
    string What,
    Guid StreamId,
    Guid? WorkId,
    WorkCoverage? Coverage,
    ScopeFigures Effort,
    ScopeFigures Cost,
    int SilentScope,
    ScopeStatus? Status);
