using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>Rows that follow from events: a pure function, key by key, of the facts of the touched streams up to a position.</summary>
/// <remarks>Because a touched key is folded whole, a rebuild gives the rows that live work gave, however the log was cut into pages.</remarks>
public abstract class Projection
{
    /// <summary>Names the projection.</summary>
    /// <param name="name">As it stands in <c>projection_progress</c>.</param>
    /// <param name="versions">The versions of its tables this definition can fill; a second one lets a tenant be rebuilt beside the one that serves.</param>
    protected Projection(string name, params IReadOnlyList<int> versions)
    {
        Name = name;
        Versions = versions;
    }

    /// <summary>As it stands in <c>projection_progress</c>.</summary>
    public string Name { get; }

    /// <summary>The versions of its tables this definition can fill.</summary>
    public IReadOnlyList<int> Versions { get; }

    /// <summary>What it does with each event of the streams it follows.</summary>
    public abstract Following Follows { get; }

    /// <summary>Its tables.</summary>
    public abstract IReadOnlyList<ViewTable> Tables { get; }

    /// <summary>Folds one key and adds its rows; no row means that the key has none any more.</summary>
    internal abstract void Fold(Guid key, FoldScope scope, ViewRows rows);

    /// <summary>Whether a fold also reads the contract's stream of the events that touch its key.</summary>
    internal virtual bool ReadsContract => false;

    /// <summary>Whether a fold, or what is worked out after a page, also reads the tenant's settings.</summary>
    internal virtual bool ReadsSettings => false;

    /// <summary>The further streams that a fold of a key reads, by what the key's own facts name.</summary>
    internal virtual IEnumerable<Guid> Reads(IReadOnlyList<Fact> facts) => [];

    /// <summary>
    /// Whether what follows from a page takes as much work for one event as for thousands. Such a projection goes alone wherever an event asks for that work,
    /// with large pages of the streams it follows, so that the work is done once for all that came meanwhile and nobody else waits for it.
    /// </summary>
    internal virtual bool Gathers => false;

    /// <summary>Where a projection gathers: whether an event asks for the work.</summary>
    internal virtual bool IsCostly(StoredEvent stored) => false;

    /// <summary>Whether a page ends with this event, because something is worked out from the rows exactly at its position.</summary>
    internal virtual bool EndsPage(StoredEvent stored) => false;

    /// <summary>What is worked out from the projection's own rows once those of a page are written, in the same transaction.</summary>
    internal virtual Task AfterPageAsync(ProjectionPage page, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Keys a wide event concerns, in order, after one: from the projection's own rows.</summary>
    internal virtual Task<IReadOnlyList<Guid>> KeysConcernedAsync(
        TenantSession session, int version, StoredEvent wide, Guid? after, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Name} names a wide event but no keys it concerns.");

    /// <summary>How many keys of a wide event are worked off at once, at most so many; fewer where each is much work.</summary>
    internal virtual int SliceOf(StoredEvent wide, int most) => most;

    /// <summary>What is worked out from the projection's own rows once those of a slice of a wide event are written, in the same transaction.</summary>
    internal virtual Task AfterSliceAsync(ProjectionPage page, IReadOnlyList<Guid> keys, CancellationToken cancellationToken) => Task.CompletedTask;
}
