using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>What the timer waits for: shares of targets still to be recorded, pauses that end by themselves, levels of escalation. An effect's own rows, never rebuilt.</summary>
public sealed class SlaTimerProjection() : Projection("sla_timer", 1)
{
    /// <summary>The table searched for what is due.</summary>
    internal static readonly ViewTable<TimerRow> Timers = new("views_sla_timers", "ticket_id", ["ticket_id", "occasion"],
    [
        Column<TimerRow>.Uuid("ticket_id", row => row.TicketId),
        Column<TimerRow>.Text("occasion", row => row.Occasion.Name),
        Column<TimerRow>.Timestamp("due_at", row => row.Occasion.At),
        Column<TimerRow>.BigInt("ticket_version", row => row.TicketVersion),
    ]);

    static readonly ViewTable<TicketRow> Tickets = new("views_sla_timer_tickets", "ticket_id", ["ticket_id"],
    [
        Column<TicketRow>.Uuid("ticket_id", row => row.TicketId),
        Column<TicketRow>.Uuid("contract_id", row => row.ContractId),
        Column<TicketRow>.Timestamp("finished_at", row => row.FinishedAt),
    ]);

    /// <inheritdoc/>
    public override Following Follows { get; } = SlaFollowing.Make()
        .OnAllOfContract<CommunicationAgreed>()
        .Ignore<ContractSigned>().Ignore<SlaExclusionAgreed>().Ignore<SlaRestated>().Ignore<ReportDelivered>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Tickets, Timers];

    internal override bool ReadsContract => true;

    internal override Task<IReadOnlyList<Guid>> KeysConcernedAsync(
        TenantSession session, int version, StoredEvent wide, Guid? after, int limit, CancellationToken cancellationToken) =>
        SlaFollowing.TicketsConcernedAsync(session, Tickets.In(version), wide, after, limit, cancellationToken);

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        if (facts.Count == 0 || facts[0].Event is not ITicketEvent { ContractId: { } contract })
            return;
        rows.Add(Tickets, new(key, contract, TicketClocks.FinishOf(facts)));
        foreach (var occasion in TimerOccasion.Of(facts, scope.Contract(contract)))
            rows.Add(Timers, new(key, occasion, facts[^1].Version));
    }

    /// <summary>One thing to wait for.</summary>
    internal sealed record TimerRow(Guid TicketId, TimerOccasion Occasion, long TicketVersion);

    sealed record TicketRow(Guid TicketId, Guid ContractId, Instant? FinishedAt);
}
