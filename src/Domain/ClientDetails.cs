using NodaTime;

namespace MspEvents.Domain;

/// <summary>A client as it is read.</summary>
/// <param name="Version">How many facts it is made of.</param>
/// <param name="Name">The present name.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Industry">What it does.</param>
/// <param name="Internal">Whether it is an in-house IT customer.</param>
/// <param name="PainPoints">What it named as painful.</param>
/// <param name="OnboardedAt">When the service began.</param>
/// <param name="OffboardedAt">When the service ended.</param>
/// <param name="OffboardingReason">Why it ended.</param>
public record ClientDetails(
    long Version,
    string Name,
    string TimeZone,
    string? Industry,
    bool Internal,
    IReadOnlyList<NamedPainPoint> PainPoints,
    Instant OnboardedAt,
    Instant? OffboardedAt,
    string? OffboardingReason)
{
    /// <summary>Folds a client's facts; null where none onboarded it.</summary>
    public static ClientDetails? Of(IReadOnlyCollection<Fact> facts)
    {
        var client = Client.Decider.Fold(facts);
        return client.Onboarded is not { } onboarded
            ? null
            : new(
                facts.Max(fact => fact.Version),
                client.Name,
                onboarded.TimeZone,
                onboarded.Industry,
                onboarded.Internal,
                [.. client.PainPoints.Select(named => new NamedPainPoint(named.PainPointId, named.Title, named.Description, named.OccurredAt))],
                onboarded.OccurredAt,
                client.Offboarded?.OccurredAt,
                client.Offboarded?.Reason);
    }
}

/// <summary>A pain point and when it was named.</summary>
public sealed record NamedPainPoint(Guid PainPointId, string Title, string Description, Instant NamedAt);
