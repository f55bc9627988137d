using NodaTime;

namespace MspEvents.Domain;

/// <summary>A fact about a change request under a contract.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="What">The event's public name.</param>
/// <param name="ChangeRequestId">The change request.</param>
/// <param name="Status">Where the fact brings it.</param>
/// <param name="Estimate">The effort and cost the fact assesses; null where it assesses none.</param>
/// <param name="Party">Who asked, with a raising; who decided, with a decision.</param>
public sealed record ChangeStep(
    long Position, Instant OccurredAt, string What, Guid ChangeRequestId, ChangeStatus Status, ScopeAmount? Estimate = null, ChangeParty? Party = null)
{
    /// <summary>A change request's fact as scope counts it.</summary>
    public static ChangeStep Of(Guid changeRequestId, Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Event switch
        {
            ChangeRaised e => Step(ChangeStatus.Raised, party: new(e.RequestedBy.Name, e.RequestedBy.Organisation)),
            ChangeAssessed e => Step(ChangeStatus.Assessed, new(e.EffortMinutes, e.Cost)),
            ChangeSubmitted => Step(ChangeStatus.Submitted),
            ChangeApproved e => Step(ChangeStatus.Approved, party: new(e.ApprovedBy.Name, e.ApprovedBy.Organisation)),
            ChangeRejected e => Step(ChangeStatus.Rejected, party: e.By is { } name ? new(name, null) : null),
            ChangeDeferred => Step(ChangeStatus.Deferred),
            ChangeWithdrawn => Step(ChangeStatus.Withdrawn),
            ChangeImplemented => Step(ChangeStatus.Implemented),
            _ => throw new UnknownEvent(fact.Event),
        };

        ChangeStep Step(ChangeStatus status, ScopeAmount? estimate = null, ChangeParty? party = null) =>
            new(fact.Position, fact.Event.OccurredAt, DomainEvents.NameOf(fact.Event.GetType()), changeRequestId, status, estimate, party);
    }
}

/// <summary>Who asked for a change or decided one.</summary>
/// <param name="Name">The person.</param>
/// <param name="Organisation">On whose side, where it was said.</param>
public sealed record ChangeParty([property: PersonName] string Name, Organisation? Organisation);
