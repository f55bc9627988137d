using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>A plausible and at times unruly history of one client: interleaved, told late, amended backwards and forwards, reported and restated.</summary>
sealed class GeneratedHistory(int seed)
{
    static readonly Instant Begin = Instant.FromUtc(2026, 1, 5, 8, 0);
    static readonly string[] Reasons = ["awaitingCustomer", "awaitingVendor", "lunch"];

    readonly Random random = new(seed);
    readonly List<(Guid Stream, DomainEvent Event)> events = [];
    readonly List<(Guid Ticket, Guid Contract)> tickets = [];
    Instant now = Begin;

    public Guid Client { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Contracts { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    public static IReadOnlyList<(Guid Stream, DomainEvent Event)> Of(int seed, int count) => new GeneratedHistory(seed).Generate(count);

    public IReadOnlyList<(Guid Stream, DomainEvent Event)> Generate(int count)
    {
        Add(Client, new ClientOnboarded("Example Works", "Europe/Berlin", "retail", false));
        foreach (var contract in Contracts)
            Add(contract, Signed());
        while (events.Count < count)
        {
            now += Duration.FromMinutes(random.Next(1, 400));
            var kind = random.Next(100);
            if (tickets.Count == 0 || kind < 15)
                Open();
            else if (kind < 25)
                ContractEvent(Contracts[random.Next(Contracts.Count)]);
            else if (kind < 27)
                Add(Client, random.Next(2) == 0 ? new ClientRenamed($"Example {random.Next(10)}") : new PainPointNamed(Guid.NewGuid(), "Slow", "It is slow"));
            else
                TicketEvent();
        }

        return events;
    }

    void Open()
    {
        var ticket = Guid.CreateVersion7();
        var contract = Contracts[random.Next(Contracts.Count)];
        tickets.Add((ticket, contract));
        Add(ticket, new TicketOpened
        {
            ContractId = contract,
            Title = $"Printer {random.Next(20)} is down",
            Description = random.Next(2) == 0 ? null : "Since this morning\nnobody can print",
            Type = (TicketType)random.Next(4),
            Priority = random.Next(1, 4),
            PausedFor = random.Next(8) == 0 ? ["awaitingVendor"] : [],
            Requester = new("Ada Example", "ada@example.org"),
            External = random.Next(3) == 0 ? new("other", $"INC{random.Next(10_000)}") : null,
        });
    }

    void TicketEvent()
    {
        var (ticket, contract) = tickets[random.Next(tickets.Count)];
        var at = random.Next(6) == 0 ? now - Duration.FromHours(random.Next(1, 72)) : now;
        DomainEvent @event = random.Next(14) switch
        {
            0 => new TicketAssigned("Pavel Ruiz", "second line"),
            1 or 2 => new ProviderResponded("We are on it", random.Next(3) > 0),
            3 => new CustomerReplied("Still down"),
            4 => new TicketPaused(Reasons[random.Next(3)], random.Next(2) == 0 ? at + Duration.FromHours(random.Next(1, 50)) : null),
            5 => new TicketResumed(random.Next(2) == 0 ? null : Reasons[random.Next(3)]),
            6 => new TicketReprioritised(null, null, random.Next(1, 4), PriorityOrigin.Stated, "worse", (ChangeMode)random.Next(4)),
            7 => new TicketCorrected($"Printer {random.Next(20)}", null, (TicketType)random.Next(4), null, null, null, null, "typo"),
            8 or 9 => new TicketResolved("Restarted", null, null),
            10 => new TicketReopened("again"),
            11 => new TicketClosed(),
            12 => random.Next(4) == 0 ? new TicketCancelled("duplicate", null) : new TicketLinked(LinkKind.Ticket, Guid.NewGuid(), "relates"),
            _ => new WorkLogged(new() { WorkId = Guid.NewGuid(), Minutes = random.Next(5, 60), Who = "Pavel Ruiz", StartedAt = at }),
        };
        Add(ticket, @event with { OccurredAt = at, ContractId = contract });
    }

    void ContractEvent(Guid contract)
    {
        var today = now.InUtc().Date;
        var effective = today.PlusDays(random.Next(-40, 40));
        var mode = random.Next(3) == 0 ? null : (ChangeMode?)random.Next(4);
        var month = today.ToYearMonth().PlusMonths(-random.Next(0, 3));
        Add(contract, random.Next(13) switch
        {
            0 or 1 => new ServiceLevelsAmended(effective, Levels(), mode, "review", true),
            2 or 3 => new CalendarAmended(effective, "office", Office(random.Next(7, 11)), mode, "new hours", true),
            4 or 5 => new ReportDelivered("monthly", month),
            6 or 7 => new SlaRestated(month, "late facts"),
            8 or 9 when tickets.Count > 0 => new SlaExclusionAgreed(
                tickets[random.Next(tickets.Count)].Ticket, random.Next(2) == 0 ? null : ServiceMetric.Resolution, "storm", "Greta Lind"),
            10 => new OutageRecorded(Guid.NewGuid(), "mail", now - Duration.FromHours(3), now, false, null),
            11 when random.Next(10) == 0 => new ContractRenewed(effective, effective.PlusMonths(3), 2_000_000),
            12 when random.Next(20) == 0 => new ContractTerminated(today.PlusDays(60), "insourced"),
            _ => new KpiAgreed("latency", "Latency", "ms", 100, 80, effective, "faster", KpiDirection.Down, null),
        });
    }

    ContractSigned Signed() => new()
    {
        Name = "Workplace service",
        SignedOn = new(2026, 1, 2),
        EffectiveFrom = new(2026, 1, 2),
        Currency = "EUR",
        MonthlyFee = 1_000_000,
        TimeZone = "Europe/Berlin",
        Calendars = new Dictionary<string, ServiceCalendar> { ["office"] = Office(9) },
        ServiceLevels = Levels(),
        Incentives = new(10, [new(ServiceMetric.Resolution, null, 50, 1, [new(95, 40)], [new(99, 1)])], new EarnBack(2)),
        Scope = new([new("patching", "Patching", ScopeCoverage.Included, 6000, 500_000)]),
    };

    ServiceLevels Levels() => new()
    {
        Targets =
        [
            new(ServiceMetric.Assignment, 1, 30, "24x7"),
            new(ServiceMetric.FirstResponse, 1, random.Next(10, 240), "24x7"),
            new(ServiceMetric.FirstResponse, 2, random.Next(60, 480), "office"),
            new(ServiceMetric.NextResponse, 2, 240, "office"),
            new(ServiceMetric.PeriodicUpdate, 1, 480, "office"),
            new(ServiceMetric.Resolution, 1, random.Next(240, 2_400), "24x7"),
            new(ServiceMetric.Resolution, 2, random.Next(480, 4_800), "office"),
            new(ServiceMetric.Resolution, 2, 300, "office", TicketType.Alert),
            .. random.Next(2) == 0 ? new SlaTarget[] { new(ServiceMetric.Resolution, 3, 4_800, "office") } : [],
            new(ServiceMetric.Closure, 2, 9_600, "office"),
        ],
        Availability = [new("mail", 99.5m, "24x7")],
    };

    static ServiceCalendar Office(int opens) => new()
    {
        TimeZone = "Europe/Berlin",
        Weekly = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(
            day => day, _ => (IReadOnlyList<TimeWindow>)[new(opens * 3600, (opens + 8) * 3600)]),
    };

    void Add(Guid stream, DomainEvent @event) => events.Add((stream, @event with
    {
        OccurredAt = @event.OccurredAt == default ? now : @event.OccurredAt,
        ClientId = Client,
        ContractId = @event is ClientEvent ? null : @event.ContractId ?? stream,
    }));
}
