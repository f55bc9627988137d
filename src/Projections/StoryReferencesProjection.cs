using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>Which streams name a story, and from when until when: the reverse of what they say, for a story's trace at any point.</summary>
public sealed class StoryReferencesProjection() : Projection(ReferencesName, 1, 2)
{
    /// <summary>The projection's name.</summary>
    public const string ReferencesName = "story_references";

    static readonly ViewTable<StoryReference> References = new(
        "views_story_references", "owner_id", ["owner_id", "source_id", "story_id", "relation", "from_position"],
    [
        Column<StoryReference>.Uuid("owner_id", row => row.OwnerId),
        Column<StoryReference>.Uuid("source_id", row => row.SourceId),
        Column<StoryReference>.Uuid("story_id", row => row.StoryId),
        Column<StoryReference>.Text("kind", row => row.Kind),
        Column<StoryReference>.Text("relation", row => row.Relation),
        Column<StoryReference>.BigInt("from_position", row => row.From.Position),
        Column<StoryReference>.Timestamp("from_at", row => row.From.Event.OccurredAt),
        Column<StoryReference>.BigInt("until_position", row => row.Until?.Position),
        Column<StoryReference>.Timestamp("until_at", row => row.Until?.Event.OccurredAt),
    ]);

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ITicketEvent>()
        .On<TicketOpened>().On<TicketCorrected>().On<TicketLinked>()
        .Ignore<TicketAssigned>().Ignore<ProviderResponded>().Ignore<CustomerReplied>().Ignore<TicketPaused>().Ignore<TicketResumed>()
        .Ignore<TicketReprioritised>().Ignore<TicketEscalated>().Ignore<TicketResolved>().Ignore<TicketReopened>().Ignore<TicketClosed>()
        .Ignore<TicketCancelled>().Ignore<SlaThresholdReached>().Ignore<WorkLogged>().Ignore<WorkCorrected>().Ignore<WorkVoided>()
        .Stream<ChangeRequestEvent>()
        .On<ChangeRaised>()
        .Ignore<ChangeAssessed>().Ignore<ChangeSubmitted>().Ignore<ChangeApproved>().Ignore<ChangeRejected>().Ignore<ChangeDeferred>()
        .Ignore<ChangeWithdrawn>().Ignore<ChangeImplemented>()
        .Stream<FeedbackEvent>()
        .On<FeedbackReceived>().On<FeedbackActedUpon>().On<FeedbackRetracted>().Ignore<FeedbackAcknowledged>().Ignore<FeedbackClosed>()
        .Stream<IStoryEvent>()
        .On<StoryAnalysed>().On<StoryMerged>().On<StoryUnmerged>()
        .Ignore<StoryCaptured>().Ignore<ClarificationRequested>().Ignore<StoryClarified>().Ignore<StoryRefined>().Ignore<StoryPrioritised>()
        .Ignore<StoryValidated>().Ignore<StoryDesigned>().Ignore<StoryStarted>().Ignore<StoryDelivered>().Ignore<StoryAccepted>().Ignore<StorySentBack>()
        .Ignore<StoryRetired>().Ignore<ResourcesAllocated>()
        .Stream<IUseCaseEvent>()
        .On<UseCaseDefined>().On<UseCaseRevised>()
        .Ignore<UseCasePrioritised>().Ignore<RationaleCommunicated>().Ignore<RationaleAcknowledged>().Ignore<TemplateAdopted>().Ignore<TrainingRecorded>()
        .Ignore<UseCaseReviewed>().Ignore<UseCaseRetired>().Ignore<ScenarioEvent>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } = [References];

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        foreach (var reference in StoryReference.Of(key, scope.Of(key)))
            rows.Add(References, reference);
    }
}
