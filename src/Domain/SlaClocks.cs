using NodaTime;

namespace MspEvents.Domain;

/// <summary>The service-level clocks of a ticket, from its facts and its contract's terms (measures, section 2).</summary>
public static class SlaClocks
{
    /// <summary>
    /// Folds a ticket's facts, in whatever order they were recorded, into its clocks, by metric and cycle. A ticket that was opened while no policy was in
    /// force has none.
    /// </summary>
    /// <param name="facts">The facts that count; those after the instant of interest are left out by the caller.</param>
    /// <param name="terms">The contract's terms, from the facts that count.</param>
    /// <param name="asOf">Amendments for running tickets that take effect later are left out; see <see cref="SlaClock.ValidUntil"/>.</param>
    public static IReadOnlyList<SlaClock> Of(IReadOnlyList<Fact> facts, ContractTerms terms, Instant asOf) =>
        (IReadOnlyList<SlaClock>?)TicketTimeline.Of(facts, terms, asOf)?.Clocks() ?? [];
}
