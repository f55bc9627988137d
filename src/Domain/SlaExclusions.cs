namespace MspEvents.Domain;

/// <summary>An agreement to leave clocks out of the figures.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="Metric">The metric; null for all of the ticket's.</param>
/// <param name="Reason">Why.</param>
/// <param name="AgreedBy">Who of the client agreed.</param>
public sealed record SlaExclusion(long Position, ServiceMetric? Metric, string Reason, string AgreedBy);

/// <summary>All of a contract's exclusions, by ticket.</summary>
public sealed class SlaExclusions
{
    readonly ILookup<Guid, SlaExclusion> byTicket;
    readonly Dictionary<long, SlaExclusion> byPosition;

    SlaExclusions(ILookup<Guid, SlaExclusion> byTicket)
    {
        this.byTicket = byTicket;
        byPosition = byTicket.SelectMany(exclusions => exclusions).ToDictionary(exclusion => exclusion.Position);
    }

    /// <summary>Reads them from a contract's facts.</summary>
    public static SlaExclusions Of(IEnumerable<Fact> contractFacts) => new(contractFacts
        .OrderBy(fact => fact.Position)
        .Where(fact => fact.Event is SlaExclusionAgreed)
        .Select(fact => (fact.Position, Agreed: (SlaExclusionAgreed)fact.Event))
        .ToLookup(
            fact => fact.Agreed.TicketId,
            fact => new SlaExclusion(fact.Position, fact.Agreed.Metric, fact.Agreed.Reason, fact.Agreed.AgreedBy)));

    /// <summary>The first agreement that leaves a clock out, if any does.</summary>
    public SlaExclusion? For(Guid ticketId, ServiceMetric metric) =>
        byTicket[ticketId].FirstOrDefault(exclusion => exclusion.Metric is null || exclusion.Metric == metric);

    /// <summary>The agreement at a place in the log.</summary>
    public SlaExclusion At(long position) => byPosition[position];
}
