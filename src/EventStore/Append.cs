namespace MspEvents.EventStore;

/// <summary>One event to be appended; the id makes a repetition harmless.</summary>
/// <param name="Id">Unique within the tenant.</param>
/// <param name="Event">An instance of a type the catalogue knows.</param>
public sealed record NewEvent(Guid Id, object Event);

/// <summary>A stream a decision rests on beside its own, at the version it saw; 0 for one that did not exist.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">Its version then.</param>
public sealed record SeenStream(Guid StreamId, long Version);

/// <summary>One command's append: all or nothing.</summary>
public sealed record Append
{
    /// <summary>The tenant; it exists.</summary>
    public required string Tenant { get; init; }

    /// <summary>The stream.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>The kind of stream, stored when it starts.</summary>
    public required string StreamType { get; init; }

    /// <summary>The version the decision was made on; 0 starts the stream.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>At least one event.</summary>
    public required IReadOnlyList<NewEvent> Events { get; init; }

    /// <summary>Other streams that must still be at the versions the decision saw.</summary>
    public IReadOnlyList<SeenStream> Seen { get; init; } = [];

    /// <summary>The person whose key encrypts the stream's free texts: name and e-mail; null means the tenant's own key.</summary>
    public (string Name, string? Email)? DataSubject { get; init; }

    /// <summary>The authenticated subject.</summary>
    public string? UserName { get; init; }

    /// <summary>The trace the command belongs to.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The event or request that caused it.</summary>
    public string? CausationId { get; init; }

    /// <summary>The idempotency key to be claimed in the same transaction.</summary>
    public IdempotencyClaim? Claim { get; init; }
}

/// <summary>A key a credential sent, the hash of the request it came with, and the status a success will answer.</summary>
public sealed record IdempotencyClaim(string Credential, string Key, ReadOnlyMemory<byte> RequestHash, int Status);

/// <summary>The first answer to an idempotent request: numbers for a success, bytes for a refusal.</summary>
public sealed record StoredAnswer(ReadOnlyMemory<byte> RequestHash, int Status, Guid? StreamId, long? Version, long? Position, ReadOnlyMemory<byte>? Body);

/// <summary>What became of an append.</summary>
public abstract record AppendOutcome
{
    /// <summary>Durable: the stream's new version and the position of its last event.</summary>
    public sealed record Appended(long Version, long Position) : AppendOutcome;

    /// <summary>The stream is at another version; nothing was recorded.</summary>
    public sealed record VersionConflict(long Actual) : AppendOutcome;

    /// <summary>Another stream that the decision rests on has moved on; nothing was recorded.</summary>
    public sealed record Overtaken : AppendOutcome;

    /// <summary>The same event ids were appended before; the numbers are those of then.</summary>
    public sealed record AlreadyAppended(long Version, long Position) : AppendOutcome;

    /// <summary>The idempotency key was used by the same request before.</summary>
    public sealed record Replayed(StoredAnswer Answer) : AppendOutcome;

    /// <summary>The idempotency key was used by another request.</summary>
    public sealed record KeyReused : AppendOutcome;
}
