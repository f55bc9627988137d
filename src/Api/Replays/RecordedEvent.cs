using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Api.Replays;

/// <summary>An event as the store recorded it, in its current shape.</summary>
/// <param name="Position">Its place in the tenant's log.</param>
/// <param name="StreamId">Its stream, where several are told together.</param>
/// <param name="Version">Its place in its stream.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its public name.</param>
/// <param name="Shape">The number of its shape, where that is not the first.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="RecordedAt">When the store took it.</param>
/// <param name="By">Who did it: as the caller said, else the authenticated subject.</param>
/// <param name="CorrelationId">The trace it belongs to.</param>
/// <param name="CausationId">What caused it.</param>
/// <param name="Data">What happened.</param>
sealed record RecordedEvent(
    long Position,
    Guid? StreamId,
    long Version,
    Guid Id,
    string Type,
    int? Shape,
    Instant OccurredAt,
    Instant RecordedAt,
    string? By,
    string? CorrelationId,
    string? CausationId,
    JsonElement Data)
{
    /// <summary>A stored event, as it is told.</summary>
    public static RecordedEvent Of(StoredEvent stored, bool namesStream)
    {
        var @event = (DomainEvent)stored.Event;
        return new(
            stored.Position,
            namesStream ? stored.StreamId : null,
            stored.Version,
            stored.Id,
            stored.Name,
            stored.Shape > 1 ? stored.Shape : null,
            @event.OccurredAt,
            Instant.FromDateTimeOffset(stored.RecordedAt),
            @event.By ?? stored.UserName,
            stored.CorrelationId,
            stored.CausationId,
            JsonSerializer.SerializeToElement(@event, DomainJson.ContractOf(@event.GetType())));
    }
}
