using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>Each time client and provider met: tickets, messages both ways, reviews and feedback, flat, so that they are counted by whatever is asked.</summary>
public sealed class InteractionsProjection() : Projection("interactions", 1, 2)
{
    static readonly ViewTable<Row> Interactions = new("views_interactions", "stream_id", ["stream_id", "version"],
    [
        Column<Row>.Uuid("stream_id", row => row.StreamId),
        Column<Row>.BigInt("version", row => row.Fact.Version),
        Column<Row>.Text("kind", row => row.Kind),
        Column<Row>.Uuid("client_id", row => row.Fact.Event.ClientId),
        Column<Row>.Uuid("contract_id", row => row.Fact.Event.ContractId),
        Column<Row>.Text("channel", row => row.Channel),
        Column<Row>.Timestamp("occurred_at", row => row.At),
        Column<Row>.Numeric("acknowledged_after_seconds", row => row.AcknowledgedAfter is { } after ? after.BclCompatibleTicks / 10_000_000m : null),
    ]);

    static readonly ViewTable<ZoneRow> Zones = new("views_interaction_zones", "client_id", ["client_id"],
    [
        Column<ZoneRow>.Uuid("client_id", row => row.ClientId),
        Column<ZoneRow>.Text("time_zone", row => row.TimeZone),
    ]);

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ClientEvent>()
        .On<ClientOnboarded>().Ignore<ClientRenamed>().Ignore<PainPointNamed>().Ignore<ClientOffboarded>()
        .Stream<ITicketEvent>()
        .On<TicketOpened>().On<CustomerReplied>().On<ProviderResponded>()
        .Ignore<TicketAssigned>().Ignore<TicketPaused>().Ignore<TicketResumed>().Ignore<TicketReprioritised>().Ignore<TicketEscalated>()
        .Ignore<TicketCorrected>().Ignore<TicketLinked>().Ignore<TicketResolved>().Ignore<TicketReopened>().Ignore<TicketClosed>().Ignore<TicketCancelled>()
        .Ignore<SlaThresholdReached>().Ignore<WorkLogged>().Ignore<WorkCorrected>().Ignore<WorkVoided>()
        .Stream<IInitiativeEvent>()
        .On<InitiativeCommunicated>()
        .Ignore<InitiativePlanned>().Ignore<InitiativeStarted>().Ignore<InitiativeProgressed>().Ignore<InvestmentRecorded>().Ignore<ResourcesAllocated>()
        .Ignore<InitiativeFinished>().Ignore<BenefitConfirmed>().Ignore<InitiativeAbandoned>()
        .Stream<FeedbackEvent>()
        .On<FeedbackReceived>().On<FeedbackAcknowledged>().On<FeedbackRetracted>().Ignore<FeedbackActedUpon>().Ignore<FeedbackClosed>()
        .Stream<ServiceReviewEvent>()
        .On<ReviewHeld>().Ignore<ReviewScheduled>().Ignore<ActionAgreed>().Ignore<ActionCompleted>().Ignore<ReviewCancelled>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Interactions, Zones];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        if (facts.Count == 0)
            return;
        switch (facts[0].Event)
        {
            case ClientOnboarded client:
                rows.Add(Zones, new(key, client.TimeZone));
                break;
            case TicketOpened opened:
                foreach (var row in OnTicket(key, SlaTables.NameOf(opened.Channel), facts))
                    rows.Add(Interactions, row);
                break;
            case InitiativePlanned:
                foreach (var fact in facts)
                {
                    if (fact.Event is InitiativeCommunicated told)
                        rows.Add(Interactions, new(key, fact, "messageToClient", told.Channel, told.OccurredAt));
                }

                break;
            case FeedbackReceived:
                if (OnFeedback(key, facts) is { } feedback)
                    rows.Add(Interactions, feedback);
                break;
            case ReviewScheduled:
                foreach (var fact in facts)
                {
                    if (fact.Event is ReviewHeld held)
                        rows.Add(Interactions, new(key, fact, "review", "review", held.HeldAt));
                }

                break;
        }
    }

    static IEnumerable<Row> OnTicket(Guid key, string channel, IReadOnlyList<Fact> facts) => facts
        .Select(fact => (Fact: fact, Kind: fact.Event switch
        {
            TicketOpened => "ticket",
            CustomerReplied => "messageFromClient",
            ProviderResponded { Public: true } => "messageToClient",
            _ => null,
        }))
        .Where(met => met.Kind is not null)
        .Select(met => new Row(key, met.Fact, met.Kind!, channel, met.Fact.Event.OccurredAt));

    static Row? OnFeedback(Guid key, IReadOnlyList<Fact> facts)
    {
        var feedback = Feedback.Decider.Fold(facts);
        if (feedback is not { Received: { } received, Retraction: null })
            return null;
        var fromClient = received.Direction == FeedbackDirection.FromClient;
        return new(
            key,
            facts.First(fact => fact.Event is FeedbackReceived),
            fromClient ? "feedbackFromClient" : "feedbackToClient",
            SlaTables.NameOf(received.Channel),
            received.OccurredAt,
            fromClient ? feedback.Acknowledgement?.OccurredAt - received.OccurredAt : null);
    }

    sealed record Row(Guid StreamId, Fact Fact, string Kind, string Channel, Instant At, Duration? AcknowledgedAfter = null);

    sealed record ZoneRow(Guid ClientId, string TimeZone);
}
