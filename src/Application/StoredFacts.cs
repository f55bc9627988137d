using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Application;

/// <summary>Stored events as the domain knows them.</summary>
public static class StoredFacts
{
    /// <summary>A stored event as a fact.</summary>
    public static Fact ToFact(this StoredEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new((DomainEvent)stored.Event, stored.Version, stored.Position, Instant.FromDateTimeOffset(stored.RecordedAt));
    }

    /// <summary>A stream's facts in order of version; none if there is no such stream.</summary>
    public static async Task<IReadOnlyList<Fact>> ReadFactsAsync(
        this EventReader reader, TenantSession session, Guid streamId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return [.. (await reader.ReadStreamAsync(session, streamId, null, cancellationToken)).Select(ToFact)];
    }
}
