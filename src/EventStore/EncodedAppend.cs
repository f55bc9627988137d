namespace MspEvents.EventStore;

/// <summary>An append whose events are in the form they are stored in.</summary>
sealed record EncodedAppend(Append Append, IReadOnlyList<EncodedEvent> Events);

/// <summary>One event as stored: personal fields are ciphertext.</summary>
readonly record struct EncodedEvent(Guid Id, byte[] Data, string Alias, string DotNetType);
