namespace MspEvents.EventStore;

/// <summary>The first answers to requests with an idempotency key; successes are claimed by the append itself.</summary>
public sealed class IdempotencyStore
{
    /// <summary>The answer a credential got for a key, or null.</summary>
    public Task<StoredAnswer?> FindAsync(TenantSession session, string credential, string key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Keeps the first answer: returns null if this one was kept, else the one that was there.</summary>
    public Task<StoredAnswer?> SaveAsync(TenantSession session, IdempotencyClaim claim, StoredAnswer answer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Forgets answers older than an instant, as <c>msp_projector</c>; returns how many.</summary>
    public Task<int> PurgeAsync(TenantSession session, DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
}
