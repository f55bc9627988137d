using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>A use case of invented parties, defined on a Monday morning, for tests of rules on use cases.</summary>
static class SampleUseCase
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static readonly UseCaseChanges Content = new()
    {
        Title = "A new starter works on the first day",
        Goal = "Nobody waits for a laptop",
        Stakeholders =
        [
            new("Greta Lind", StakeholderKind.Client, "Office manager", "No calls on Mondays"),
            new("Pavel Ruiz", StakeholderKind.Provider, "Engineer", "Two weeks' notice"),
        ],
        Steps = [new("Human resources", "Names the starter", "A date and a role"), new("Service desk", "Prepares the laptop", "It is ready")],
        Constraints = [new("budget", "No spare laptops", "Two are leased")],
        StoryIds = [],
    };

    public static readonly DefineUseCase Define = new(SampleContract.ClientId, Content, "Europe/Berlin", false, []) { OccurredAt = Monday };

    public static readonly UseCaseDefined Defined = new()
    {
        Title = Content.Title!,
        Goal = Content.Goal!,
        Stakeholders = Content.Stakeholders!,
        Steps = Content.Steps!,
        Constraints = Content.Constraints!,
        TimeZone = "Europe/Berlin",
        OccurredAt = Monday,
        ClientId = SampleContract.ClientId,
    };

    public static readonly WeightedPriority Priority = WeightedPriority.Of(5, 4, 3, null, null);
    public static readonly UseCasePrioritised Prioritised = OnDay(1, new UseCasePrioritised(Priority, "Half of all complaints"));
    public static readonly RationaleCommunicated Told = OnDay(2, new RationaleCommunicated(["Greta Lind"], "meeting"));
    public static readonly RationaleAcknowledged Noted = OnDay(3, new RationaleAcknowledged("Greta Lind"));
    public static readonly UseCaseRetired Retired = OnDay(90, new UseCaseRetired("Done in-house"));

    public static readonly ScenarioIdentified Surge = OnDay(4, new ScenarioIdentified(
        "september", ScenarioKind.Surge, "Forty start on one day", new Dictionary<string, string> { ["starters"] = "40" }, ["Too few hands"], ["One image for all"]));

    /// <summary>The same fact, that many days after the definition.</summary>
    public static T OnDay<T>(int days, T @event)
        where T : DomainEvent => @event with { OccurredAt = Monday + Duration.FromDays(days), ClientId = SampleContract.ClientId };

    /// <summary>The same wish, that many days after the definition.</summary>
    public static UseCaseCommand Later(int days, UseCaseCommand command) => command with { OccurredAt = Monday + Duration.FromDays(days) };
}
