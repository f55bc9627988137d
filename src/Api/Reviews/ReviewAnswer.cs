using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Reviews;

/// <summary>A service review at a point of its log.</summary>
sealed record ReviewAnswer : ServiceReviewDetails
{
    [SetsRequiredMembers]
    public ReviewAnswer(StreamAtPoint review, ServiceReviewDetails details)
        : base(details)
    {
        Id = review.Id;
        Position = review.Point.Position;
        JudgedAt = review.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>Whether it was to take place before now and neither did nor was cancelled.</summary>
    [JsonPropertyOrder(1)]
    public bool Overdue => Status == ReviewStatus.Scheduled && ScheduledFor < JudgedAt;

    /// <summary>The last position of the log that the answer knows.</summary>
    [JsonPropertyOrder(2)]
    public long Position { get; }

    /// <summary>The instant that what is overdue is judged by.</summary>
    [JsonPropertyOrder(2)]
    public Instant JudgedAt { get; }

    /// <summary>0: the log itself was read.</summary>
    [JsonPropertyOrder(2)]
    public decimal DataAgeSeconds { get; }
}
