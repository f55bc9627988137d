using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>Where an initiative stands.</summary>
public enum InitiativeStatus
{
    /// <summary>Not planned.</summary>
    Unplanned,

    /// <summary>Agreed, and not begun.</summary>
    Planned,

    /// <summary>Being worked on.</summary>
    Started,

    /// <summary>At its end.</summary>
    Finished,

    /// <summary>Given up.</summary>
    Abandoned,
}

/// <summary>An initiative for a client as its decisions need to know it.</summary>
public sealed partial record Initiative
{
    /// <summary>Initiatives: from their facts to their state, from commands to new facts.</summary>
    public static Decider<Initiative, InitiativeCommand, IInitiativeEvent> Decider { get; } = new(
        "initiative",
        new Initiative(),
        Evolve,
        Decide,
        initiative => new(initiative.ClientId, null),
        _ => null,
        _ => false);

    /// <summary>Where it stands.</summary>
    public InitiativeStatus Status { get; init; }

    /// <summary>The client it is for.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The plan, as it was recorded.</summary>
    public InitiativePlanned? Planned { get; init; }

    /// <summary>When work began.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>How it moved on.</summary>
    public ImmutableList<InitiativeProgressed> Progress { get; init; } = [];

    /// <summary>What the client was told.</summary>
    public ImmutableList<InitiativeCommunicated> Communications { get; init; } = [];

    /// <summary>The money that went into it.</summary>
    public ImmutableList<InvestmentRecorded> Investments { get; init; } = [];

    /// <summary>The end.</summary>
    public InitiativeFinished? Finished { get; init; }

    /// <summary>The giving up.</summary>
    public InitiativeAbandoned? Abandoned { get; init; }

    /// <summary>What the client's side confirmed.</summary>
    public BenefitConfirmed? Benefit { get; init; }

    /// <summary>The work logged on it.</summary>
    public WorkLedger Work { get; init; } = WorkLedger.Empty;

    /// <summary>The contract each work was logged under.</summary>
    public ImmutableDictionary<Guid, Guid> WorkContracts { get; init; } = ImmutableDictionary<Guid, Guid>.Empty;

    /// <summary>Who is set aside for it.</summary>
    public Resources Resources { get; init; } = Resources.Empty;

    /// <summary>The last change of status.</summary>
    public Instant? StatusChangedAt { get; init; }

    static Initiative Evolve(Initiative initiative, IInitiativeEvent @event) => @event switch
    {
        InitiativePlanned e => initiative with { Status = InitiativeStatus.Planned, ClientId = e.ClientId, Planned = e },
        InitiativeStarted e => initiative.Turned(InitiativeStatus.Started, e.OccurredAt) with { StartedAt = e.OccurredAt },
        InitiativeProgressed e => initiative with { Progress = initiative.Progress.Add(e) },
        InitiativeCommunicated e => initiative with { Communications = initiative.Communications.Add(e) },
        InvestmentRecorded e => initiative with { Investments = initiative.Investments.Add(e) },
        WorkLogged e => initiative.Worked(e.Work, e.ContractId),
        WorkCorrected e => initiative.Worked(e.Work, e.ContractId),
        WorkVoided e => initiative with { Work = initiative.Work.Without(e.WorkId) },
        ResourcesAllocated e => initiative with { Resources = initiative.Resources.With(e.Allocation) },
        InitiativeFinished e => initiative.Turned(InitiativeStatus.Finished, e.OccurredAt) with { Finished = e },
        BenefitConfirmed e => initiative with { Benefit = initiative.Benefit ?? e },
        InitiativeAbandoned e => initiative.Turned(InitiativeStatus.Abandoned, e.OccurredAt) with { Abandoned = e },
        _ => throw new UnknownEvent(@event),
    };

    Initiative Turned(InitiativeStatus status, Instant at) => this with { Status = status, StatusChangedAt = at };

    Initiative Worked(WorkEntry entry, Guid? contractId) => this with
    {
        Work = Work.With(entry),
        WorkContracts = contractId is { } contract ? WorkContracts.SetItem(entry.WorkId, contract) : WorkContracts,
    };
}
