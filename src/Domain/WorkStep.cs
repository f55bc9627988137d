using NodaTime;

namespace MspEvents.Domain;

/// <summary>The kinds of stream that hold work.</summary>
public enum WorkHolder
{
    /// <summary>A ticket.</summary>
    Ticket,

    /// <summary>A user story.</summary>
    Story,

    /// <summary>An initiative.</summary>
    Initiative,
}

/// <summary>A piece of work as scope counts it.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Minutes">Above 0.</param>
/// <param name="Cost">Minor units.</param>
/// <param name="Unrated">True where no rate was known, so that the cost is 0.</param>
/// <param name="Billable">Whether it may use block hours.</param>
/// <param name="ScopeItem">The scope item it names.</param>
/// <param name="ChangeRequestId">The change request it names.</param>
public sealed record LoggedWork(Instant StartedAt, int Minutes, long Cost, bool Unrated, bool Billable, string? ScopeItem, Guid? ChangeRequestId)
{
    /// <summary>The work as scope counts it.</summary>
    public static LoggedWork Of(WorkEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.StartedAt, entry.Minutes, entry.Cost, entry.Unrated, entry.Billable, entry.ScopeItem, entry.ChangeRequestId);
    }

    /// <summary>Its minutes and cost.</summary>
    public ScopeAmount Amount => new(Minutes, Cost);
}

/// <summary>A fact about a piece of work under a contract.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="OccurredAt">When it was told.</param>
/// <param name="What">The event's public name.</param>
/// <param name="Holder">The kind of the stream that holds the work.</param>
/// <param name="StreamId">That stream.</param>
/// <param name="WorkId">Unique within the stream.</param>
/// <param name="Work">The work as it stands by this fact; null where it was taken back.</param>
public sealed record WorkStep(long Position, Instant OccurredAt, string What, WorkHolder Holder, Guid StreamId, Guid WorkId, LoggedWork? Work)
{
    /// <summary>A fact about work as scope counts it; null for any other fact.</summary>
    public static WorkStep? Of(WorkHolder holder, Guid streamId, Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Event switch
        {
            WorkLogged e => Step(e.Work.WorkId, LoggedWork.Of(e.Work)),
            WorkCorrected e => Step(e.Work.WorkId, LoggedWork.Of(e.Work)),
            WorkVoided e => Step(e.WorkId, null),
            _ => null,
        };

        WorkStep Step(Guid workId, LoggedWork? work) =>
            new(fact.Position, fact.Event.OccurredAt, DomainEvents.NameOf(fact.Event.GetType()), holder, streamId, workId, work);
    }
}
