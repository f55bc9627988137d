namespace MspEvents.EventStore;

/// <summary>An event as read: decoded to its current shape, personal fields in the clear or <c>[erased]</c>.</summary>
public sealed record StoredEvent
{
    /// <summary>Place in the tenant's log.</summary>
    public required long Position { get; init; }

    /// <summary>The event's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its stream.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>Place in its stream, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>Public name, without the shape's suffix.</summary>
    public required string Name { get; init; }

    /// <summary>The current shape's number; 1 has no suffix.</summary>
    public required int Shape { get; init; }

    /// <summary>When the store took it.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The authenticated subject.</summary>
    public string? UserName { get; init; }

    /// <summary>The trace it belongs to.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What caused it.</summary>
    public string? CausationId { get; init; }

    /// <summary>The decoded event.</summary>
    public required object Event { get; init; }
}
