using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application.Imports;

/// <summary>
/// One ticket's history while the rows of an incident are read once more. Each row is decided on what was known when it was read the first time:
/// what the rows before it said, and what had been stored before them. So the same rows give the same events, whatever came after.
/// </summary>
sealed class TicketHistory
{
    readonly IReadOnlyList<(Guid Id, Fact Fact)> stored;
    readonly Dictionary<Guid, int> storedAt;
    readonly List<Fact> facts = [];
    int next;
    int remaining;
    Ticket state = Ticket.Decider.Initial;
    Instant latest = Instant.MinValue;

    /// <param name="stored">The stream's facts with their events' ids, by version; none for a new ticket.</param>
    public TicketHistory(IReadOnlyList<(Guid Id, Fact Fact)> stored)
    {
        this.stored = stored;
        storedAt = stored.Select((one, index) => (one.Id, index)).ToDictionary();
    }

    /// <summary>The version the store has.</summary>
    public long StoredVersion => stored.Count;

    /// <summary>What is decided and not yet stored.</summary>
    public List<(Guid Id, ITicketEvent Event)> Added { get; } = [];

    /// <summary>Tells which of the rows' events may be there already, before the first of them is decided.</summary>
    public void Expect(IEnumerable<Guid> ids) => remaining = stored.Count == 0 ? 0 : ids.Count(storedAt.ContainsKey);

    /// <summary>Takes a command that was decided before, with what was stored up to it; false where its first event is not stored.</summary>
    public bool Recall(Func<int, Guid> idOf)
    {
        if (stored.Count == 0 || !storedAt.TryGetValue(idOf(0), out var index))
        {
            return false;
        }

        for (var further = 1; storedAt.TryGetValue(idOf(further), out var last); further++)
        {
            index = last;
        }

        remaining--;
        CatchUp(index + 1);
        return true;
    }

    /// <summary>Decides a command; its events get ids from <paramref name="idOf"/> by their index.</summary>
    /// <exception cref="BrokenRule">A rule of order says no.</exception>
    public void Decide(TicketCommand command, Func<int, Guid> idOf)
    {
        if (remaining == 0)
        {
            CatchUp(stored.Count);
        }

        IReadOnlyList<ITicketEvent> events;
        var inOrder = command.OccurredAt >= latest;
        if (inOrder)
        {
            (state, events) = Ticket.Decider.Continue(state, command);
            latest = command.OccurredAt;
        }
        else
        {
            events = Ticket.Decider.Run(facts, command);
        }

        for (var index = 0; index < events.Count; index++)
        {
            facts.Add(new Fact((DomainEvent)events[index], facts.Count + 1, 0, default));
            Added.Add((idOf(index), events[index]));
        }

        if (!inOrder && events.Count > 0)
        {
            state = Ticket.Decider.Fold(facts);
        }
    }

    void CatchUp(int to)
    {
        if (next >= to)
        {
            return;
        }

        for (; next < to; next++)
        {
            var fact = stored[next].Fact;
            facts.Add(fact with { Version = facts.Count + 1 });
            latest = Instant.Max(latest, fact.Event.OccurredAt);
        }

        state = Ticket.Decider.Fold(facts);
    }
}
