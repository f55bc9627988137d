using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a month needs to know of one service-level clock of one ticket.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Metric">What it measures.</param>
/// <param name="Cycle">From 1.</param>
/// <param name="Priority">The priority it counts under.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="DueAt">When it falls due, also where a pause with an end has to end first; null while nobody can say.</param>
/// <param name="StoppedAt">When it stopped.</param>
/// <param name="CancelledAt">When its ticket was cancelled or its target went away.</param>
public readonly record struct ClockSpan(
    Guid TicketId, ServiceMetric Metric, int Cycle, int Priority, Instant StartedAt, Instant? DueAt, Instant? StoppedAt, Instant? CancelledAt)
{
    /// <summary>What a month needs to know of a ticket's clock.</summary>
    public static ClockSpan Of(Guid ticketId, SlaClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(
            ticketId, clock.Metric, clock.Cycle, clock.Priority, clock.StartedAt, clock.DueAt ?? clock.DueOnceResumed, clock.StoppedAt, clock.CancelledAt);
    }

    /// <summary>
    /// The instant whose month it counts in: its stop when it was met, its due time when it was missed; null while neither is known and where it was cancelled
    /// first.
    /// </summary>
    public Instant? CountsAt => IsMet ? StoppedAt : DueAt is { } due && !(CancelledAt < due) ? due : null;

    /// <summary>Whether it stopped no later than it was due.</summary>
    public bool IsMet => StoppedAt is { } stopped && !(DueAt < stopped);

    /// <summary>What it is to a month, with all that is known (measures, section 3).</summary>
    /// <param name="from">The first instant of the month.</param>
    /// <param name="until">The first instant after it.</param>
    /// <param name="judgedAt">Now, as far as the question goes.</param>
    public ClockCount CountIn(Instant from, Instant until, Instant judgedAt)
    {
        var judged = Instant.Min(until, judgedAt);
        if (judged < from)
            return ClockCount.None;
        if (CountsAt is { } at && at >= from && at < until && (IsMet ? at <= judged : at < judged))
            return IsMet ? ClockCount.Met : StoppedAt <= judged || CancelledAt <= judged ? ClockCount.Missed : ClockCount.Overdue;
        return StartedAt < judged && !(StoppedAt <= judged) && !(CancelledAt <= judged) && !(DueAt < judged) ? ClockCount.Running : ClockCount.None;
    }
}

/// <summary>What a clock is to a month.</summary>
public enum ClockCount
{
    /// <summary>Of another month, or cancelled.</summary>
    None,

    /// <summary>Started, neither stopped nor due by the end of the month or now.</summary>
    Running,

    /// <summary>Stopped in time.</summary>
    Met,

    /// <summary>Due, and stopped later.</summary>
    Missed,

    /// <summary>Missed, and not stopped by the end of the month or now.</summary>
    Overdue,
}
