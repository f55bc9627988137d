namespace MspEvents.Domain;

/// <summary>A pure decision: the events that follow, or <c>[]</c> where all is already so.</summary>
/// <param name="then">The state folded from the facts that had occurred by the command's time.</param>
/// <param name="now">The state folded from all facts, for what must not collide with later ones.</param>
/// <param name="command">What is asked for.</param>
/// <exception cref="BrokenRule">A rule says no.</exception>
public delegate IReadOnlyList<TEvent> Decide<in TState, in TCommand, out TEvent>(TState then, TState now, TCommand command);

/// <summary>All that is known of one kind of stream: how its state follows from its events, and its events from a command.</summary>
/// <param name="StreamType">The name the stream is stored under, which is also the kind in <c>kind_not_found</c>.</param>
/// <param name="Initial">The state before the first event.</param>
/// <param name="Evolve">Total over the stream's events: any order folds without throwing; an unknown type throws <see cref="UnknownEvent"/>.</param>
/// <param name="Decide">The decision table.</param>
/// <param name="Keys">The keys that readers route by, from the state.</param>
/// <param name="DataSubject">The person whose texts the stream holds, for the encryption of messages and comments.</param>
/// <param name="IsSilent">Events a machine adds that do not count against <c>If-Match</c>.</param>
public sealed record Decider<TState, TCommand, TEvent>(
    string StreamType,
    TState Initial,
    Func<TState, TEvent, TState> Evolve,
    Decide<TState, TCommand, TEvent> Decide,
    Func<TState, StreamKeys> Keys,
    Func<TState, Person?> DataSubject,
    Func<TEvent, bool> IsSilent)
    where TCommand : DomainCommand
    where TEvent : IDomainEvent
{
    /// <summary>Folds facts in (<c>occurredAt</c>, version) order.</summary>
    public TState Fold(IEnumerable<Fact> facts) =>
        InOrder(facts).Aggregate(Initial, (state, fact) => Evolve(state, Of(fact.Event)));

    /// <summary>Decides a command on a stream's facts and stamps the envelope of the events that follow.</summary>
    /// <exception cref="BrokenRule">A rule says no.</exception>
    public IReadOnlyList<TEvent> Run(IReadOnlyList<Fact> facts, TCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (facts.Count > 0 && facts.All(fact => fact.Event.OccurredAt > command.OccurredAt))
            throw new BrokenRule("before_first_event", $"Nothing happens to a {StreamType} before its first event.");
        var now = Fold(facts);
        var then = facts.All(fact => fact.Event.OccurredAt <= command.OccurredAt)
            ? now
            : Fold(facts.Where(fact => fact.Event.OccurredAt <= command.OccurredAt));
        return Stamp(then, Decide(then, now, command), command).Events;
    }

    /// <summary>Decides a command no older than any fact folded into <paramref name="state"/>, and gives the state after it: a long history without folding it anew.</summary>
    /// <exception cref="BrokenRule">A rule says no.</exception>
    public (TState State, IReadOnlyList<TEvent> Events) Continue(TState state, TCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Stamp(state, Decide(state, state, command), command);
    }

    (TState State, IReadOnlyList<TEvent> Events) Stamp(TState state, IReadOnlyList<TEvent> decided, TCommand command)
    {
        var stamped = new TEvent[decided.Count];
        for (var index = 0; index < stamped.Length; index++)
        {
            var bare = (DomainEvent)(object)decided[index];
            var timed = bare with
            {
                OccurredAt = bare.OccurredAt == default ? command.OccurredAt : bare.OccurredAt,
                By = bare.By ?? command.By,
            };
            state = Evolve(state, Of(timed));
            var keys = Keys(state);
            stamped[index] = Of(timed with { ClientId = keys.ClientId, ContractId = timed.ContractId ?? keys.ContractId });
        }

        return (state, stamped);
    }

    static TEvent Of(DomainEvent @event) => @event is TEvent known ? known : throw new UnknownEvent(@event);

    static IEnumerable<Fact> InOrder(IEnumerable<Fact> facts) =>
        facts.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version);
}

/// <summary>The keys every stored event carries so that every reader can route it.</summary>
public readonly record struct StreamKeys(Guid ClientId, Guid? ContractId);

/// <summary>A rule said no: answered as 409 with a permanent code; nothing is recorded.</summary>
public sealed class BrokenRule(string code, string detail) : Exception(detail)
{
    /// <summary>snake_case and permanent: the contract with clients.</summary>
    public string Code { get; } = code;

    /// <summary>The command makes no sense in the state the stream is in.</summary>
    public static BrokenRule NotAllowed(DomainCommand command, object state)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new("not_allowed", $"{command.GetType().Name} is not allowed while {state}.");
    }
}

/// <summary>History is never argued with and never ignored: a fold met an event it does not name.</summary>
public sealed class UnknownEvent(object @event) : Exception($"No fold names {@event?.GetType().Name}.");
