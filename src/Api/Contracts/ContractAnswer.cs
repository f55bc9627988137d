using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Contracts;

/// <summary>Where a contract stands on a date of its own zone.</summary>
enum ContractStatus
{
    /// <summary>Not in force yet.</summary>
    Signed,

    /// <summary>In force.</summary>
    Active,

    /// <summary>Past its last day.</summary>
    Expired,

    /// <summary>Ended before its last day.</summary>
    Terminated,
}

/// <summary>A contract at a point of its log.</summary>
sealed record ContractAnswer : ContractDetails
{
    [SetsRequiredMembers]
    public ContractAnswer(StreamAtPoint contract, ContractDetails details)
        : base(details)
    {
        Id = contract.Id;
        Position = contract.Point.Position;
        JudgedAt = contract.Point.JudgedAt;
        Status = StatusOn(JudgedAt.InZone(DateTimeZoneProviders.Tzdb[details.TimeZone]).Date);
    }

    [JsonPropertyOrder(-1)]
    public Guid Id { get; }

    /// <summary>Where it stands at <see cref="JudgedAt"/>.</summary>
    public ContractStatus Status { get; }

    /// <summary>The last position of the log that the answer knows.</summary>
    [JsonPropertyOrder(2)]
    public long Position { get; }

    /// <summary>The instant the terms are those of.</summary>
    [JsonPropertyOrder(2)]
    public Instant JudgedAt { get; }

    /// <summary>0: the log itself was read.</summary>
    [JsonPropertyOrder(2)]
    public decimal DataAgeSeconds { get; }

    ContractStatus StatusOn(LocalDate date) =>
        TerminatedOn <= date ? ContractStatus.Terminated
        : date < EffectiveFrom ? ContractStatus.Signed
        : EndsOn < date ? ContractStatus.Expired
        : ContractStatus.Active;
}
