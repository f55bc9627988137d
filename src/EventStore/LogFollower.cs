using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace MspEvents.EventStore;

/// <summary>
/// Lets work follow the logs of all tenants: the signal, a poll and unfinished rounds put a tenant in one queue, workers take it out, a round each and then the
/// others' turn. What fails is tried again.
/// </summary>
public sealed class LogFollower : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly LogFollowing following;
    readonly LogSignal signal;
    readonly TimeProvider time;
    readonly ILogger logger;
    readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    readonly ConcurrentDictionary<string, bool> queued = new();

    /// <summary>Listens to the signal; nothing is worked on until it is run.</summary>
    public LogFollower(LogFollowing following, LogSignal signal, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(signal);
        this.following = following;
        this.signal = signal;
        this.time = time;
        this.logger = logger;
        signal.Grown += OnGrown;
    }

    /// <summary>Works until cancelled; a round that is under way then is given up.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, following.Workers).Select(_ => WorkAsync(cancellationToken)).Append(PollAsync(cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop: what was under way was rolled back and is taken up again by whoever runs next.
        }
    }

    /// <summary>Works on one tenant until nothing is left to do, beside the workers.</summary>
    public async Task CatchUpAsync(string tenant, CancellationToken cancellationToken)
    {
        while (await following.Round(tenant, cancellationToken))
        {
        }
    }

    /// <summary>Puts a tenant in the queue.</summary>
    public void Wake(string tenant)
    {
        if (queued.TryAdd(tenant, true))
            queue.Writer.TryWrite(tenant);
    }

    /// <inheritdoc/>
    public void Dispose() => signal.Grown -= OnGrown;

    void OnGrown(string tenant, long position) => Wake(tenant);

    async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var tenant in queue.Reader.ReadAllAsync(cancellationToken))
        {
            queued.TryRemove(tenant, out _);
            try
            {
                if (await following.Round(tenant, cancellationToken))
                    Wake(tenant);
                if (following.Rest > TimeSpan.Zero)
                    await Task.Delay(following.Rest, time, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "{Followers} of tenant {Tenant} could not follow its log; they are tried again.", following.Followers, tenant);
                await Task.Delay(Pause, time, cancellationToken);
                Wake(tenant);
            }
        }
    }

    async Task PollAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                foreach (var tenant in await following.FindWork(cancellationToken))
                    Wake(tenant);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "The search for logs to follow failed; it is tried again. Those who wait: {Followers}.", following.Followers);
            }

            await Task.Delay(following.Poll, time, cancellationToken);
        }
    }
}

/// <summary>Who follows logs, and how.</summary>
/// <param name="Followers">Their name, for messages: Projections.</param>
/// <param name="Round">Some work on a tenant; true if there may be more.</param>
/// <param name="FindWork">The tenants with work, where no signal came.</param>
public sealed record LogFollowing(
    string Followers, Func<string, CancellationToken, Task<bool>> Round, Func<CancellationToken, Task<IReadOnlyList<string>>> FindWork)
{
    /// <summary>Tenants worked on at once.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How often work is searched for.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A worker's rest after a round: a busy log wakes for every append, and what comes of it may be taken together.</summary>
    public TimeSpan Rest { get; init; }
}
