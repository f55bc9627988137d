using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>An area of service of invented parties, targeted on a Monday morning, for tests of rules on service areas.</summary>
static class SampleServiceArea
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static readonly TargetServiceArea Target = new(SampleContract.ClientId, "Onboarding", Moscow.Must, "Europe/Berlin", false) { OccurredAt = Monday };

    public static readonly ServiceAreaTargeted Targeted = new("Onboarding", Moscow.Must, "Europe/Berlin")
    {
        OccurredAt = Monday,
        ClientId = SampleContract.ClientId,
    };

    public static readonly CustomerVoiceHeard Voice = OnDay(1, new CustomerVoiceHeard(VoiceArtefact.Interview, ["Nine days without a laptop"]));
    public static readonly KeiDefined Ease = OnDay(2, new KeiDefined("ease", "Ease", "Mean answer", new(1, 7, BetterScore.Higher), 5, 1, new(2026, 9, 4)));
    public static readonly AwarenessDelivered Guide = OnDay(3, new AwarenessDelivered("Guide", "new starters", new(2026, 3, 5)));
    public static readonly KeiMeasured Measured = OnDay(4, new KeiMeasured("ease", 1, 4.5m, 9, new(2026, 3)));
    public static readonly KeiReviewed Kept = OnDay(5, new KeiReviewed("ease", KeiDecision.Keep, "It tells us enough", new(2026, 9, 7)));

    /// <summary>The same fact, that many days after the targeting.</summary>
    public static T OnDay<T>(int days, T @event)
        where T : DomainEvent => @event with { OccurredAt = Monday + Duration.FromDays(days), ClientId = SampleContract.ClientId };

    /// <summary>The same wish, that many days after the targeting.</summary>
    public static ServiceAreaCommand Later(int days, ServiceAreaCommand command) => command with { OccurredAt = Monday + Duration.FromDays(days) };

    /// <summary>A step to the phase that follows.</summary>
    public static PhaseAdvanced Step(int days, ServicePhase from) => OnDay(days, new PhaseAdvanced(from, from.Next(), null));
}
