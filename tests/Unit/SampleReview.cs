using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>A review of invented parties, put on the calendar on a Monday morning, for tests of rules on reviews.</summary>
static class SampleReview
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);
    public static readonly Instant Friday = Monday + Duration.FromDays(4);

    public static readonly ScheduleReview Schedule =
        new(SampleContract.Id, SampleContract.ClientId, ReviewKind.Monthly, Friday, ["figures"]) { OccurredAt = Monday };

    public static readonly ReviewScheduled Scheduled =
        new(ReviewKind.Monthly, Friday, ["figures"]) { OccurredAt = Monday, ClientId = SampleContract.ClientId, ContractId = SampleContract.Id };

    public static readonly ReviewHeld Held = At(98, new ReviewHeld(Friday, ["Greta Lind", "Pavel Ruiz"], null, "A calm month"));
    public static readonly ReviewCancelled Cancelled = At(48, new ReviewCancelled("Everyone is away"));
    public static readonly ActionAgreed Switches = At(98, new ActionAgreed("switches", "Order the switches", "Pavel Ruiz", new(2026, 4, 30)));
    public static readonly ActionCompleted SwitchesOrdered = At(120, new ActionCompleted("switches", "Ordered"));

    /// <summary>The same fact, that many hours after the scheduling.</summary>
    public static T At<T>(int hours, T @event)
        where T : ServiceReviewEvent => @event with { OccurredAt = Monday + Duration.FromHours(hours) };

    /// <summary>The same wish, that many hours after the scheduling.</summary>
    public static ServiceReviewCommand After(int hours, ServiceReviewCommand command) => command with { OccurredAt = Monday + Duration.FromHours(hours) };
}
