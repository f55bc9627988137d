using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>Which streams name a stream, and from when until when: the reverse of what tickets, work, changes, feedback, initiatives, stories and use cases say.</summary>
public sealed class StreamLinksProjection() : Projection(LinksName, 1, 2)
{
    /// <summary>The projection's name.</summary>
    public const string LinksName = "stream_links";

    static readonly ViewTable<StreamLink> Links = new("views_stream_links", "owner_id", ["owner_id", "slot", "from_position"],
    [
        Column<StreamLink>.Uuid("owner_id", row => row.OwnerId),
        Column<StreamLink>.Uuid("source_id", row => row.SourceId),
        Column<StreamLink>.Text("source_kind", row => row.SourceKind),
        Column<StreamLink>.Text("slot", row => row.Slot),
        Column<StreamLink>.Uuid("target_id", row => row.TargetId),
        Column<StreamLink>.Text("relation", row => row.Relation),
        Column<StreamLink>.BigInt("from_position", row => row.From.Position),
        Column<StreamLink>.Timestamp("from_at", row => row.From.Event.OccurredAt),
        Column<StreamLink>.BigInt("until_position", row => row.Until?.Position),
        Column<StreamLink>.Timestamp("until_at", row => row.Until?.Event.OccurredAt),
    ]);

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        // Work is followed wherever it is logged.
        .Stream<ITicketEvent>()
        .On<TicketOpened>().On<TicketCorrected>().On<TicketLinked>().On<WorkLogged>().On<WorkCorrected>().On<WorkVoided>()
        .Ignore<TicketAssigned>().Ignore<ProviderResponded>().Ignore<CustomerReplied>().Ignore<TicketPaused>().Ignore<TicketResumed>()
        .Ignore<TicketReprioritised>().Ignore<TicketEscalated>().Ignore<TicketResolved>().Ignore<TicketReopened>().Ignore<TicketClosed>()
        .Ignore<TicketCancelled>().Ignore<SlaThresholdReached>()
        .Stream<ChangeRequestEvent>()
        .On<ChangeRaised>()
        .Ignore<ChangeAssessed>().Ignore<ChangeSubmitted>().Ignore<ChangeApproved>().Ignore<ChangeRejected>().Ignore<ChangeDeferred>()
        .Ignore<ChangeWithdrawn>().Ignore<ChangeImplemented>()
        .Stream<FeedbackEvent>()
        .On<FeedbackReceived>().On<FeedbackActedUpon>().On<FeedbackRetracted>().Ignore<FeedbackAcknowledged>().Ignore<FeedbackClosed>()
        .Stream<IInitiativeEvent>()
        .On<InitiativePlanned>().Ignore<InitiativeStarted>().Ignore<InitiativeProgressed>().Ignore<InitiativeCommunicated>().Ignore<InvestmentRecorded>()
        .Ignore<InitiativeFinished>().Ignore<BenefitConfirmed>().Ignore<InitiativeAbandoned>().Ignore<ResourcesAllocated>()
        .Stream<IStoryEvent>()
        .On<StoryAnalysed>().On<StoryMerged>().On<StoryUnmerged>()
        .Ignore<StoryCaptured>().Ignore<ClarificationRequested>().Ignore<StoryClarified>().Ignore<StoryRefined>().Ignore<StoryPrioritised>()
        .Ignore<StoryValidated>().Ignore<StoryDesigned>().Ignore<StoryStarted>().Ignore<StoryDelivered>().Ignore<StoryAccepted>().Ignore<StorySentBack>()
        .Ignore<StoryRetired>()
        .Stream<IUseCaseEvent>()
        .On<UseCaseDefined>().On<UseCaseRevised>()
        .Ignore<UseCasePrioritised>().Ignore<RationaleCommunicated>().Ignore<RationaleAcknowledged>().Ignore<TemplateAdopted>().Ignore<TrainingRecorded>()
        .Ignore<UseCaseReviewed>().Ignore<UseCaseRetired>().Ignore<ScenarioEvent>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [Links];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        foreach (var link in StreamLink.Of(key, scope.Of(key)))
            rows.Add(Links, link);
    }
}
