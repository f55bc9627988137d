using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.UseCases;

/// <summary>A use case with its scenarios at a point of its log.</summary>
sealed record UseCaseAnswer : UseCaseDetails
{
    [SetsRequiredMembers]
    public UseCaseAnswer(StreamAtPoint useCase, UseCaseDetails details, UseCaseStanding? standing)
        : base(details)
    {
        Id = useCase.Id;
        Standing = standing;
        Position = useCase.Point.Position;
        JudgedAt = useCase.Point.JudgedAt;
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>Its rank among its client's use cases, with the rank's sensitivity, at another time among those of that time; absent where it is not rated or is retired.</summary>
    [JsonPropertyOrder(1)]
    public UseCaseStanding? Standing { get; }

    /// <summary>The last position of the log that the answer knows.</summary>
    [JsonPropertyOrder(2)]
    public long Position { get; }

    /// <summary>The instant that reviews are due or overdue by.</summary>
    [JsonPropertyOrder(2)]
    public Instant JudgedAt { get; }

    /// <summary>0: the log itself was read.</summary>
    [JsonPropertyOrder(2)]
    public decimal DataAgeSeconds { get; }
}
