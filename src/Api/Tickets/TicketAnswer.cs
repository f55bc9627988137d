using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Replays;
using MspEvents.Api.Sla;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Tickets;

/// <summary>A ticket with its clocks, at a point of its log.</summary>
sealed record TicketAnswer : TicketDetails
{
    [SetsRequiredMembers]
    public TicketAnswer(StreamAtPoint ticket, TicketDetails details, IReadOnlyList<ClockAnswer> clocks)
        : base(details)
    {
        Id = ticket.Id;
        Clocks = clocks;
        Position = ticket.Point.Position;
        JudgedAt = ticket.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>One a metric and cycle.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<ClockAnswer> Clocks { get; }

    /// <summary>The last position of the log that the answer knows.</summary>
    [JsonPropertyOrder(2)]
    public long Position { get; }

    /// <summary>The instant that running clocks are judged by.</summary>
    [JsonPropertyOrder(2)]
    public Instant JudgedAt { get; }

    /// <summary>0: the log itself was read.</summary>
    [JsonPropertyOrder(2)]
    public decimal DataAgeSeconds { get; }
}
