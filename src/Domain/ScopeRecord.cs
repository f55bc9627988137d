using NodaTime;

namespace MspEvents.Domain;

/// <summary>All that a contract's scope follows from, as known at one point; the order within each list makes no difference.</summary>
/// <param name="ContractFacts">The contract's facts.</param>
/// <param name="Work">Facts about work under it, whatever stream holds them.</param>
/// <param name="Changes">Facts about its change requests.</param>
/// <param name="Stories">Facts that move its requirements.</param>
/// <param name="JudgedAt">Now, as far as the question goes.</param>
public sealed record ScopeRecord(
    IReadOnlyList<Fact> ContractFacts,
    IReadOnlyList<WorkStep> Work,
    IReadOnlyList<ChangeStep> Changes,
    IReadOnlyList<StoryStep> Stories,
    Instant JudgedAt)
{
    /// <summary>The thresholds of the status as known at that point.</summary>
    public ScopeThresholds Thresholds { get; init; } = ScopeThresholds.Default;
}
