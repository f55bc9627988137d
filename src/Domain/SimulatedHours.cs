using NodaTime;

namespace MspEvents.Domain;

/// <summary>When one calendar turns from open to shut and back in the span of a run.</summary>
sealed class SimulatedHours(BusinessTime hours, Instant until)
{
    /// <summary>The calendar, ready for questions.</summary>
    public BusinessTime Hours => hours;

    /// <summary>Whether it is open from the present instant of the run on.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The next instant it turns; the end of the span where it does not.</summary>
    public Instant TurnsAt { get; private set; } = Instant.MinValue;

    /// <summary>Goes on to an instant, no earlier than the one before.</summary>
    public void GoTo(Instant instant)
    {
        if (instant < TurnsAt || instant >= until)
            return;
        var opening = hours.NextOpening(instant) ?? until;
        IsOpen = opening <= instant;
        TurnsAt = IsOpen ? ClosingAfter(instant) : Instant.Min(opening, until);
    }

    // Working time is all of the time up to the closing and less than it beyond; calendars turn on whole seconds.
    Instant ClosingAfter(Instant instant)
    {
        if (IsAllOpen(until))
            return until;
        var (open, shut) = (0L, (long)Math.Ceiling((until - instant).TotalSeconds) + 1);
        while (shut - open > 1)
        {
            var middle = (open + shut) / 2;
            if (IsAllOpen(WholeSecond(middle)))
                open = middle;
            else
                shut = middle;
        }

        return WholeSecond(open);

        bool IsAllOpen(Instant to) => hours.Elapsed(instant, to) == to - instant;

        Instant WholeSecond(long seconds) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds() + seconds);
    }
}
