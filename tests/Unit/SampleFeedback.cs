using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>An answer of invented parties, given on a Monday morning, for tests of rules on feedback.</summary>
static class SampleFeedback
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    public static readonly ReceiveFeedback Receive = new()
    {
        ClientId = SampleContract.ClientId,
        Direction = FeedbackDirection.FromClient,
        Kind = FeedbackKind.Csat,
        Score = 4,
        Comment = "Good, but late",
        Improve = ["tell us sooner"],
        Channel = FeedbackChannel.Survey,
        Respondent = new("Greta Lind", "head of packing"),
        OccurredAt = Monday,
    };

    public static readonly FeedbackReceived Received = new()
    {
        Direction = FeedbackDirection.FromClient,
        Kind = FeedbackKind.Csat,
        Scale = new(1, 5, BetterScore.Higher),
        Score = 4,
        Comment = Receive.Comment,
        Improve = Receive.Improve,
        Channel = FeedbackChannel.Survey,
        Respondent = Receive.Respondent,
        OccurredAt = Monday,
        ClientId = SampleContract.ClientId,
    };

    /// <summary>The same fact, that many hours after the answer.</summary>
    public static T At<T>(int hours, T @event)
        where T : FeedbackEvent => @event with { OccurredAt = Monday + Duration.FromHours(hours) };

    /// <summary>The same wish, that many hours after the answer.</summary>
    public static FeedbackCommand After(int hours, FeedbackCommand command) => command with { OccurredAt = Monday + Duration.FromHours(hours) };
}
