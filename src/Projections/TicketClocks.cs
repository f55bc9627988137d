using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>A clock as it stands during one of its ticket's eras.</summary>
/// <param name="Era">From 0; a new one begins where an amendment for running tickets, agreed before, takes effect after the ticket's last fact.</param>
/// <param name="ValidFrom">The era's first instant; null for the first era.</param>
/// <param name="ValidUntil">The first instant after it; null for the last era.</param>
/// <param name="Clock">The clock.</param>
public sealed record EraClock(int Era, Instant? ValidFrom, Instant? ValidUntil, SlaClock Clock)
{
    /// <summary>Whether the clock is to be judged by this one.</summary>
    public bool Covers(Instant judgedAt) => (ValidFrom is not { } from || from <= judgedAt) && (ValidUntil is not { } until || judgedAt < until);
}

/// <summary>A ticket's clocks for every instant they may be judged at: what rows and replays are both made of.</summary>
/// <param name="Eras">By era, metric and cycle; none for a ticket that has none.</param>
/// <param name="FinishedAt">When it was closed or cancelled for good as far as is known: later amendments concern it no more.</param>
sealed record TicketClocks(IReadOnlyList<EraClock> Eras, Instant? FinishedAt)
{
    /// <summary>Folds a ticket's facts.</summary>
    public static TicketClocks Of(IReadOnlyList<Fact> ticket, ContractTerms terms)
    {
        var finished = FinishOf(ticket);
        return new(
            [.. ErasOf(ticket, terms, finished).SelectMany(era => SlaClocks.Of(ticket, terms, era.AsOf)
                .Select(clock => new EraClock(era.Number, era.From, era.Until, clock)))],
            finished);
    }

    /// <summary>The shares of targets that are still to be recorded, in time order.</summary>
    public static IEnumerable<SlaThreshold> Unrecorded(IReadOnlyList<Fact> ticket, ContractTerms terms) =>
        from era in ErasOf(ticket, terms, FinishOf(ticket))
        from threshold in SlaThresholds.Of(ticket, terms, era.AsOf)
        where !threshold.Recorded && (era.From is null || threshold.At >= era.From) && (era.Until is null || threshold.At < era.Until)
        select threshold;

    /// <summary>The breaches that are recorded and, by all that is known, still are breaches, in time order.</summary>
    public static IEnumerable<SlaThreshold> Breaches(IReadOnlyList<Fact> ticket, ContractTerms terms) =>
        ticket.Any(fact => fact.Event is SlaThresholdReached { Threshold: SlaThreshold.Breach })
            ? ErasOf(ticket, terms, FinishOf(ticket)).SelectMany(era => SlaThresholds.Of(ticket, terms, era.AsOf))
                .Where(threshold => threshold is { Percent: SlaThreshold.Breach, Recorded: true })
                .DistinctBy(threshold => (threshold.Metric, threshold.Cycle, threshold.At))
                .OrderBy(threshold => threshold.At)
            : [];

    static IEnumerable<(int Number, Instant? From, Instant? Until, Instant AsOf)> ErasOf(
        IReadOnlyList<Fact> ticket, ContractTerms terms, Instant? finished)
    {
        if (ticket.Count == 0)
            yield break;
        var (from, asOf) = ((Instant?)null, ticket.Max(fact => fact.Event.OccurredAt));
        for (var number = 0; ; number++)
        {
            var until = finished is null
                ? terms.RunningAmendments.Where(amendment => amendment.EffectiveAt > asOf).Min(amendment => (Instant?)amendment.EffectiveAt)
                : null;
            yield return (number, from, until, asOf);
            if (until is not { } next)
                yield break;
            (from, asOf) = (next, next);
        }
    }

    /// <summary>When a ticket was closed or cancelled, while that stands.</summary>
    public static Instant? FinishOf(IReadOnlyList<Fact> ticket)
    {
        Instant? finished = null;
        var cancelled = false;
        foreach (var @event in ticket.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version).Select(fact => fact.Event))
        {
            if (cancelled)
                break;
            cancelled = @event is TicketCancelled;
            finished = @event switch
            {
                TicketClosed => finished ?? @event.OccurredAt,
                TicketCancelled => @event.OccurredAt,
                TicketReopened => null,
                _ => finished,
            };
        }

        return finished;
    }
}
