using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>An initiative of invented parties, planned on a Monday morning, for tests of rules on initiatives.</summary>
static class SampleInitiative
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static readonly PlanInitiative Plan = new()
    {
        ClientId = SampleContract.ClientId,
        Title = "New switches in the packing hall",
        Kind = InitiativeKind.Migration,
        ExpectedValue = "No more stalls on Mondays",
        Investment = new(1_250_000, "EUR"),
        Validity = "Half of the stalls begin at the old switches",
        OccurredAt = Monday,
    };

    public static readonly InitiativePlanned Planned = new()
    {
        Title = Plan.Title,
        Kind = Plan.Kind,
        ExpectedValue = Plan.ExpectedValue,
        Investment = Plan.Investment,
        Validity = Plan.Validity,
        OccurredAt = Monday,
        ClientId = SampleContract.ClientId,
    };

    public static readonly InitiativeStarted Started = At(10, new InitiativeStarted());
    public static readonly InitiativeFinished Finished = At(20, new InitiativeFinished("All halls are done"));
    public static readonly InitiativeAbandoned Abandoned = At(20, new InitiativeAbandoned("The hall is sold"));

    /// <summary>The same fact, that many hours after the plan.</summary>
    public static T At<T>(int hours, T @event)
        where T : DomainEvent, IInitiativeEvent => @event with { OccurredAt = Monday + Duration.FromHours(hours) };

    /// <summary>The same wish, that many hours after the plan.</summary>
    public static InitiativeCommand After(int hours, InitiativeCommand command) => command with { OccurredAt = Monday + Duration.FromHours(hours) };
}
