using NodaTime;

namespace MspEvents.Domain;

/// <summary>A share of its target that a clock reaches.</summary>
/// <param name="Metric">The clock's metric.</param>
/// <param name="Cycle">The clock's cycle.</param>
/// <param name="Percent">The used share of the target; 100 is the breach.</param>
/// <param name="At">When it is reached, if no further pause comes.</param>
/// <param name="DueAt">When the clock was due as known at that instant.</param>
/// <param name="TargetSeconds">The target it is a share of, in business seconds.</param>
/// <param name="Recorded">Whether the ticket's log has it.</param>
public sealed record SlaThreshold(ServiceMetric Metric, int Cycle, int Percent, Instant At, Instant DueAt, long TargetSeconds, bool Recorded)
{
    /// <summary>The share that is the whole target.</summary>
    public const int Breach = 100;
}

/// <summary>When the clocks of a ticket reach the shares of their targets that its terms warn at, and the targets themselves.</summary>
public static class SlaThresholds
{
    /// <summary>
    /// All that were reached, of clocks that stopped since too, and all that will be if no further pause comes, in time order; once for each metric, cycle,
    /// share and target. Those reached before the opening was recorded are left out.
    /// </summary>
    /// <param name="facts">All facts of the ticket.</param>
    /// <param name="terms">The contract's terms.</param>
    /// <param name="asOf">Amendments for running tickets that take effect later are left out.</param>
    public static IReadOnlyList<SlaThreshold> Of(IReadOnlyList<Fact> facts, ContractTerms terms, Instant asOf) =>
        TicketTimeline.Of(facts, terms, asOf)?.Thresholds() ?? [];
}
