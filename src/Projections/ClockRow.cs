using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>A clock as a row, and back.</summary>
sealed record ClockRow
{
    public required Guid TicketId { get; init; }

    public required Guid ContractId { get; init; }

    public required Guid ClientId { get; init; }

    public required TicketType TicketType { get; init; }

    public ExternalReference? External { get; init; }

    public required EraClock Era { get; init; }

    public string? CalendarHash { get; init; }

    public LocalDate? CountsIn { get; init; }

    public bool Excluded { get; init; }

    public SlaClock Clock => Era.Clock;

    /// <summary>Where the clock counts once it is stopped or due.</summary>
    public Instant? CountsAt => SpanOf(TicketId, Clock).CountsAt;

    public static ClockRow Of(Guid ticketId, TicketOpened opened, ContractFold contract, EraClock era) => new()
    {
        TicketId = ticketId,
        ContractId = opened.ContractId!.Value,
        ClientId = opened.ClientId,
        TicketType = opened.Type,
        External = opened.External,
        Era = era,
        CalendarHash = contract.HashOf(era.Clock.Calendar),
        CountsIn = SpanOf(ticketId, era.Clock).CountsAt is { } at ? contract.Terms.MonthOf(at).OnDayOfMonth(1) : null,
        Excluded = contract.Excludes(ticketId, era.Clock.Metric),
    };

    /// <summary>A clock as months count it.</summary>
    public static ClockSpan SpanOf(Guid ticketId, SlaClock clock) => new(
        ticketId, clock.Metric, clock.Cycle, clock.Priority, clock.StartedAt, clock.DueAt ?? clock.DueOnceResumed, clock.StoppedAt, clock.CancelledAt);
}
