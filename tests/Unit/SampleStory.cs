using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>A story of an invented client, captured on a Monday morning, for tests of rules on stories.</summary>
static class SampleStory
{
    public static readonly Guid Id = new("0190c1d2-0000-7000-8000-00000000f001");

    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static readonly CaptureStory Capture = new()
    {
        ClientId = SampleContract.ClientId,
        Text = "As a picker, I want to see the cold store's temperature, so that no fruit spoils",
        Source = StorySource.Interview,
        Acceptance = ["Shown on the handheld"],
        OccurredAt = Monday,
    };

    public static readonly StoryCaptured Captured = new()
    {
        ClientId = SampleContract.ClientId,
        Text = Capture.Text,
        Source = StorySource.Interview,
        Acceptance = ["Shown on the handheld"],
        OccurredAt = Monday,
    };

    public static readonly StoryStarted Started = At(10, new StoryStarted("field service"));
    public static readonly StoryDelivered Delivered = At(20, new StoryDelivered("Shown"));
    public static readonly StoryAccepted Accepted = At(30, new StoryAccepted(4, null));

    /// <summary>The same fact, that many hours after the capture.</summary>
    public static T At<T>(int hours, T @event)
        where T : DomainEvent => @event with { OccurredAt = Monday + Duration.FromHours(hours) };

    /// <summary>The same wish, that many hours after the capture.</summary>
    public static StoryCommand After(int hours, StoryCommand command) => command with { OccurredAt = Monday + Duration.FromHours(hours) };
}
