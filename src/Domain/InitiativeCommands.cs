namespace MspEvents.Domain;

/// <summary>What may be asked of an initiative's stream.</summary>
public abstract record InitiativeCommand : DomainCommand;

/// <summary>Plans an initiative for a client. Whether the client is served is looked up, and that what it names is the client's.</summary>
public sealed record PlanInitiative : InitiativeCommand
{
    /// <summary>The client it is for.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Whether the client was served no longer by then, looked up.</summary>
    public bool ClientOffboarded { get; init; }

    /// <summary>In a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What it does to the relationship.</summary>
    public required InitiativeKind Kind { get; init; }

    /// <summary>What the client may expect of it.</summary>
    public required string ExpectedValue { get; init; }

    /// <summary>What it will cost.</summary>
    public Money? Investment { get; init; }

    /// <summary>Why this and nothing else.</summary>
    public required string Validity { get; init; }

    /// <summary>A pain point of the client.</summary>
    public Guid? PainPointId { get; init; }

    /// <summary>Initiatives of the client.</summary>
    public IReadOnlyList<Guid> Addresses { get; init; } = [];
}

/// <summary>Begins the work.</summary>
public sealed record StartInitiative : InitiativeCommand;

/// <summary>Says how it moves on.</summary>
public sealed record ProgressInitiative(string Note, string? Metric, decimal? Value) : InitiativeCommand;

/// <summary>Records what the client was told.</summary>
public sealed record CommunicateInitiative(string Audience, string Channel, string Message) : InitiativeCommand;

/// <summary>Logs work under a contract of the client; whose the contract is, what it says about work and the contract of the change request are looked up.</summary>
public sealed record LogInitiativeWork(Guid WorkId, Guid? ContractId, WorkDetails Work, ContractWorkTerms? Contract, Guid? ChangeContractId = null) : InitiativeCommand;

/// <summary>Corrects logged work; what is null stays as it was. What the work's contract says and the contract of the change request are looked up.</summary>
public sealed record CorrectInitiativeWork(Guid WorkId, WorkDetails Changes, string Reason, WorkTerms Terms, Guid? ChangeContractId = null) : InitiativeCommand;

/// <summary>Takes logged work back.</summary>
public sealed record VoidInitiativeWork(Guid WorkId, string Reason) : InitiativeCommand;

/// <summary>Records money that went into it.</summary>
public sealed record RecordInvestment(long Amount, string Currency, string Note) : InitiativeCommand;

/// <summary>Sets a person or a team aside for it.</summary>
public sealed record AllocateInitiativeResources(ResourceAllocation Allocation) : InitiativeCommand;

/// <summary>Brings it to its end.</summary>
public sealed record FinishInitiative(string Result) : InitiativeCommand;

/// <summary>Records that the client's side confirmed what it brought.</summary>
public sealed record ConfirmBenefit(string Benefit, string? Measure) : InitiativeCommand;

/// <summary>Gives it up.</summary>
public sealed record AbandonInitiative(string Reason) : InitiativeCommand;

/// <summary>A contract that work is logged under, as looked up.</summary>
/// <param name="ClientId">The client it was signed with.</param>
/// <param name="Terms">What it says about work.</param>
public sealed record ContractWorkTerms(Guid ClientId, WorkTerms Terms);
