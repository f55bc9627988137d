using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>The clocks of all tickets, flat, so that any instant can be judged later; and the figures of each month as they were reported.</summary>
public class SlaProjection() : Projection("sla", 1, 2)
{
    /// <inheritdoc/>
    public override Following Follows { get; } = SlaFollowing.Make()
        .On<ContractSigned>()
        .On<SlaExclusionAgreed>(agreed => agreed.TicketId)
        .On<ReportDelivered>().On<SlaRestated>()
        .Ignore<CommunicationAgreed>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [SlaTables.Tickets, SlaTables.Clocks, SlaTables.Calendars, SlaTables.Reports];

    internal override bool ReadsContract => true;

    internal override bool EndsPage(StoredEvent stored) => stored.Event is ReportDelivered or SlaRestated;

    internal override Task<IReadOnlyList<Guid>> KeysConcernedAsync(
        TenantSession session, int version, StoredEvent wide, Guid? after, int limit, CancellationToken cancellationToken) =>
        SlaFollowing.TicketsConcernedAsync(session, SlaTables.Tickets.In(version), wide, after, limit, cancellationToken);

    internal override async Task AfterPageAsync(ProjectionPage page, CancellationToken cancellationToken)
    {
        // A page ends with such an event: what the rows say now is what they say at its position.
        var last = page.Events[^1];
        if (!EndsPage(last))
            return;
        var contract = page.Scope.Contract(last.StreamId);
        if (SlaFreeze.Of(contract.Facts).FirstOrDefault(freeze => freeze.Position == last.Position) is { } freeze)
            await SlaReports.FreezeAsync(page, freeze, contract, last.StreamId, cancellationToken);
    }

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        switch (facts.Count == 0 ? null : facts[0].Event)
        {
            case ContractEvent:
                FoldContract(key, scope, rows);
                break;
            case ITicketEvent opened:
                FoldTicket(key, facts, opened.ContractId!.Value, scope, rows);
                break;
        }
    }

    static void FoldContract(Guid key, FoldScope scope, ViewRows rows)
    {
        var contract = scope.Contract(key);
        foreach (var calendar in contract.Calendars().DistinctBy(contract.HashOf))
            rows.Add(SlaTables.Calendars, new(key, contract.HashOf(calendar)!, CalendarHash.Json(calendar)));
    }

    static void FoldTicket(Guid key, IReadOnlyList<Fact> facts, Guid contractId, FoldScope scope, ViewRows rows)
    {
        if (facts.Select(fact => fact.Event).OfType<TicketOpened>().FirstOrDefault() is not { } opened)
            return;
        var contract = scope.Contract(contractId);
        var clocks = TicketClocks.Of(facts, contract.Terms);
        rows.Add(SlaTables.Tickets, new(key, contractId, opened.OccurredAt, clocks.FinishedAt));
        foreach (var clock in clocks.Eras)
            rows.Add(SlaTables.Clocks, ClockRow.Of(key, opened, contract, clock));
    }
}
