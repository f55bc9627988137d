using NodaTime;

namespace MspEvents.Domain;

/// <summary>A level that a ticket reaches by its contract's escalation path.</summary>
/// <param name="Level">Who takes over.</param>
/// <param name="At">When: so many minutes of the clock on the wall after the breach.</param>
/// <param name="Breach">The breach it counts from.</param>
public sealed record DueEscalation(EscalationLevel Level, Instant At, SlaThreshold Breach);

/// <summary>How a contract's tickets escalate after a breach of any of their clocks, by the communication protocols it agreed.</summary>
/// <remarks>A protocol counts from when it was agreed and known: one that is told late escalates nothing in hindsight.</remarks>
public sealed class EscalationPath
{
    readonly List<(Instant From, Instant AgreedAt, long Version, IReadOnlyList<EscalationLevel> Levels)> agreements;

    /// <summary>The paths that a contract's facts agreed.</summary>
    public EscalationPath(IEnumerable<Fact> contract) => agreements =
    [
        .. from fact in contract
           let protocol = (fact.Event as CommunicationAgreed)?.Protocol ?? (fact.Event as ContractSigned)?.Communication
           where protocol is not null
           select (Instant.Max(fact.Event.OccurredAt, fact.RecordedAt), fact.Event.OccurredAt, fact.Version, protocol.Escalation),
    ];

    /// <summary>The levels a ticket still reaches, in time order: each the first time it is due while the ticket is open and the path in force has it,
    /// and none that the ticket has been at already, or above.</summary>
    public IReadOnlyList<DueEscalation> Of(IReadOnlyList<Fact> ticket, IReadOnlyList<SlaThreshold> breaches)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (breaches.Count == 0)
            return [];
        var highest = ticket.Select(fact => fact.Event).OfType<TicketEscalated>().Max(escalated => (int?)escalated.Level) ?? 0;
        return
        [
            .. from agreement in agreements
               from level in agreement.Levels
               where level.Level > highest
               from breach in breaches
               let at = breach.At + Duration.FromMinutes(level.AfterMinutes)
               where InForceAt(at) == agreement.Version && IsOpenAt(ticket, at)
               group new DueEscalation(level, at, breach) by level.Level into due
               select due.MinBy(escalation => escalation.At) into first
               orderby first.At, first.Level.Level
               select first,
        ];
    }

    long? InForceAt(Instant instant) =>
        agreements.Where(agreement => agreement.From <= instant).OrderBy(agreement => agreement.AgreedAt).ThenBy(agreement => agreement.Version)
            .Select(agreement => (long?)agreement.Version).LastOrDefault();

    static bool IsOpenAt(IReadOnlyList<Fact> ticket, Instant instant) =>
        Ticket.Decider.Fold(ticket.Where(fact => fact.Event.OccurredAt <= instant)).Status == TicketStatus.Open;
}
