using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>What a fold may see: the facts of the loaded streams up to one position, and nothing else.</summary>
sealed class FoldScope(long upTo, StreamFacts streams, Guid settings)
{
    readonly Dictionary<(Type, Guid), object> worked = [];

    /// <summary>The position the rows will be at.</summary>
    public long UpTo => upTo;

    /// <summary>A stream's facts in version order; none where it does not exist or starts later.</summary>
    public IReadOnlyList<Fact> Of(Guid stream) => streams.UpTo(stream, upTo);

    /// <summary>A stream's facts where it is of a kind; none otherwise. A fact that several kinds share, such as logged work, tells only that it may be.</summary>
    public IReadOnlyList<Fact> Of<TEvent>(Guid stream)
        where TEvent : IDomainEvent => Of(stream) is [{ Event: TEvent }, ..] facts ? facts : [];

    /// <summary>The tenant's settings, where the projection said that it reads them.</summary>
    public TenantSettings Settings => Once(settings, id => TenantSettings.Decider.Fold(Of(id)));

    /// <summary>A contract, folded once for all tickets of the page and all projections.</summary>
    public ContractFold Contract(Guid id) => Once(id, contract => new ContractFold(Of(contract)));

    /// <summary>Works something out once for all projections that ask for it at this position.</summary>
    public T Once<T>(Guid key, Func<Guid, T> work)
        where T : class
    {
        if (!worked.TryGetValue((typeof(T), key), out var known))
            worked.Add((typeof(T), key), known = work(key));
        return (T)known;
    }
}
