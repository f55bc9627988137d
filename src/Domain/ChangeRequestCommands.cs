using NodaTime;

namespace MspEvents.Domain;

/// <summary>What may be asked of a change request's stream.</summary>
public abstract record ChangeRequestCommand : DomainCommand;

/// <summary>Asks for a change under a signed contract. The client and a termination are looked up, and to whom the story and the ticket belong.</summary>
public sealed record RaiseChange : ChangeRequestCommand
{
    /// <summary>The contract to be changed.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>The contract's client, looked up.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>When the contract is terminated, looked up.</summary>
    public Instant? ContractTerminatedAt { get; init; }

    /// <summary>Short summary.</summary>
    public required string Title { get; init; }

    /// <summary>Why it is wanted.</summary>
    public required string Reason { get; init; }

    /// <summary>How much it is wanted.</summary>
    public Moscow? Priority { get; init; }

    /// <summary>Who asks.</summary>
    public required ChangeRequester RequestedBy { get; init; }

    /// <summary>What it does to the scope.</summary>
    public ChangeKind Kind { get; init; }

    /// <summary>The story it comes from.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>The story's client, looked up.</summary>
    public Guid? StoryClientId { get; init; }

    /// <summary>The ticket it comes from.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>The ticket's contract, looked up.</summary>
    public Guid? TicketContractId { get; init; }
}

/// <summary>Estimates what the change would take. The keys that any baseline of the contract ever had are looked up.</summary>
public sealed record AssessChange(
    int EffortMinutes, long Cost, int ScheduleDays, Moscow? Priority, ChangeRisk? Risk, IReadOnlyList<string> Affects, string? Note,
    IReadOnlySet<string> KnownScopeItems) : ChangeRequestCommand;

/// <summary>Puts the change to someone for a decision.</summary>
public sealed record SubmitChange(string To, Instant? DecideBy) : ChangeRequestCommand;

/// <summary>Approves the change, from the day of the approval on unless it says otherwise. The contract's terms are looked up.</summary>
public sealed record ApproveChange(ChangeApprover ApprovedBy, ScopeChange ScopeChange, LocalDate? EffectiveFrom, string? Conditions, ContractTerms Terms)
    : ChangeRequestCommand;

/// <summary>Rejects the change.</summary>
public sealed record RejectChange(string Reason) : ChangeRequestCommand;

/// <summary>Puts the decision off.</summary>
public sealed record DeferChange(Instant? Until, string? Phase, string Reason) : ChangeRequestCommand;

/// <summary>Withdraws the change before it is decided.</summary>
public sealed record WithdrawChange(string Reason) : ChangeRequestCommand;

/// <summary>Records that the approved change was carried out.</summary>
public sealed record ImplementChange(int ActualEffortMinutes, long ActualCost) : ChangeRequestCommand;
