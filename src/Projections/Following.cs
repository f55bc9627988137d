using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>What a projection does with each event of the streams it follows; silence about one is a fault.</summary>
public sealed class Following
{
    readonly Dictionary<Type, Rule> rules = [];
    readonly HashSet<Type> kinds = [];

    /// <summary>The kinds of stream that are followed, by the event type all their events share.</summary>
    public IReadOnlySet<Type> Kinds => kinds;

    /// <summary>The event types spoken of.</summary>
    public IReadOnlyCollection<Type> Named => rules.Keys;

    /// <summary>Declares a followed kind of stream: each of its events must be named.</summary>
    public Following Stream<TEvent>()
        where TEvent : IDomainEvent
    {
        kinds.Add(typeof(TEvent));
        return this;
    }

    /// <summary>The event touches the rows of its own stream.</summary>
    public Following On<TEvent>()
        where TEvent : IDomainEvent => Add<TEvent>(new(stored => stored.StreamId));

    /// <summary>The event touches the rows of a key it carries.</summary>
    public Following On<TEvent>(Func<TEvent, Guid> key)
        where TEvent : IDomainEvent => Add<TEvent>(new(stored => key((TEvent)stored.Event)));

    /// <summary>The event touches every key under its contract: a wide consequence, worked off in slices before its position is passed.</summary>
    public Following OnAllOfContract<TEvent>()
        where TEvent : ContractEvent => Add<TEvent>(new(null, Wide: true));

    /// <summary>The event touches the keys that the projection's rows name it by: a wide consequence as well.</summary>
    public Following OnAllConcerned<TEvent>()
        where TEvent : IDomainEvent => Add<TEvent>(new(null, Wide: true));

    /// <summary>The event changes no row.</summary>
    public Following Ignore<TEvent>()
        where TEvent : IDomainEvent => Add<TEvent>(new(null));

    /// <summary>The key whose rows an event touches; null for one that is ignored, is wide, or belongs to a kind of stream that is not followed.</summary>
    /// <exception cref="UnknownEvent">A followed kind of stream holds an event that is not named.</exception>
    internal Guid? Touches(StoredEvent stored) => RuleOf(stored.Event)?.Key?.Invoke(stored);

    /// <summary>Whether the event touches more keys than its own, found in the rows.</summary>
    internal bool IsWide(StoredEvent stored) => RuleOf(stored.Event) is { Wide: true };

    /// <summary>The public names of the events that are of no followed kind of stream and not spoken of either.</summary>
    internal IReadOnlyCollection<string> Unconcerned() =>
        [.. DomainEvents.All.Where(known => !KindsOf(known.Type).Any(type => kinds.Contains(type) || rules.ContainsKey(type))).Select(known => known.Name)];

    Rule? RuleOf(object @event)
    {
        var followed = false;
        foreach (var type in KindsOf(@event.GetType()))
        {
            if (rules.TryGetValue(type, out var rule))
                return rule;
            followed |= kinds.Contains(type);
        }

        return followed ? throw new UnknownEvent(@event) : null;
    }

    /// <summary>The types an event may be named by: its own, what it derives from, and the kinds of stream it may be on.</summary>
    internal static IEnumerable<Type> KindsOf(Type @event)
    {
        for (var type = @event; type is not null; type = type.BaseType)
            yield return type;
        foreach (var kind in @event.GetInterfaces())
            yield return kind;
    }

    Following Add<TEvent>(Rule rule)
    {
        rules.Add(typeof(TEvent), rule);
        return this;
    }

    sealed record Rule(Func<StoredEvent, Guid>? Key, bool Wide = false);
}
