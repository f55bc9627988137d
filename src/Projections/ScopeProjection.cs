using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Work with what allowed it, the baselines and changes it is judged by, and every step of them: all that a contract's scope follows from.</summary>
/// <remarks>
/// The key is the stream: that of the work, of the contract, of the change request. A change approved late and an amendment told late reach every piece of work
/// they can concern, found in the rows themselves.
/// </remarks>
public sealed class ScopeProjection() : Projection(ProjectionName, 1, 2)
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "scope";

    /// <inheritdoc/>
    public override Following Follows { get; } = new Following()
        .Stream<ContractEvent>()
        .On<ContractSigned>().OnAllConcerned<ScopeAmended>()
        .Ignore<ServiceLevelsAmended>().Ignore<CalendarAmended>().Ignore<IncentivesAmended>().Ignore<BlockHoursPurchased>()
        .Ignore<OutageRecorded>().Ignore<OutageEnded>().Ignore<CommunicationAgreed>().Ignore<KpiAgreed>().Ignore<KpiMeasured>().Ignore<KpiRetired>()
        .Ignore<SlaExclusionAgreed>().Ignore<SlaRestated>().Ignore<ReportDelivered>().Ignore<ContractRenewed>().Ignore<ContractTerminated>()
        .Stream<ChangeRequestEvent>()
        .On<ChangeRaised>().On<ChangeAssessed>().On<ChangeSubmitted>().OnAllConcerned<ChangeApproved>().On<ChangeRejected>().On<ChangeDeferred>()
        .On<ChangeWithdrawn>().On<ChangeImplemented>()
        .Stream<IStoryEvent>()
        .On<StoryCaptured>().On<StoryClarified>().On<StoryRefined>().On<StoryMerged>().On<StoryUnmerged>().On<StoryRetired>()
        .Ignore<ClarificationRequested>().Ignore<StoryAnalysed>().Ignore<StoryPrioritised>().Ignore<StoryValidated>().Ignore<StoryDesigned>()
        .Ignore<StoryStarted>().Ignore<StoryDelivered>().Ignore<StoryAccepted>().Ignore<StorySentBack>()
        // Of tickets and initiatives nothing but work concerns scope.
        .Stream<ITicketEvent>().Ignore<TicketEvent>()
        .Stream<IInitiativeEvent>().Ignore<InitiativeEvent>()
        .On<WorkLogged>().On<WorkCorrected>().On<WorkVoided>()
        .Ignore<ResourcesAllocated>();

    /// <inheritdoc/>
    public override IReadOnlyList<ViewTable> Tables { get; } =
        [ScopeTables.Work, ScopeTables.WorkSteps, ScopeTables.StorySteps, ScopeTables.Changes, ScopeTables.Baselines];

    /// <summary>The contracts and change requests that a stream's work names.</summary>
    internal override IEnumerable<Guid> Reads(IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            var entry = fact.Event switch
            {
                WorkLogged e => e.Work,
                WorkCorrected e => e.Work,
                _ => null,
            };
            if (entry is null)
                continue;
            if (fact.Event.ContractId is { } contract)
                yield return contract;
            if (entry.ChangeRequestId is { } change)
                yield return change;
        }
    }

    internal override async Task<IReadOnlyList<Guid>> KeysConcernedAsync(
        TenantSession session, int version, StoredEvent wide, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var (concerned, parameters) = Concerned(wide);
        await using var command = new NpgsqlCommand(
            $"""
             select distinct stream_id from {ScopeTables.Work.In(version)}
             where tenant_id = $1 and stream_id > $2 and {concerned}
             order by stream_id limit $3
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var streams = new List<Guid>(limit);
        while (await reader.ReadAsync(cancellationToken))
            streams.Add(reader.GetGuid(0));
        return streams;
    }

    /// <summary>Work that an event may decide anew: what names the change; what names an item amended and began no earlier than the amendment counts.</summary>
    static (string Condition, NpgsqlParameter[] Parameters) Concerned(StoredEvent wide) => wide.Event switch
    {
        ChangeApproved => ("change_request_id = $4", [new NpgsqlParameter<Guid> { TypedValue = wide.StreamId }]),
        ScopeAmended amended => (
            // A day to spare for the contract's zone, which is not known here.
            "contract_id = $4 and scope_item = any ($5) and started_at >= ($6 - 1)::timestamp at time zone 'UTC'",
            [
                new NpgsqlParameter<Guid> { TypedValue = wide.StreamId },
                new NpgsqlParameter<string[]> { TypedValue = [.. amended.Add.Concat(amended.Change).Select(item => item.Key).Concat(amended.Remove)] },
                new NpgsqlParameter<DateOnly> { TypedValue = amended.EffectiveFrom.ToDateOnly() },
            ]),
        _ => throw new UnknownEvent(wide.Event),
    };

    internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
    {
        var facts = scope.Of(key);
        switch (facts.Count == 0 ? null : facts[0].Event)
        {
            case ContractEvent { ClientId: var client }:
                FoldContract(key, client, scope, rows);
                break;
            case ChangeRaised raised:
                rows.Add(ScopeTables.Changes, new(key, raised, ChangeRequest.Decider.Fold(facts), facts[0].Position));
                break;
            case StoryEvent:
                FoldStory(key, facts, rows);
                FoldWork(key, facts, scope, rows);
                break;
            default:
                FoldWork(key, facts, scope, rows);
                break;
        }
    }

    static void FoldContract(Guid key, Guid client, FoldScope scope, ViewRows rows)
    {
        var terms = scope.Contract(key).Terms;
        foreach (var (sequence, step) in BaselineStep.Of(terms).Index())
            rows.Add(ScopeTables.Baselines, new(key, client, sequence, step, MonthOf(terms, step.Baseline.EffectiveAt)));
    }

    static void FoldStory(Guid key, IReadOnlyList<Fact> facts, ViewRows rows)
    {
        var (contract, steps) = StoryStep.Of(key, facts);
        if (contract is not { } under)
            return;
        foreach (var step in steps)
            rows.Add(ScopeTables.StorySteps, new(under, step));
    }

    static void FoldWork(Guid key, IReadOnlyList<Fact> facts, FoldScope scope, ViewRows rows)
    {
        if (ContractWork.Of(key, facts) is not { } work)
            return;
        foreach (var (contract, step) in work.Steps)
            rows.Add(ScopeTables.WorkSteps, new(contract, step));
        foreach (var entry in work.Ledger.Entries)
        {
            if (work.ContractOf(entry.WorkId) is not { } contract)
                continue;
            var terms = scope.Contract(contract).Terms;
            var coverage = CoverageRule.Of(LoggedWork.Of(entry), terms, Approvals(entry, contract, scope));
            rows.Add(ScopeTables.Work, new(entry, work.Holder, key, contract, facts[0].Event.ClientId, coverage, MonthOf(terms, entry.StartedAt)));
        }
    }

    static Dictionary<Guid, Instant> Approvals(WorkEntry entry, Guid contract, FoldScope scope)
    {
        var approvals = new Dictionary<Guid, Instant>();
        if (entry.ChangeRequestId is not { } change)
            return approvals;
        var approved = scope.Of<ChangeRequestEvent>(change).Select(fact => fact.Event).OfType<ChangeApproved>().FirstOrDefault();
        if (approved?.ContractId == contract)
            approvals.Add(change, approved.OccurredAt);
        return approvals;
    }

    static LocalDate MonthOf(ContractTerms terms, Instant instant) => terms.MonthOf(instant).OnDayOfMonth(1);
}
