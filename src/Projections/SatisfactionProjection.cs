using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>
/// Each client's satisfaction day by day: what its streams say, and the daily grid that follows from it, worked out anew from the day a fact touches. Beside it
/// what asks for attention, since warnings are part of both.
/// </summary>
/// <remarks>Both follow from the tenant's thresholds: new ones reach every day of every client, or every open ticket and owed report, in slices.</remarks>
public class SatisfactionProjection() : Projection(SatisfactionRows.Projection, 1, 2)
{
    // A client has a row for each day of years.
    const int ClientsAtOnce = 20;

    static readonly string[] TimedKinds =
        [.. new[] { AttentionKind.Unowned, AttentionKind.Silent, AttentionKind.Ageing, AttentionKind.Report }.Select(SlaTables.NameOf)];

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ClientEvent>()
        .On<ClientOnboarded>().Ignore<ClientRenamed>().Ignore<PainPointNamed>().Ignore<ClientOffboarded>()
        .Stream<ContractEvent>()
        .On<ContractSigned>().On<ReportDelivered>().On<CommunicationAgreed>().On<ContractRenewed>().On<ContractTerminated>()
        .Ignore<ServiceLevelsAmended>().Ignore<CalendarAmended>().Ignore<IncentivesAmended>().Ignore<ScopeAmended>().Ignore<BlockHoursPurchased>()
        .Ignore<OutageRecorded>().Ignore<OutageEnded>().Ignore<KpiAgreed>().Ignore<KpiMeasured>().Ignore<KpiRetired>()
        .Ignore<SlaExclusionAgreed>().Ignore<SlaRestated>()
        .Stream<ITicketEvent>()
        .On<TicketOpened>().On<TicketAssigned>().On<ProviderResponded>().On<CustomerReplied>().On<TicketCorrected>()
        .On<TicketResolved>().On<TicketReopened>().On<TicketClosed>().On<TicketCancelled>()
        .Ignore<TicketPaused>().Ignore<TicketResumed>().Ignore<TicketReprioritised>().Ignore<TicketEscalated>().Ignore<TicketLinked>()
        .Ignore<SlaThresholdReached>().Ignore<WorkLogged>().Ignore<WorkCorrected>().Ignore<WorkVoided>()
        .Stream<ChangeRequestEvent>()
        .On<ChangeSubmitted>().On<ChangeAssessed>().On<ChangeApproved>().On<ChangeRejected>().On<ChangeDeferred>().On<ChangeWithdrawn>()
        .Ignore<ChangeRaised>().Ignore<ChangeImplemented>()
        .Stream<FeedbackEvent>()
        .On<FeedbackReceived>().On<FeedbackRetracted>().On<FeedbackActedUpon>().On<FeedbackClosed>().Ignore<FeedbackAcknowledged>()
        .Stream<IInitiativeEvent>()
        .On<InitiativeStarted>().On<InitiativeFinished>().On<InitiativeAbandoned>().On<BenefitConfirmed>().On<InitiativeCommunicated>()
        .Ignore<InitiativePlanned>().Ignore<InitiativeProgressed>().Ignore<InvestmentRecorded>().Ignore<ResourcesAllocated>()
        .Stream<ServiceReviewEvent>()
        .On<ReviewScheduled>().On<ReviewHeld>().On<ActionAgreed>().On<ActionCompleted>().On<ReviewCancelled>()
        .Stream<IUseCaseEvent>()
        .On<UseCaseRevised>().On<UseCaseReviewed>().On<UseCaseRetired>()
        .Ignore<UseCaseDefined>().Ignore<UseCasePrioritised>().Ignore<RationaleCommunicated>().Ignore<RationaleAcknowledged>().Ignore<TemplateAdopted>()
        .Ignore<TrainingRecorded>().Ignore<ScenarioEvent>()
        .Stream<IServiceAreaEvent>()
        .On<KeiDefined>().On<KeiReviewed>()
        .Ignore<ServiceAreaTargeted>().Ignore<CustomerVoiceHeard>().Ignore<KeiMeasured>().Ignore<AwarenessDelivered>().Ignore<PhaseAdvanced>()
        .Stream<SettingsEvent>()
        .OnAllConcerned<SatisfactionThresholdsSet>().OnAllConcerned<AttentionThresholdsSet>().Ignore<ScopeThresholdsSet>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } =
    [
        SatisfactionTables.Clients, SatisfactionTables.Contracts, SatisfactionTables.Answers, SatisfactionTables.Initiatives, SatisfactionTables.Contacts,
        SatisfactionTables.Days, SatisfactionTables.Attention, PromisedReviews.Promises, PromisedReviews.Reviews,
    ];

    internal override bool ReadsSettings => true;

    internal override int SliceOf(StoredEvent wide, int most) => Concerned(wide).Clients ? Math.Min(most, ClientsAtOnce) : most;

    internal override async Task<IReadOnlyList<Guid>> KeysConcernedAsync(
        TenantSession session, int version, StoredEvent wide, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var (clients, streams) = Concerned(wide);
        await using var command = new NpgsqlCommand(
            $"""
             (select client_id as id from {SatisfactionTables.Clients.In(version)} where $4 and tenant_id = $1 and client_id > $2 order by 1 limit $3)
             union
             (select distinct stream_id from {SatisfactionTables.Attention.In(version)}
              where $5 and tenant_id = $1 and stream_id > $2 and kind = any ($6) order by 1 limit $3)
             order by id limit $3
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = clients });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = streams });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = TimedKinds });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<Guid>(limit);
        while (await reader.ReadAsync(cancellationToken))
            keys.Add(reader.GetGuid(0));
        return keys;
    }

    /// <summary>What new thresholds change: days and warnings of all clients, or what open tickets and reports still owed ask for.</summary>
    static (bool Clients, bool Streams) Concerned(StoredEvent wide) => wide.Event switch
    {
        SatisfactionThresholdsSet => (true, false),
        AttentionThresholdsSet { Thresholds: var set } => (
            set.WarningsFrom is not null, (set.UnownedMinutes ?? set.SilentDays ?? set.AgeingDays ?? set.ReportDays) is not null),
        _ => throw new UnknownEvent(wide.Event),
    };

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        if (facts.Count == 0)
            return;
        var client = facts[0].Event.ClientId;
        if (facts.Select(fact => fact.Event).OfType<ClientOnboarded>().FirstOrDefault() is { } onboarded)
            rows.Add(SatisfactionTables.Clients, new(key, onboarded));
        if (facts.Select(fact => fact.Event).OfType<ContractSigned>().FirstOrDefault() is { } signed)
            rows.Add(SatisfactionTables.Contracts, new(key, signed));
        var evidence = SatisfactionEvidence.Of(facts);
        foreach (var answer in evidence.Answers)
            rows.Add(SatisfactionTables.Answers, new(key, client, answer));
        foreach (var initiative in evidence.Initiatives)
            rows.Add(SatisfactionTables.Initiatives, new(key, client, initiative));
        foreach (var contact in evidence.Contacts.Distinct())
            rows.Add(SatisfactionTables.Contacts, new(key, client, contact));
        PromisedReviews.Gather(key, facts, rows);
        foreach (var item in AttentionItem.Of(facts, scope.Settings.Attention))
            rows.Add(SatisfactionTables.Attention, new(key, StreamIndexProjection.KindOf(facts[0].Event), client, facts[0].Event.ContractId, item));
    }

    internal override async Task AfterPageAsync(ProjectionPage page, CancellationToken cancellationToken)
    {
        var touched = page.Events.Where(MovesDays).GroupBy(stored => ((DomainEvent)stored.Event).ClientId, stored => TouchedFrom(stored, page.Scope));
        var days = new SatisfactionDays(page.Session, page.Version, page.Scope.Settings);
        foreach (var client in touched)
            await days.RecomputeAsync(client.Key, client.Any(from => from is null) ? null : client.Min(), cancellationToken);
        var contracts = page.Events.Select(stored => stored.Event).Where(@event => @event is ContractEvent or ServiceReviewEvent)
            .Select(@event => ((DomainEvent)@event).ContractId).OfType<Guid>();
        await PromisedReviews.WriteAsync(page, contracts, cancellationToken);
    }

    internal override async Task AfterSliceAsync(ProjectionPage page, IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        // What was folded anew of a contract is without what follows from its reviews.
        await PromisedReviews.WriteAsync(page, keys.Where(key => page.Scope.Of<ContractEvent>(key).Count > 0), cancellationToken);
        if (!Concerned(page.Events[0]).Clients)
            return;
        var days = new SatisfactionDays(page.Session, page.Version, page.Scope.Settings);
        foreach (var key in keys.Where(key => page.Scope.Of<ClientEvent>(key).Count > 0))
            await days.RecomputeAsync(key, null, cancellationToken);
    }

    // What only asks for attention moves no day.
    static bool MovesDays(StoredEvent stored) => stored.Event
        is ClientOnboarded or ContractSigned or ReportDelivered or ProviderResponded or CustomerReplied or FeedbackReceived or FeedbackRetracted
        or InitiativeStarted or InitiativeFinished or InitiativeAbandoned or BenefitConfirmed or InitiativeCommunicated or ReviewHeld;

    /// <summary>The instant from whose day on an event changes days; null where it may move day 0.</summary>
    static Instant? TouchedFrom(StoredEvent stored, FoldScope scope) => stored.Event switch
    {
        ClientOnboarded or ContractSigned => null,
        FeedbackRetracted => scope.Of(stored.StreamId).Min(fact => fact.Event.OccurredAt),
        ReviewHeld held => held.HeldAt,
        DomainEvent other => other.OccurredAt,
        _ => throw new UnknownEvent(stored.Event),
    };
}
