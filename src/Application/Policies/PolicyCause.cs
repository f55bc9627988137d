using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Application.Policies;

/// <summary>A fact that a policy reacts to, and the way its consequences take: that of every command.</summary>
public sealed class PolicyCause(string tenant, string policy, StoredEvent cause, CommandHandler handler)
{
    /// <summary>The tenant.</summary>
    public string Tenant => tenant;

    /// <summary>The event as it is stored.</summary>
    public StoredEvent Stored => cause;

    /// <summary>The fact.</summary>
    public DomainEvent Event => (DomainEvent)cause.Event;

    /// <summary>The stream asked last: the one that refused, where a rule said no.</summary>
    public Guid? Asked { get; private set; }

    /// <summary>Asks a stream for what follows, at the instant of the fact, under event ids that follow from it; once is enough for each stream.</summary>
    /// <exception cref="StreamNotFound">There is no such stream.</exception>
    /// <exception cref="BrokenRule">A rule says no.</exception>
    public Task AskAsync<TState, TCommand, TEvent>(
        Decider<TState, TCommand, TEvent> decider,
        Guid streamId,
        string? by,
        Func<Situation<TState>, CancellationToken, Task<TCommand>> complete,
        CancellationToken cancellationToken)
        where TCommand : DomainCommand
        where TEvent : class, IDomainEvent
    {
        Asked = streamId;
        return handler.AskAsync(
            decider,
            new()
            {
                Tenant = tenant,
                StreamId = streamId,
                OccurredAt = Event.OccurredAt,
                By = by,
                UserName = $"policy:{policy}",
                CorrelationId = cause.CorrelationId,
                CausationId = cause.Id.ToString(),
                EventsNamed = $"{policy}/{cause.Id}",
            },
            complete,
            cancellationToken);
    }
}
