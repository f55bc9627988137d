using NodaTime;

namespace MspEvents.Domain;

/// <summary>Where a change request stands.</summary>
public enum ChangeStatus
{
    /// <summary>Not raised.</summary>
    Unraised,

    /// <summary>Asked for; what it takes is not known.</summary>
    Raised,

    /// <summary>What it takes is known.</summary>
    Assessed,

    /// <summary>Put to someone for a decision.</summary>
    Submitted,

    /// <summary>To be done.</summary>
    Approved,

    /// <summary>Not decided for now.</summary>
    Deferred,

    /// <summary>Not to be done.</summary>
    Rejected,

    /// <summary>No longer asked for.</summary>
    Withdrawn,

    /// <summary>Done.</summary>
    Implemented,
}

/// <summary>A wish to change what was agreed, as its decisions need to know it.</summary>
public sealed partial record ChangeRequest
{
    /// <summary>Change requests: from their facts to their state, from commands to new facts.</summary>
    public static Decider<ChangeRequest, ChangeRequestCommand, ChangeRequestEvent> Decider { get; } = new(
        "change_request",
        new ChangeRequest(),
        Evolve,
        Decide,
        change => new(change.ClientId, change.ContractId),
        change => change.Request is { } raised ? new(raised.RequestedBy.Name) : null,
        _ => false);

    /// <summary>Where it stands.</summary>
    public ChangeStatus Status { get; init; }

    /// <summary>The last change of status.</summary>
    public Instant? StatusChangedAt { get; init; }

    /// <summary>The client it concerns.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The contract it would change.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The request as it was recorded; null before.</summary>
    public ChangeRaised? Request { get; init; }

    /// <summary>How much it is wanted, as last said.</summary>
    public Moscow? Priority { get; init; }

    /// <summary>The last assessment.</summary>
    public ChangeAssessed? Assessment { get; init; }

    /// <summary>The first submission: from here a decision is waited for.</summary>
    public ChangeSubmitted? FirstSubmission { get; init; }

    /// <summary>The last submission.</summary>
    public ChangeSubmitted? Submission { get; init; }

    /// <summary>The last deferral.</summary>
    public ChangeDeferred? Deferral { get; init; }

    /// <summary>The approval, rejection or withdrawal; null while it is undecided.</summary>
    public ChangeRequestEvent? Decision { get; init; }

    /// <summary>That it was carried out.</summary>
    public ChangeImplemented? Implementation { get; init; }

    static ChangeRequest Evolve(ChangeRequest change, ChangeRequestEvent @event) => @event switch
    {
        ChangeRaised e => change.Turned(ChangeStatus.Raised, e) with
        {
            ClientId = e.ClientId,
            ContractId = e.ContractId,
            Request = e,
            Priority = e.Priority,
        },
        ChangeAssessed e => change.Turned(ChangeStatus.Assessed, e) with { Assessment = e, Priority = e.Priority ?? change.Priority },
        ChangeSubmitted e => change.Turned(ChangeStatus.Submitted, e) with { Submission = e, FirstSubmission = change.FirstSubmission ?? e },
        ChangeApproved e => change.Turned(ChangeStatus.Approved, e) with { Decision = e },
        ChangeRejected e => change.Turned(ChangeStatus.Rejected, e) with { Decision = e },
        ChangeDeferred e => change.Turned(ChangeStatus.Deferred, e) with { Deferral = e },
        ChangeWithdrawn e => change.Turned(ChangeStatus.Withdrawn, e) with { Decision = e },
        ChangeImplemented e => change.Turned(ChangeStatus.Implemented, e) with { Implementation = e },
        _ => throw new UnknownEvent(@event),
    };

    ChangeRequest Turned(ChangeStatus status, ChangeRequestEvent by) => this with { Status = status, StatusChangedAt = by.OccurredAt };
}
