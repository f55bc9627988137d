using System.Globalization;
using MspEvents.Domain;
using NodaTime;
using NodaTime.Text;

namespace MspEvents.Projections;

/// <summary>Something the timer is to record about a ticket at an instant.</summary>
/// <param name="Name">Unique within the ticket, and the same whoever works it out: what the event's id follows from.</param>
/// <param name="At">When it happens, or happened.</param>
/// <param name="Command">What is then asked of the ticket.</param>
/// <param name="CauseVersion">The ticket's event it follows from, by version; null where time alone brings it about.</param>
sealed record TimerOccasion(string Name, Instant At, TicketCommand Command, long? CauseVersion = null)
{
    // What someone who takes over has to do first, whoever the contract names.
    const string NextAction = "Take over, and tell the client's contact of this level how it goes on.";

    static readonly Guid Space = new("6f0c2a5e-3a53-5d0e-9a43-7a1f6a0d2c11");

    /// <summary>All that a ticket's facts leave to be recorded, in time order.</summary>
    public static IReadOnlyList<TimerOccasion> Of(IReadOnlyList<Fact> ticket, ContractFold contract) =>
    [
        .. TicketClocks.Unrecorded(ticket, contract.Terms).Select(Reached)
            .Concat(PlannedEnds(ticket))
            .Concat(contract.Escalation.Of(ticket, [.. TicketClocks.Breaches(ticket, contract.Terms)]).Select(due => Escalated(ticket, due)))
            .OrderBy(occasion => occasion.At),
    ];

    /// <summary>The id of the event that records it: however many nodes do so, the log takes it once.</summary>
    public Guid EventId(string tenant, Guid ticket) => NameBasedUuid.Create(Space, $"{tenant}/{ticket}/{Name}");

    static TimerOccasion Reached(SlaThreshold threshold) => new(
        string.Create(CultureInfo.InvariantCulture, $"{SlaTables.NameOf(threshold.Metric)}/{threshold.Cycle}/{threshold.Percent}/{threshold.TargetSeconds}"),
        threshold.At,
        new RecordSlaThreshold(threshold.Metric, threshold.Cycle, threshold.Percent, threshold.DueAt) { OccurredAt = threshold.At });

    static TimerOccasion Escalated(IReadOnlyList<Fact> ticket, DueEscalation due) => new(
        string.Create(CultureInfo.InvariantCulture, $"escalate/{due.Level.Level}"),
        due.At,
        new EscalateTicket(
            due.Level.Level,
            due.Level.Provider,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{SlaTables.NameOf(due.Breach.Metric)} was due at {InstantPattern.ExtendedIso.Format(due.Breach.DueAt)}; the contract escalates after {due.Level.AfterMinutes} minutes."),
            NextAction,
            due.Level.Provider)
        {
            OccurredAt = due.At,
        },
        ticket.First(fact => fact.Event is SlaThresholdReached { Threshold: SlaThreshold.Breach } reached
            && (reached.Metric, reached.Cycle) == (due.Breach.Metric, due.Breach.Cycle)).Version);

    static IEnumerable<TimerOccasion> PlannedEnds(IReadOnlyList<Fact> ticket) =>
        from pause in Ticket.Decider.Fold(ticket).Pauses
        from until in pause.Value is { } end ? new[] { end } : []
        select new TimerOccasion(
            string.Create(CultureInfo.InvariantCulture, $"resume/{pause.Key}/{until.ToUnixTimeTicks()}"),
            until,
            new ResumeTicket(pause.Key) { OccurredAt = until });
}
