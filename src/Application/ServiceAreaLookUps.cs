using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Application;

/// <summary>What others need to know of a service area.</summary>
/// <param name="ClientId">The client it belongs to.</param>
/// <param name="Area">The area as it was at an instant.</param>
public sealed record KnownServiceArea(Guid ClientId, ServiceArea Area)
{
    /// <summary>The scale in force of an indicator; null where none of that key is defined, or it is retired.</summary>
    public ScoreScale? ScaleOf(string keiKey) => Area.KeiInForce(keiKey)?.Definition?.Scale;
}

/// <summary>Look-ups from service areas.</summary>
public static class ServiceAreaLookUps
{
    /// <summary>A service area as it was at an instant; the pointer says where a body named it.</summary>
    /// <exception cref="StreamNotFound">There is no such service area.</exception>
    public static async Task<KnownServiceArea> ServiceAreaAsync(
        this LookUps lookUps, Guid serviceAreaId, Instant at, string? pointer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lookUps);
        var facts = await lookUps.FactsAsync<IServiceAreaEvent>(ServiceArea.Decider.StreamType, serviceAreaId, pointer, cancellationToken);
        return new(facts[0].Event.ClientId, ServiceArea.Decider.Fold(facts.Where(fact => fact.Event.OccurredAt <= at)));
    }
}
