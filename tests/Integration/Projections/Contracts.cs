using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>The smallest agreement and ticket there are: one resolution target round the clock.</summary>
static class Contracts
{
    public static ContractSigned Signed(Guid client, Guid contract, int minutes) => new()
    {
        Name = "Workplace service",
        SignedOn = new(2026, 1, 2),
        EffectiveFrom = new(2026, 1, 2),
        Currency = "EUR",
        MonthlyFee = 1_000_000,
        TimeZone = "UTC",
        Calendars = new Dictionary<string, ServiceCalendar>(),
        ServiceLevels = Levels(minutes),
        Scope = new([]),
        OccurredAt = Instant.FromUtc(2026, 1, 2, 9, 0),
        ClientId = client,
        ContractId = contract,
    };

    public static ServiceLevels Levels(int minutes) => new() { Targets = [new(ServiceMetric.Resolution, 3, minutes, "24x7")] };

    public static TicketOpened Opened(Guid client, Guid contract, Instant at) => new()
    {
        Title = "Printer is down",
        Priority = 3,
        Requester = new("Ada Example", "ada@example.org"),
        OccurredAt = at,
        ClientId = client,
        ContractId = contract,
    };
}
