using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>The work one stream holds, told apart by the contract each piece is under: that of the fact it was logged by.</summary>
sealed class ContractWork
{
    readonly Dictionary<Guid, Guid> contracts = [];
    readonly List<(Guid ContractId, WorkStep Step)> steps = [];

    ContractWork(WorkHolder holder, Guid streamId, IReadOnlyList<Fact> facts)
    {
        Holder = holder;
        var ledger = WorkLedger.Empty;
        foreach (var fact in facts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version))
        {
            ledger = fact.Event switch
            {
                WorkLogged e => ledger.With(e.Work),
                WorkCorrected e => ledger.With(e.Work),
                WorkVoided e => ledger.Without(e.WorkId),
                _ => ledger,
            };
        }

        Ledger = ledger;
        foreach (var fact in facts)
        {
            if (WorkStep.Of(holder, streamId, fact) is not { } step)
                continue;
            if (fact.Event.ContractId is { } contract)
                contracts.TryAdd(step.WorkId, contract);
            if (contracts.TryGetValue(step.WorkId, out var under))
                steps.Add((under, step));
        }
    }

    /// <summary>The kind of the stream.</summary>
    public WorkHolder Holder { get; }

    /// <summary>The entries as they stand.</summary>
    public WorkLedger Ledger { get; }

    /// <summary>Every fact about work, in the order of the log.</summary>
    public IReadOnlyList<(Guid ContractId, WorkStep Step)> Steps => steps;

    /// <summary>The contract a piece of work is under; null where none is known.</summary>
    public Guid? ContractOf(Guid workId) => contracts.TryGetValue(workId, out var contract) ? contract : null;

    /// <summary>The work of a stream by its facts in order of version; null where it is of no kind that holds work.</summary>
    public static ContractWork? Of(Guid streamId, IReadOnlyList<Fact> facts) =>
        facts is [{ Event: var first }, ..] && HolderOf(first) is { } holder ? new(holder, streamId, facts) : null;

    static WorkHolder? HolderOf(DomainEvent first) => first switch
    {
        TicketEvent => WorkHolder.Ticket,
        StoryEvent => WorkHolder.Story,
        InitiativeEvent => WorkHolder.Initiative,
        _ => null,
    };
}
