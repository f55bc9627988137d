using MspEvents.Domain.Json;
using static MspEvents.Domain.InitiativeStatus;

namespace MspEvents.Domain;

/// <content>
/// An initiative is planned, started and finished or abandoned; the client may be told of it, and time and money may be booked on it, at any of these.
/// Refusals: <c>id_taken</c>, <c>client_offboarded</c>, <c>not_allowed</c>, <c>out_of_order</c>, <c>no_contract</c>, <c>other_client</c>,
/// <c>change_request_of_other_contract</c>, <c>benefit_confirmed</c>, those of <see cref="WorkLedger"/> and of <see cref="Domain.Resources"/>.
/// </content>
public sealed partial record Initiative
{
    static IReadOnlyList<IInitiativeEvent> Decide(Initiative then, Initiative now, InitiativeCommand command)
    {
        var decided = then.Decide(now, command);
        return now.StatusChangedAt > command.OccurredAt && !command.Imported && decided.Any(ChangesStatus)
            ? throw new BrokenRule("out_of_order", $"The initiative's status changed again at {now.StatusChangedAt}, after this.")
            : decided;
    }

    IReadOnlyList<IInitiativeEvent> Decide(Initiative now, InitiativeCommand command) => (Status, command) switch
    {
        (Unplanned, PlanInitiative { ClientOffboarded: true, Imported: false }) => throw new BrokenRule("client_offboarded", "The client was served no longer by then."),
        (Unplanned, PlanInitiative c) => [Plan(c)],
        (_, PlanInitiative c) => DomainJson.Same(Plan(c), Planned! with { OccurredAt = default, By = null })
            ? []
            : throw new BrokenRule("id_taken", "Another initiative has this id."),
        (Unplanned, _) => throw BrokenRule.NotAllowed(command, Status),

        (_, CommunicateInitiative c) => [new InitiativeCommunicated(c.Audience, c.Channel, c.Message)],
        (_, RecordInvestment c) => [new InvestmentRecorded(c.Amount, c.Currency, c.Note)],
        (_, LogInitiativeWork c) => now.Log(c),
        (_, CorrectInitiativeWork c) => Correct(c),
        (_, VoidInitiativeWork c) => Work.IsToVoid(c.WorkId) ? [new WorkVoided(c.WorkId, c.Reason) { ContractId = ContractOf(c.WorkId) }] : [],

        (InitiativeStatus.Planned, StartInitiative) => [new InitiativeStarted()],
        (Started, StartInitiative) => [],
        (Started, ProgressInitiative c) => [new InitiativeProgressed(c.Note, c.Metric, c.Value)],
        (InitiativeStatus.Planned or Started, AllocateInitiativeResources c) => now.Resources.ToAllocate(c.Allocation) is { } allocated ? [allocated] : [],
        (Started, FinishInitiative c) => [new InitiativeFinished(c.Result)],
        (InitiativeStatus.Finished, FinishInitiative) => [],
        (InitiativeStatus.Finished, ConfirmBenefit c) => now.Confirm(c),
        (InitiativeStatus.Planned or Started, AbandonInitiative c) => [new InitiativeAbandoned(c.Reason)],
        (InitiativeStatus.Abandoned, AbandonInitiative) => [],
        _ => throw BrokenRule.NotAllowed(command, Status),
    };

    static bool ChangesStatus(IInitiativeEvent @event) => @event is InitiativeStarted or InitiativeFinished or InitiativeAbandoned;

    static InitiativePlanned Plan(PlanInitiative c) => new()
    {
        ClientId = c.ClientId,
        Title = c.Title,
        Kind = c.Kind,
        ExpectedValue = c.ExpectedValue,
        Investment = c.Investment,
        Validity = c.Validity,
        PainPointId = c.PainPointId,
        Addresses = c.Addresses,
    };

    IReadOnlyList<IInitiativeEvent> Log(LogInitiativeWork c)
    {
        if ((c.ContractId, c.Contract) is not ({ } contractId, { } contract))
            throw new BrokenRule("no_contract", "An initiative has no contract of its own; name the one the work is done under.");
        if (contract.ClientId != ClientId)
            throw new BrokenRule("other_client", "The contract belongs to another client.");
        if (c.ChangeContractId is { } change && change != contractId)
            throw ChangeOfOtherContract();
        var entry = Work.ToLog(c.WorkId, c.Work, contract.Terms, c.OccurredAt);
        if (entry is null && ContractOf(c.WorkId) != contractId)
            throw new BrokenRule("work_id_taken", $"Other work is logged as {c.WorkId}.");
        return entry is null ? [] : [new WorkLogged(entry) { ContractId = contractId }];
    }

    IReadOnlyList<IInitiativeEvent> Correct(CorrectInitiativeWork c)
    {
        var entry = Work.ToCorrect(c.WorkId, c.Changes, c.Terms);
        if (entry is not null && c.ChangeContractId is { } change && change != ContractOf(c.WorkId))
            throw ChangeOfOtherContract();
        return entry is null ? [] : [new WorkCorrected(entry, c.Reason) { ContractId = ContractOf(c.WorkId) }];
    }

    IReadOnlyList<IInitiativeEvent> Confirm(ConfirmBenefit c) => Benefit switch
    {
        null => [new BenefitConfirmed(c.Benefit, c.Measure)],
        { } known when (known.Benefit, known.Measure) == (c.Benefit, c.Measure) => [],
        _ => throw new BrokenRule("benefit_confirmed", "Another benefit was confirmed already."),
    };

    Guid? ContractOf(Guid workId) => WorkContracts.TryGetValue(workId, out var contract) ? contract : null;

    static BrokenRule ChangeOfOtherContract() => new("change_request_of_other_contract", "The change request belongs to another contract.");
}
