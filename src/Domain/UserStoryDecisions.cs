using MspEvents.Domain.Json;
using static MspEvents.Domain.StoryStatus;

namespace MspEvents.Domain;

/// <content>
/// Decisions are made on the story as it was at the command's time. Refusals: <c>id_taken</c>, <c>client_offboarded</c>, <c>other_client</c>,
/// <c>not_allowed</c>, <c>out_of_order</c>, <c>no_open_question</c>, <c>dependency_cycle</c>, <c>questions_open</c>, <c>not_confirmed</c>,
/// <c>merge_into_itself</c>, <c>merge_target_gone</c>, <c>no_contract</c>, <c>contract_fixed</c>,
/// <c>change_request_of_other_contract</c>, <c>work_id_taken</c>, and those of <see cref="WorkLedger"/> and
/// <see cref="Domain.Resources"/>.
/// </content>
public sealed partial record UserStory
{
    static IReadOnlyList<IStoryEvent> Decide(UserStory then, UserStory now, StoryCommand command)
    {
        var decided = then.Decide(now, command);
        return now.StatusChangedAt > command.OccurredAt && !command.Imported && decided.Any(ChangesStatus)
            ? throw new BrokenRule("out_of_order", $"The story's status changed again at {now.StatusChangedAt}, after this.")
            : decided;
    }

    IReadOnlyList<IStoryEvent> Decide(UserStory now, StoryCommand command) => (Status, command) switch
    {
        (Uncaptured, CaptureStory c) => [Capture(c)],
        (_, CaptureStory c) => AlreadyCaptured(c) ? [] : throw new BrokenRule("id_taken", "Another story has this id."),
        (Uncaptured, _) => throw BrokenRule.NotAllowed(command, Status),

        // Late time sheets and plans are taken at any time.
        (_, LogStoryWork c) => now.LogWork(c),
        (_, CorrectStoryWork c) => CorrectWork(c),
        (_, VoidStoryWork c) => Work.IsToVoid(c.WorkId) ? [new WorkVoided(c.WorkId, c.Reason) { ContractId = ContractOf(c.WorkId) }] : [],
        (_, AllocateStoryResources c) => now.Resources.ToAllocate(c.Allocation) is { } allocated ? [allocated] : [],

        (Merged, MergeStory c) when c.Into.StoryId == MergedInto => [],
        (Merged, UnmergeStory) => [new StoryUnmerged()],
        (not Merged, UnmergeStory) => [],
        (Retired, RetireStory) => [],
        (Accepted, AcceptStory) => [],

        (Accepted or Merged or Retired, _) => throw BrokenRule.NotAllowed(command, Status),

        (_, RequestClarification c) => c.Questions.Except(Questions).ToList() is { Count: > 0 } open ? [new ClarificationRequested(open, c.Of)] : [],
        (_, ClarifyStory c) => Clarify(c),
        (_, RefineStory c) => Resolved(c.Changes, c.Contract) is { } changes ? [new StoryRefined(changes, c.Reason)] : [],
        (_, AnalyseStory c) => Analyse(c),
        (_, PrioritiseStory c) => Unless(Rating, new StoryPrioritised(c.Priority, c.Moscow, c.Rationale)),
        (_, ValidateStory c) => Unless(Validation?.By == c.By ? Validation : null, new StoryValidated(c.Evidence, c.Confirmed, c.Note)),
        (_, DesignStory c) => Unless(Design, new StoryDesigned(c.Blueprint, c.UseCaseId)),

        ( <= Designed, StartStory c) => Start(c),
        (InProgress, StartStory c) => c.Team is null || c.Team == Team ? [] : [new StoryStarted(c.Team)],
        (InProgress, DeliverStory c) => [new StoryDelivered(c.Outcome)],
        (Delivered, DeliverStory) => [],
        (Delivered, AcceptStory c) => [new StoryAccepted(c.Alignment, c.Note)],
        (Delivered, SendBackStory c) => [new StorySentBack(c.Reason)],
        (_, MergeStory c) => Merge(c),
        (_, RetireStory c) => [new StoryRetired(c.Reason)],

        _ => throw BrokenRule.NotAllowed(command, Status),
    };

    static bool ChangesStatus(IStoryEvent @event) =>
        @event is StoryStarted or StoryDelivered or StoryAccepted or StorySentBack or StoryMerged or StoryUnmerged or StoryRetired;

    static StoryCaptured Capture(CaptureStory c)
    {
        if (c.ClientOffboarded && !c.Imported)
            throw new BrokenRule("client_offboarded", "The client is served no longer.");
        RequireClient(c.Contract, c.ClientId);
        return new()
        {
            ClientId = c.ClientId,
            ContractId = c.Contract?.ContractId,
            Text = c.Text ?? StoryWording.Put(c.Role, c.Want, c.Benefit),
            Role = c.Role,
            Want = c.Want,
            Benefit = c.Benefit,
            PainPoint = c.PainPoint,
            DesiredOutcome = c.DesiredOutcome,
            Source = c.Source,
            SourceRef = c.SourceRef,
            Acceptance = c.Acceptance,
        };
    }

    // A client offboarded since changes nothing about what was asked.
    bool AlreadyCaptured(CaptureStory c) => DomainJson.Same(Capture(c with { Imported = true }), Captured! with { OccurredAt = default, By = null });

