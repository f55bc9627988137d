using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>What one projection takes of a page: a prefix of its events and the keys they touch.</summary>
sealed class PageShare
{
    PageShare(Projection projection, Claim claim, long end)
    {
        Projection = projection;
        Claim = claim;
        UpTo = end;
    }

    public Projection Projection { get; }

    public Claim Claim { get; }

    public List<StoredEvent> Events { get; } = [];

    public HashSet<Guid> Keys { get; } = [];

    /// <summary>True if the first event is wide: it is taken alone, in slices.</summary>
    public bool Spreads { get; private set; }

    /// <summary>Why the event after the last one taken cannot be.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>The position the rows will be at.</summary>
    public long UpTo { get; private set; }

    /// <summary>True where the first event of all cannot be taken.</summary>
    public bool IsStuck => Fault is not null && Events.Count == 0;

    /// <summary>Takes up to a number of events, up to and without the first wide one, unless that is the first of all.</summary>
    public static PageShare Of(Projection projection, Claim claim, LogPage page, int limit)
    {
        var share = new PageShare(projection, claim, page.End);
        try
        {
            foreach (var stored in page.Events.Take(limit))
            {
                if (projection.Follows.IsWide(stored))
                {
                    if (share.Events.Count > 0)
                        break;
                    share.Events.Add(stored);
                    share.Spreads = true;
                    break;
                }

                var key = projection.Follows.Touches(stored);
                share.Events.Add(stored);
                if (key is { } touched)
                    share.Keys.Add(touched);
            }
        }
        catch (UnknownEvent unknown)
        {
            share.Fault = unknown;
        }

        if (share.Events.Count > 0 && share.Events.Count < page.Events.Count)
            share.UpTo = share.Events[^1].Position;
        return share;
    }
}
