using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>A history of two contracts' scope: work on tickets, stories and initiatives told late, corrected and taken back; changes approved late; amendments backwards and forwards.</summary>
sealed class GeneratedScope(int seed)
{
    static readonly Instant Begin = Instant.FromUtc(2026, 1, 5, 8, 0);
    static readonly string[] Keys = ["helpdesk", "cabling", "laptops", "phones"];

    readonly Random random = new(seed);
    readonly List<(Guid Stream, DomainEvent Event)> events = [];
    readonly List<(Guid Stream, Guid Contract, List<Guid> Work)> holders = [];
    readonly List<(Guid Id, Guid Contract, bool Decided)> changes = [];
    readonly List<(Guid Id, Guid Contract)> stories = [];
    Instant now = Begin;

    public Guid Client { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Contracts { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    public IReadOnlyList<(Guid Stream, DomainEvent Event)> Generate(int count)
    {
        Add(Client, Guid.Empty, new ClientOnboarded("Example Works", "Europe/Berlin", "retail", false));
        foreach (var contract in Contracts)
            Add(contract, contract, Signed());
        while (events.Count < count)
        {
            now += Duration.FromMinutes(random.Next(1, 600));
            var contract = Contracts[random.Next(2)];
            var kind = random.Next(100);
            if (holders.Count == 0 || kind < 12)
                Begins(contract);
            else if (kind < 22)
                Amends(contract);
            else if (kind < 45)
                MovesChange(contract);
            else if (kind < 52 && stories.Count > 0)
                MovesStory();
            else
                Works();
        }

        return events;
    }

    void Begins(Guid contract)
    {
        var stream = Guid.CreateVersion7();
        switch (random.Next(4))
        {
            case 0:
                // Half the stories fall under no contract: what is worked on them names one.
                var under = random.Next(2) == 0 ? contract : Guid.Empty;
                Add(stream, under, new StoryCaptured { Text = "As a clerk, I want to print, so that parcels leave." });
                stories.Add((stream, under));
                break;
            case 1:
                Add(stream, Guid.Empty, new InitiativePlanned { Title = "Move", Kind = InitiativeKind.Migration, ExpectedValue = "speed", Validity = "old" });
                break;
            default:
                Add(stream, contract, new TicketOpened { Title = "Printer", Priority = 3, Requester = new("Ada Example", "ada@example.org") });
                break;
        }

        holders.Add((stream, contract, []));
    }

    void Amends(Guid contract)
    {
        var from = now.InUtc().Date.PlusDays(random.Next(-40, 40));
        ScopeItem item = new(Keys[random.Next(Keys.Length)], "Item", (ScopeCoverage)random.Next(2), random.Next(5_000), random.Next(300_000));
        Add(contract, contract, random.Next(4) switch
        {
            0 => new BlockHoursPurchased(Guid.NewGuid(), random.Next(60, 600), 100_000, random.Next(2) == 0 ? from.PlusDays(90) : null),
            1 => new ScopeAmended(from, [], [item.Key], [], null, "less"),
            2 => new ScopeAmended(from, [], [], [item], null, "other"),
            _ => new ScopeAmended(from, [item], [], [], null, "more"),
        });
    }

    void MovesChange(Guid contract)
    {
        var open = changes.FindIndex(change => !change.Decided);
        if (open < 0 || random.Next(4) == 0)
        {
            var id = Guid.CreateVersion7();
            changes.Add((id, contract, false));
            Add(id, contract, new ChangeRaised("More", "Needed", Moscow.Must, new("Ada Example", "lead", Organisation.Client), ChangeKind.Addition, null, null));
            return;
        }

        var (change, under, _) = changes[open];
        DomainEvent moved = random.Next(6) switch
        {
            0 or 1 => new ChangeAssessed(random.Next(1_000), random.Next(100_000), 3, null, null, [], null),
            2 => new ChangeSubmitted("Lene Example", null),
            3 or 4 => new ChangeApproved(new("Lene Example", Organisation.Client), new([], [], []), now.InUtc().Date, null),
            _ => new ChangeRejected("dear") { By = "Lene Example" },
        };
        changes[open] = (change, under, moved is ChangeApproved or ChangeRejected);
        Add(change, under, moved with { OccurredAt = now - Duration.FromHours(random.Next(0, 200)) });
    }

    void MovesStory()
    {
        var (story, contract) = stories[random.Next(stories.Count)];
        Add(story, contract, random.Next(3) switch
        {
            0 => new StoryRefined(new() { DesiredOutcome = "Labels" }, "clearer"),
            1 => new StoryAnalysed("print", 2, 2, [], []),
            _ => new StoryRetired("old"),
        });
    }

    void Works()
    {
        var (stream, contract, logged) = holders[random.Next(holders.Count)];
        var at = random.Next(4) == 0 ? now - Duration.FromHours(random.Next(1, 300)) : now;
        if (logged.Count > 0 && random.Next(6) == 0)
        {
            Add(stream, contract, new WorkVoided(logged[random.Next(logged.Count)], "wrong") { OccurredAt = at });
            return;
        }

        var correct = logged.Count > 0 && random.Next(4) == 0;
        var own = changes.FindAll(change => change.Contract == contract);
        var entry = new WorkEntry
        {
            WorkId = correct ? logged[random.Next(logged.Count)] : Guid.NewGuid(),
            Minutes = random.Next(5, 300),
            Who = "Pavel Ruiz",
            Cost = random.Next(50_000),
            Unrated = random.Next(6) == 0,
            Billable = random.Next(4) > 0,
            ScopeItem = random.Next(4) == 0 ? null : Keys[random.Next(Keys.Length)],
            ChangeRequestId = own.Count > 0 && random.Next(2) == 0 ? own[random.Next(own.Count)].Id : null,
            StartedAt = at - Duration.FromHours(random.Next(0, 200)),
        };
        if (!correct)
            logged.Add(entry.WorkId);
        Add(stream, contract, (correct ? (WorkEvent)new WorkCorrected(entry, "typo") : new WorkLogged(entry)) with { OccurredAt = at });
    }

    static ContractSigned Signed() => new()
    {
        Name = "Workplace service",
        SignedOn = new(2026, 1, 2),
        EffectiveFrom = new(2026, 1, 2),
        EndsOn = new(2026, 12, 31),
        Currency = "EUR",
        MonthlyFee = 1_000_000,
        TimeZone = "Europe/Berlin",
        Calendars = new Dictionary<string, ServiceCalendar>(),
        ServiceLevels = new(),
        Scope = new(
            [new("helpdesk", "Helpdesk", ScopeCoverage.Included, 6_000, 500_000), new("cabling", "Cabling", ScopeCoverage.Excluded, 0, 0)],
            new(300, BlockPeriod.Monthly, false, 9_000)),
    };

    void Add(Guid stream, Guid contract, DomainEvent @event) => events.Add((stream, @event with
    {
        OccurredAt = @event.OccurredAt == default ? now : Instant.Max(@event.OccurredAt, Begin),
        ClientId = Client,
        ContractId = contract == Guid.Empty ? null : contract,
    }));
}
