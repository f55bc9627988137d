using System.Globalization;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>Something the timer is to record about a ticket at an instant.</summary>
/// <param name="Name">Unique within the ticket, and the same whoever works it out: what the event's id follows from.</param>
/// <param name="At">When it happens, or happened.</param>
/// <param name="Command">What is then asked of the ticket.</param>
sealed record TimerOccasion(string Name, Instant At, TicketCommand Command)
{
    static readonly Guid Space = new("6f0c2a5e-3a53-5d0e-9a43-7a1f6a0d2c11");

    /// <summary>All that a ticket's facts leave to be recorded, in time order.</summary>
    public static IReadOnlyList<TimerOccasion> Of(IReadOnlyList<Fact> ticket, ContractTerms terms) =>
        [.. TicketClocks.Unrecorded(ticket, terms).Select(Reached).Concat(PlannedEnds(ticket)).OrderBy(occasion => occasion.At)];

    /// <summary>The id of the event that records it: however many nodes do so, the log takes it once.</summary>
    public Guid EventId(string tenant, Guid ticket) => NameBasedUuid.Create(Space, $"{tenant}/{ticket}/{Name}");

    static TimerOccasion Reached(SlaThreshold threshold) => new(
        string.Create(CultureInfo.InvariantCulture, $"{SlaTables.NameOf(threshold.Metric)}/{threshold.Cycle}/{threshold.Percent}/{threshold.TargetSeconds}"),
        threshold.At,
        new RecordSlaThreshold(threshold.Metric, threshold.Cycle, threshold.Percent, threshold.DueAt) { OccurredAt = threshold.At });

    static IEnumerable<TimerOccasion> PlannedEnds(IReadOnlyList<Fact> ticket) =>
        from pause in Ticket.Decider.Fold(ticket).Pauses
        from until in pause.Value is { } end ? new[] { end } : []
        select new TimerOccasion(
            string.Create(CultureInfo.InvariantCulture, $"resume/{pause.Key}/{until.ToUnixTimeTicks()}"),
            until,
            new ResumeTicket(pause.Key) { OccurredAt = until });
}
