using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>A ticket of invented parties, opened on a Monday morning, for tests of rules on tickets.</summary>
static class SampleTicket
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static readonly OpenTicket Open = new()
    {
        ContractId = SampleContract.Id,
        ClientId = SampleContract.ClientId,
        Matrix = SampleContract.Levels.Matrix,
        Title = "Mail is slow",
        Impact = 2,
        Urgency = 1,
        Requester = new("Greta Lind", "greta@lind.example"),
        OccurredAt = Monday,
    };

    public static readonly TicketOpened Opened = new()
    {
        Title = Open.Title,
        Impact = 2,
        Urgency = 1,
        Priority = 2,
        Requester = Open.Requester,
        OccurredAt = Monday,
        ClientId = SampleContract.ClientId,
        ContractId = SampleContract.Id,
    };

    public static readonly TicketResolved Resolved = At(10, new TicketResolved("Cache cleared", null, null));
    public static readonly TicketClosed Closed = At(20, new TicketClosed());
    public static readonly TicketCancelled Cancelled = At(10, new TicketCancelled("raised twice", null));

    /// <summary>The same fact, that many hours after the opening.</summary>
    public static T At<T>(int hours, T @event)
        where T : DomainEvent, ITicketEvent => @event with { OccurredAt = Monday + Duration.FromHours(hours) };

    /// <summary>The same wish, that many hours after the opening.</summary>
    public static TicketCommand After(int hours, TicketCommand command) => command with { OccurredAt = Monday + Duration.FromHours(hours) };
}
