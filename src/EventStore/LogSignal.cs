using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>Tells who waits for it that a tenant's log has grown, on this node at once and on others by a debounced NOTIFY; a hint, never the truth.</summary>
public sealed class LogSignal(StoreDataSources sources, TimeProvider time)
{
    const string Topic = "msp_log_grown";

    static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly ConcurrentDictionary<string, long> unsent = new();
    readonly Channel<bool> any = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly string node = Guid.NewGuid().ToString("N");

    /// <summary>Tenant and last position; handlers must be quick and must not throw.</summary>
    public event Action<string, long>? Grown;

    /// <summary>Called after a commit.</summary>
    public void Raise(string tenant, long position)
    {
        Grown?.Invoke(tenant, position);
        unsent.AddOrUpdate(tenant, position, (_, known) => Math.Max(known, position));
        any.Writer.TryWrite(true);
    }

    /// <summary>Sends and listens until cancelled, through lost connections.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        AgainAsync(SendAsync, cancellationToken),
        AgainAsync(ListenAsync, cancellationToken));

    /// <summary>Sends what is unsent at once: for a process that appends and ends without <see cref="RunAsync"/>.</summary>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public async Task SendNowAsync(CancellationToken cancellationToken)
    {
        if (unsent.IsEmpty)
            return;
        await using var connection = await sources.OpenAsync(StoreRole.Api, cancellationToken);
        await SendUnsentAsync(connection, cancellationToken);
    }

    async Task AgainAsync(Func<CancellationToken, Task> loop, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await loop(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException)
            {
                // The database is away. Nothing is lost but time: whoever waits for signals polls as well.
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    async Task SendAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.OpenAsync(StoreRole.Api, cancellationToken);
        while (true)
        {
            await any.Reader.ReadAsync(cancellationToken);
            await Task.Delay(Debounce, time, cancellationToken);
            await SendUnsentAsync(connection, cancellationToken);
        }
    }

    async Task SendUnsentAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var tenant in unsent.Keys)
        {
            if (unsent.TryRemove(tenant, out var position))
            {
                batch.BatchCommands.Add(new("select pg_notify($1, $2)")
                {
                    Parameters = { new() { Value = Topic }, new() { Value = string.Create(CultureInfo.InvariantCulture, $"{node} {tenant} {position}") } },
                });
            }
        }

        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.OpenAsync(StoreRole.Projector, cancellationToken);
        connection.Notification += (_, notification) =>
        {
            var parts = notification.Payload.Split(' ');
            if (parts.Length == 3 && parts[0] != node && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
                Grown?.Invoke(parts[1], position);
        };
        await using (var listen = new NpgsqlCommand($"listen {Topic}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        while (true)
            await connection.WaitAsync(cancellationToken);
    }
}
