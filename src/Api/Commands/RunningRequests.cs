using System.Collections.Concurrent;
using MspEvents.Api.Conventions;
using MspEvents.Api.Security;

namespace MspEvents.Api.Commands;

/// <summary>The requests with an idempotency key that run on this node right now.</summary>
sealed class RunningRequests
{
    readonly ConcurrentDictionary<(string Tenant, string Credential, string Key), ReadOnlyMemory<byte>> running = [];

    /// <summary>Holds a key until disposed.</summary>
    /// <exception cref="Refusal">A request with that key is running: 409 for the same request, 422 for another.</exception>
    public IDisposable Enter(Caller caller, string key, ReadOnlyMemory<byte> hash)
    {
        var entry = (caller.Tenant, caller.Credential, key);
        var first = running.GetOrAdd(entry, hash);
        if (first.Equals(hash))
            return new Exit(running, entry);
        throw first.Span.SequenceEqual(hash.Span)
            ? new Refusal(StatusCodes.Status409Conflict, "idempotency_in_progress", "The first request with this key is still running.") { RetryAfter = TimeSpan.FromSeconds(1) }
            : IdempotencyFilter.Reused();
    }

    sealed class Exit(
        ConcurrentDictionary<(string Tenant, string Credential, string Key), ReadOnlyMemory<byte>> running,
        (string Tenant, string Credential, string Key) entry) : IDisposable
    {
        public void Dispose() => running.TryRemove(entry, out _);
    }
}