    IReadOnlyList<IStoryEvent> Clarify(ClarifyStory c) => Questions.IsEmpty
        ? throw new BrokenRule("no_open_question", "No question waits for an answer.")
        : [new StoryClarified(c.Answers, c.Changes is null ? null : Resolved(c.Changes, c.Contract))];

    /// <summary>Changes with the whole text they lead to; null where nothing becomes other.</summary>
    StoryChanges? Resolved(StoryChanges changes, StoryContract? contract)
    {
        RequireClient(contract, ClientId);
        // What was billed stays where it was billed: work that is logged has its contract.
        if (contract is { } named && ContractId is { } known && named.ContractId != known)
            throw new BrokenRule("contract_fixed", "The story falls under a contract already.");
        var wording = Wording.With(changes);
        var resolved = wording == Wording
            ? changes with { Text = null, Role = null, Want = null, Benefit = null }
            : changes with { Text = wording.Text, Role = wording.Role, Want = wording.Want, Benefit = wording.Benefit };
        var after = Changed(resolved);
        return after.Acceptance.SequenceEqual(Acceptance) && after with { Acceptance = Acceptance } == this ? null : resolved;
    }

    IReadOnlyList<IStoryEvent> Analyse(AnalyseStory c)
    {
        if (c.Known.FirstOrDefault(known => known.ClientId != ClientId && c.DependsOn.Contains(known.StoryId)) is { } foreign)
            throw new BrokenRule("other_client", $"The story {foreign.StoryId} is of another client.");
        if (StoryDependencies.CycleThrough(c.StoryId, c.DependsOn, c.Known) is { } cycle)
            throw new BrokenRule("dependency_cycle", $"The story would depend on itself: {string.Join(" -> ", cycle)}.");
        return Unless(Analysis, new StoryAnalysed(c.Category, c.Complexity, c.Impact, [.. c.DependsOn.Distinct()], [.. c.Themes.Distinct(StringComparer.Ordinal)]));
    }

    IReadOnlyList<IStoryEvent> Start(StartStory c)
    {
        if (!c.Imported && !Questions.IsEmpty)
            throw new BrokenRule("questions_open", $"{Questions.Count} questions wait for an answer.");
        if (!c.Imported && Validation is { Confirmed: false })
            throw new BrokenRule("not_confirmed", "The last validation did not confirm the need.");
        return [new StoryStarted(c.Team)];
    }

    IReadOnlyList<IStoryEvent> Merge(MergeStory c)
    {
        if (c.Into.StoryId == c.StoryId)
            throw new BrokenRule("merge_into_itself", "A story is merged into another.");
        if (c.Into.ClientId != ClientId)
            throw new BrokenRule("other_client", "The other story is of another client.");
        return c.Into.Status is Merged or Retired
            ? throw new BrokenRule("merge_target_gone", $"The other story is {c.Into.Status}; nothing goes on in it.")
            : [new StoryMerged(c.Into.StoryId)];
    }

    IReadOnlyList<IStoryEvent> LogWork(LogStoryWork c)
    {
        RequireClient(c.Contract, ClientId);
        var contract = ContractId ?? c.Contract?.ContractId;
        if (contract is null || c.Terms is null)
            throw new BrokenRule("no_contract", "The story falls under no contract; name the one the work is for.");
        if (c.Contract is { } named && named.ContractId != contract)
            throw new BrokenRule("contract_fixed", "The story falls under another contract.");
        RequireContract(c.ChangeContractId, contract);
        if (WorkContracts.TryGetValue(c.WorkId, out var before) && before != contract)
            throw new BrokenRule("work_id_taken", $"Other work is logged as {c.WorkId}.");
        return Work.ToLog(c.WorkId, c.Work, c.Terms, c.OccurredAt) is { } work ? [new WorkLogged(work) { ContractId = contract }] : [];
    }

    IReadOnlyList<IStoryEvent> CorrectWork(CorrectStoryWork c)
    {
        if (Work.ToCorrect(c.WorkId, c.Changes, c.Terms ?? NoTerms) is not { } work)
            return [];
        RequireContract(c.ChangeContractId, ContractOf(c.WorkId));
        return [new WorkCorrected(work, c.Reason) { ContractId = ContractOf(c.WorkId) }];
    }

    Guid? ContractOf(Guid workId) => WorkContracts.TryGetValue(workId, out var contract) ? contract : null;

    static WorkTerms NoTerms { get; } = new(new Dictionary<string, long>(), new HashSet<string>());

    static void RequireContract(Guid? changeContractId, Guid? contractId)
    {
        if (changeContractId is { } change && change != contractId)
            throw new BrokenRule("change_request_of_other_contract", "The change request belongs to another contract.");
    }

    static void RequireClient(StoryContract? contract, Guid clientId)
    {
        if (contract is not null && contract.ClientId != clientId)
            throw new BrokenRule("other_client", "The contract is another client's.");
    }

    /// <summary>The fact, unless the last of its kind says the same.</summary>
    static IReadOnlyList<IStoryEvent> Unless<TEvent>(TEvent? last, TEvent next)
        where TEvent : StoryEvent =>
        last is not null && DomainJson.Same<DomainEvent>(last with { OccurredAt = default, By = null, ClientId = default, ContractId = null }, next)
            ? []
            : [next];
}
