namespace MspEvents.EventStore;

/// <summary>A stream's kind and current version.</summary>
public sealed record StreamHead(Guid Id, string Type, long Version);

/// <summary>The end of a tenant's log: 0 and no time while it is empty.</summary>
public sealed record LogHead(long Position, DateTimeOffset? RecordedAt);
