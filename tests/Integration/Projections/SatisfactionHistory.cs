using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>An invented relationship as its events: answers, initiatives, messages, reviews and reports as promised or not, told late and taken back, with a contract found later.</summary>
sealed class SatisfactionHistory(int seed)
{
    static readonly Instant Begin = Instant.FromUtc(2026, 1, 5, 21, 0);

    readonly Random random = new(seed);
    readonly List<(Guid Stream, DomainEvent Event)> events = [];
    readonly List<Guid> feedback = [];
    readonly List<Guid> initiatives = [];
    readonly List<Guid> tickets = [];
    Instant now = Begin;
    int level = 60;

    public Guid Client { get; } = Guid.CreateVersion7();

    public Guid Contract { get; } = Guid.CreateVersion7();

    public IReadOnlyList<(Guid Stream, DomainEvent Event)> Generate(int count)
    {
        // Its evenings are the next day's nights elsewhere.
        Add(Client, new ClientOnboarded("Example Works", "Pacific/Auckland", "retail", false));
        Add(Contract, Signed(new(2026, 1, 20)));
        while (events.Count < count)
        {
            now += Duration.FromHours(random.Next(1, 40));
            if (events.Count == count / 2)
                Add(Guid.CreateVersion7(), Signed(new(2026, 1, 2)));
            else
                Happen();
        }

        return events;
    }

    void Happen()
    {
        switch (random.Next(12))
        {
            case < 6:
                level = Math.Clamp(level + random.Next(-4, 5), 5, 100);
                Received(FeedbackKind.Kei, new(0, 100, BetterScore.Higher), level);
                break;
            case 6:
                Received(FeedbackKind.Csat, ScoreScale.Csat, random.Next(1, 6));
                break;
            case 7 when feedback.Count > 5:
                Add(feedback[random.Next(feedback.Count)], new FeedbackRetracted("mistaken"));
                break;
            case 8:
                Plan();
                break;
            case 9 when initiatives.Count > 0:
                GoOn(initiatives[random.Next(initiatives.Count)]);
                break;
            case 10:
                Review();
                break;
            default:
                Talk();
                break;
        }
    }

    void Received(FeedbackKind kind, ScoreScale scale, decimal score)
    {
        feedback.Add(Guid.CreateVersion7());
        Add(feedback[^1], new FeedbackReceived
        {
            Direction = random.Next(8) == 0 ? FeedbackDirection.ToClient : FeedbackDirection.FromClient,
            Kind = kind,
            Scale = scale,
            Score = score,
            Channel = FeedbackChannel.Survey,
            // Told up to four months late, some of before the first day.
            OccurredAt = random.Next(4) == 0 ? now - Duration.FromDays(random.Next(120)) : now,
        });
    }

    void Plan()
    {
        initiatives.Add(Guid.CreateVersion7());
        Add(initiatives[^1], new InitiativePlanned { Title = "Better", Kind = (InitiativeKind)random.Next(8), ExpectedValue = "less", Validity = "because" });
        Add(initiatives[^1], new InitiativeStarted());
    }

    void GoOn(Guid initiative) => Add(initiative, random.Next(4) switch
    {
        0 => new InitiativeFinished("done"),
        1 => new BenefitConfirmed("less", null),
        2 => new InitiativeCommunicated("all", "email", "soon"),
        _ => new InitiativeAbandoned("sold"),
    });

    void Review()
    {
        switch (random.Next(5))
        {
            case < 2:
                Add(Contract, new ReportDelivered("monthly", now.InUtc().Date.ToYearMonth()));
                return;
            case 2:
                Add(Contract, new CommunicationAgreed(Protocol()));
                return;
        }

        var review = Guid.CreateVersion7();
        Add(review, new ReviewScheduled(ReviewKind.Monthly, now, []));
        Add(review, new ReviewHeld(now - Duration.FromDays(random.Next(30)), [], null, null));
    }

    CommunicationProtocol Protocol() => new(
        [], [], [new("monthly", (ReportFrequency)random.Next(3), [])], random.Next(4) == 0 ? null : new((ReportFrequency)random.Next(3)));

    void Talk()
    {
        if (tickets.Count == 0 || random.Next(3) == 0)
        {
            tickets.Add(Guid.CreateVersion7());
            Add(tickets[^1], new TicketOpened { Title = "Printer is down", Priority = 1, Requester = new("Ada Example", "ada@example.org") });
        }

        Add(tickets[random.Next(tickets.Count)], random.Next(4) switch
        {
            0 => new CustomerReplied("Still down"),
            1 => new TicketResolved("Restarted", null, null),
            _ => new ProviderResponded("We are on it", random.Next(3) > 0),
        });
    }

    void Add(Guid stream, DomainEvent @event) => events.Add((stream, @event with
    {
        OccurredAt = @event.OccurredAt == default ? now : @event.OccurredAt,
        ClientId = Client,
        ContractId = @event is ClientEvent or IInitiativeEvent ? null : @event is ContractEvent ? stream : Contract,
    }));

    ContractSigned Signed(LocalDate on) => new()
    {
        Name = "Workplace service",
        SignedOn = on,
        EffectiveFrom = on,
        Currency = "NZD",
        MonthlyFee = 1_000_000,
        TimeZone = "Pacific/Auckland",
        Calendars = new Dictionary<string, ServiceCalendar>(),
        ServiceLevels = new() { Targets = [new(ServiceMetric.FirstResponse, 1, 60, "24x7")] },
        Scope = new([]),
        Communication = Protocol(),
    };
}
