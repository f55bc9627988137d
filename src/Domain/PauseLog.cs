using NodaTime;

namespace MspEvents.Domain;

/// <summary>A ticket's pauses as intervals with a reason, in the order they began, while its facts are folded in time order.</summary>
sealed class PauseLog
{
    readonly List<Pause> pauses = [];
    int open;

    /// <summary>The next instant at which a pause ends by itself.</summary>
    public Instant? NextEnd
    {
        get
        {
            Instant? next = null;
            for (var index = 0; open > 0 && index < pauses.Count; index++)
            {
                if (pauses[index] is { To: null, Until: { } until } && (next is null || until < next))
                    next = until;
            }

            return next;
        }
    }

    /// <summary>Begins a pause; where one for the reason is open, its planned end is replaced.</summary>
    public void Begin(string reason, Instant at, Instant? until)
    {
        End(reason, at);
        if (until <= at)
            return;
        pauses.Add(new(reason, at, null, until));
        open++;
    }

    /// <summary>Ends the pause for a reason; all of them where there is none.</summary>
    public void End(string? reason, Instant at) => EndWhere(at, pause => reason is null || pause.Reason == reason);

    /// <summary>Ends the pauses whose planned end has come.</summary>
    public void EndPlanned(Instant at) => EndWhere(at, pause => pause.Until <= at);

    /// <summary>Whether a pause for one of the reasons is open, and until when; null where one of them has no end.</summary>
    public (bool Paused, Instant? Until) OpenFor(IReadOnlyList<string> reasons)
    {
        var (paused, endless, last) = (false, false, (Instant?)null);
        for (var index = 0; open > 0 && index < pauses.Count; index++)
        {
            var pause = pauses[index];
            if (pause.To is not null || !reasons.Contains(pause.Reason))
                continue;
            paused = true;
            endless |= pause.Until is null;
            if (last is null || pause.Until > last)
                last = pause.Until;
        }

        return (paused, endless ? null : last);
    }

    /// <summary>The working time between two instants during which a pause for one of the reasons was open.</summary>
    public Duration Elapsed(Instant from, Instant to, IReadOnlyList<string> reasons, BusinessTime hours)
    {
        var (total, reached) = (Duration.Zero, from);
        foreach (var pause in pauses)
        {
            if (!reasons.Contains(pause.Reason))
                continue;
            var begins = Instant.Max(pause.From, reached);
            var ends = Instant.Min(pause.To ?? to, to);
            if (ends <= begins)
                continue;
            total += hours.Elapsed(begins, ends);
            reached = ends;
        }

        return total;
    }

    void EndWhere(Instant at, Func<Pause, bool> ends)
    {
        for (var index = 0; open > 0 && index < pauses.Count; index++)
        {
            if (pauses[index].To is not null || !ends(pauses[index]))
                continue;
            pauses[index] = pauses[index] with { To = at };
            open--;
        }
    }

    readonly record struct Pause(string Reason, Instant From, Instant? To, Instant? Until);
}
