using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>A plausible and at times unruly relationship with one client: feedback, initiatives, reviews and messages, interleaved, told late and told twice.</summary>
sealed class RelationshipHistory(int seed)
{
    readonly Random random = new(seed);
    readonly List<(Guid Stream, DomainEvent Event)> events = [];
    readonly Dictionary<Guid, DomainEvent> begun = [];
    readonly Guid client = Guid.CreateVersion7();
    readonly Guid contract = Guid.CreateVersion7();
    Instant now = Instant.FromUtc(2026, 1, 5, 8, 0);

    public static IReadOnlyList<(Guid Stream, DomainEvent Event)> Of(int seed, int count) => new RelationshipHistory(seed).Generate(count);

    List<(Guid Stream, DomainEvent Event)> Generate(int count)
    {
        Add(client, new ClientOnboarded("Example Works", "Europe/Berlin", "retail", false));
        while (events.Count < count)
        {
            now += Duration.FromMinutes(random.Next(1, 4_000));
            if (begun.Count == 0 || random.Next(4) == 0)
                Begin();
            else
                GoOn(begun.ElementAt(random.Next(begun.Count)));
        }

        return events;
    }

    void Begin()
    {
        DomainEvent first = random.Next(4) switch
        {
            0 => Received(),
            1 => new InitiativePlanned
            {
                Title = $"Initiative {random.Next(20)}",
                Kind = (InitiativeKind)random.Next(8),
                ExpectedValue = "Fewer calls",
                Investment = random.Next(2) == 0 ? null : new(random.Next(1, 90_000), "EUR"),
                Validity = "Most calls begin there",
            },
            2 => new ReviewScheduled((ReviewKind)random.Next(4), now + Duration.FromDays(7), ["figures"]),
            _ => new TicketOpened { Title = "Printer is down", Priority = 3, Requester = new("Ada Example", "ada@example.org"), Channel = (TicketChannel)random.Next(5) },
        };
        var stream = Guid.CreateVersion7();
        begun.Add(stream, first);
        Add(stream, first);
    }

    FeedbackReceived Received()
    {
        var kind = (FeedbackKind)random.Next(3);
        var scale = ScoreScale.Of(kind)!;
        return new()
        {
            Direction = (FeedbackDirection)random.Next(2),
            Kind = kind,
            Scale = scale,
            Score = random.Next((int)scale.Min, (int)scale.Max + 1),
            Comment = random.Next(2) == 0 ? null : "Quick, but late",
            Improve = random.Next(2) == 0 ? [] : ["tell us sooner", "fewer forms"],
            Suggestion = random.Next(3) == 0 ? "a text message" : null,
            Channel = (FeedbackChannel)random.Next(5),
            Respondent = random.Next(4) == 0 ? null : new("Ada Example", "head of packing"),
        };
    }

    void GoOn(KeyValuePair<Guid, DomainEvent> stream)
    {
        DomainEvent next = stream.Value switch
        {
            FeedbackReceived => random.Next(4) switch
            {
                0 => new FeedbackAcknowledged("Heard"),
                1 => new FeedbackActedUpon("Do it", "Pavel Ruiz", new(2026, 6, random.Next(1, 29)), Guid.NewGuid(), null, random.Next(2) == 0 ? null : Guid.NewGuid()),
                2 => new FeedbackClosed("Done", random.Next(2) == 0),
                _ => random.Next(3) == 0 ? new FeedbackRetracted("mistaken") : new FeedbackAcknowledged(null),
            },
            InitiativePlanned => random.Next(9) switch
            {
                0 => new InitiativeStarted(),
                1 => new InitiativeProgressed("Half way", null, null),
                2 => new InitiativeCommunicated("all", random.Next(2) == 0 ? "email" : "meeting", "Half way"),
                3 => new WorkLogged(new() { WorkId = Guid.NewGuid(), Minutes = random.Next(5, 60), Who = "Pavel Ruiz", StartedAt = now }),
                4 => new InvestmentRecorded(random.Next(1, 5_000), "EUR", "parts"),
                5 => new ResourcesAllocated(new("Pavel Ruiz", null, 600, new(2026, 4, 1), null, "needed")),
                6 => new InitiativeFinished("done"),
                7 => new BenefitConfirmed("fewer calls", null),
                _ => new InitiativeAbandoned("sold"),
            },
            ReviewScheduled => random.Next(4) switch
            {
                0 => new ReviewHeld(now, ["Ada Example", "Pavel Ruiz"], null, "calm"),
                1 => new ActionAgreed($"a{random.Next(3)}", "Do it", "Pavel Ruiz", new(2026, 6, random.Next(1, 29))),
                2 => new ActionCompleted($"a{random.Next(3)}", "done"),
                _ => new ReviewCancelled("away"),
            },
            _ => random.Next(3) switch
            {
                0 => new CustomerReplied("Still down"),
                1 => new ProviderResponded("On it", random.Next(3) > 0),
                _ => new TicketResolved("Restarted", null, null),
            },
        };
        Add(stream.Key, next with { OccurredAt = random.Next(5) == 0 ? now - Duration.FromHours(random.Next(1, 300)) : now });
    }

    void Add(Guid stream, DomainEvent @event) => events.Add((stream, @event with
    {
        OccurredAt = @event.OccurredAt == default ? now : @event.OccurredAt,
        ClientId = client,
        ContractId = @event is ClientEvent or InitiativeEvent ? null : contract,
    }));
}
