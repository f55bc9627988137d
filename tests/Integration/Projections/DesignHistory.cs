using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>Use cases and service areas of one client as they may come: in whatever order, told late and told twice, to streams that may have begun with anything.</summary>
sealed class DesignHistory(int seed)
{
    static readonly string[] Keys = ["ease", "speed", "trust"];

    readonly Random random = new(seed);
    readonly List<(Guid Stream, DomainEvent Event)> events = [];
    readonly List<(Guid Stream, bool IsUseCase)> begun = [];
    readonly Guid client = Guid.CreateVersion7();
    readonly Guid contract = Guid.CreateVersion7();
    Instant now = Instant.FromUtc(2026, 1, 5, 8, 0);

    public static IReadOnlyList<(Guid Stream, DomainEvent Event)> Of(int seed, int count) => new DesignHistory(seed).Generate(count);

    List<(Guid Stream, DomainEvent Event)> Generate(int count)
    {
        Add(client, new ClientOnboarded("Example Works", "Europe/Berlin", "retail", false));
        while (events.Count < count)
        {
            now += Duration.FromMinutes(random.Next(1, 9_000));
            if (begun.Count == 0 || random.Next(8) == 0)
                Begin();
            else
                GoOn(begun[random.Next(begun.Count)]);
        }

        return events;
    }

    void Begin()
    {
        var stream = (Id: Guid.CreateVersion7(), IsUseCase: random.Next(2) == 0);
        begun.Add(stream);
        Add(stream.Id, stream.IsUseCase
            ? new UseCaseDefined
            {
                Title = $"Use case {random.Next(20)}",
                Goal = "Nobody waits",
                Stakeholders = [new("Greta Lind", StakeholderKind.Client, "Manager", "No calls")],
                TimeZone = "America/New_York",
            }
            : new ServiceAreaTargeted($"Area {random.Next(20)}", random.Next(2) == 0 ? null : (Moscow)random.Next(4), "Asia/Tokyo"));
    }

    void GoOn((Guid Id, bool IsUseCase) stream)
    {
        var at = random.Next(5) == 0 ? now - Duration.FromHours(random.Next(1, 500)) : now;
        Add(stream.Id, (stream.IsUseCase ? UseCase() : ServiceArea(at)) with { OccurredAt = at });
    }

    DomainEvent UseCase()
    {
        var key = Keys[random.Next(Keys.Length)];
        return random.Next(12) switch
        {
            0 => new UseCaseRevised(new() { Title = $"Use case {random.Next(20)}" }, "heard more"),
            1 or 2 => new UseCasePrioritised(WeightedPriority.Of(random.Next(1, 6), random.Next(1, 6), random.Next(1, 6), null, new(random.Next(1, 4))), "because"),
            3 => new RationaleCommunicated(["Greta Lind"], "meeting"),
            4 => new RationaleAcknowledged("Greta Lind"),
            5 => new UseCaseReviewed("fine", now.InUtc().Date.PlusDays(random.Next(1, 200))),
            6 or 7 => new ScenarioIdentified(key, (ScenarioKind)random.Next(5), $"It goes wrong {random.Next(9)} times", new Dictionary<string, string>(), [], []),
            8 or 9 => new ScenarioAssessed(key, random.Next(1, 6), random.Next(1, 6), null),
            10 when random.Next(2) == 0 => new ScenarioSimulated(key, new(now, [new(0, 2, 1, 45)], 2, contract), Simulated()) { ContractId = contract },
            10 => new ResourcesAllocated(new(null, "Desk", random.Next(1, 999), now.InUtc().Date, null, "laptops")),
            _ => random.Next(8) == 0 ? new UseCaseRetired("done") : new ContingencyPlanned(key, ["Call"], [], [], "Pavel Ruiz"),
        };
    }

    SimulationResult Simulated() => new()
    {
        EndsAt = now + Duration.FromMinutes(45),
        Resolved = 1,
        Unresolved = 0,
        Lines = [new(ServiceMetric.Resolution, 2, 1, 0, 0)],
        Credits = [],
        ExpectedCredit = 0,
        Currency = "EUR",
        PeakQueue = 0,
        MeanWaitMinutes = 0,
        P90WaitMinutes = 0,
        UtilisationPercent = 50,
    };

    DomainEvent ServiceArea(Instant at)
    {
        var (key, day) = (Keys[random.Next(Keys.Length)], at.InUtc().Date);
        return random.Next(9) switch
        {
            0 => new CustomerVoiceHeard((VoiceArtefact)random.Next(4), ["It is slow"]),
            1 or 2 => new KeiDefined(key, $"The {key}", "Mean answer", new(1, 7, (BetterScore)random.Next(2)), random.Next(1, 8), random.Next(1, 5), day.PlusMonths(6)),
            3 or 4 => new KeiMeasured(key, 1, random.Next(1, 8), random.Next(1, 30), day.ToYearMonth()),
            5 => random.Next(3) == 0
                ? new KeiReviewed(key, KeiDecision.Retire, "nobody reads it", null)
                : new KeiReviewed(key, KeiDecision.Keep, "it tells us enough", day.PlusMonths(6)),
            6 => new AwarenessDelivered("Guide", "starters", day),
            7 => new ResourcesAllocated(new("Pavel Ruiz", null, random.Next(1, 999), day, null, "interviews")),
            _ => Step(),
        };

        PhaseAdvanced Step()
        {
            var from = (ServicePhase)random.Next(5);
            return new(from, from.Next(), null);
        }
    }

    void Add(Guid stream, DomainEvent @event) => events.Add((stream, @event with
    {
        OccurredAt = @event.OccurredAt == default ? now : @event.OccurredAt,
        ClientId = client,
    }));
}
