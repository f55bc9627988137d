using System.Collections.Concurrent;

namespace MspEvents.EventStore;

/// <summary>The one door for new events: appends of a tenant that arrive while one transaction is under way go together in the next.</summary>
public sealed class EventAppender : IAsyncDisposable
{
    // An import encodes this far ahead of the transaction under way.
    const int SliceEvents = 1_000;
    const int SlicesAhead = 6;
    const int MostIdle = 16;

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    static readonly TimeSpan SweepEvery = TimeSpan.FromMilliseconds(250);

    readonly StoreDataSources sources;
    readonly EventEncoder encoder;
    readonly ConcurrentDictionary<string, AppendPump> pumps = new();
    readonly ConcurrentBag<AppendTransaction> idle = [];
    readonly ITimer sweep;
    readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int running = 1; // the appender itself counts as one until it is disposed
    bool disposed;

    /// <summary>One per node; it wakes <paramref name="signal"/> after each commit.</summary>
    public EventAppender(StoreDataSources sources, EventCatalogue catalogue, LogSignal signal, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.sources = sources;
        Signal = signal;
        Time = time;
        encoder = new(catalogue, new(sources, time));
        sweep = time.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    internal LogSignal Signal { get; }

    internal TimeProvider Time { get; }

    /// <summary>Appends one command's events; returns after COMMIT. Cancelling has an effect only until the append is on its way.</summary>
    /// <exception cref="StoreUnavailableException">The queue is full or the database is away.</exception>
    /// <exception cref="ArgumentException">An event is not in the catalogue, or its text holds U+0000.</exception>
    /// <exception cref="InvalidOperationException">The tenant does not exist.</exception>
    public async Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(append);
        using var activity = StoreTelemetry.Source.StartActivity("append");
        activity?.SetTag("mspevents.stream_type", append.StreamType);
        var encoded = await encoder.EncodeAsync(append.Tenant, [append], cancellationToken);
        var pending = new PendingAppend(encoded[0], Time.GetTimestamp());
        Enqueue(append.Tenant, [pending], import: false);
        await using var withdrawal = cancellationToken.UnsafeRegister(
            static (state, token) => ((PendingAppend)state!).Withdraw(new OperationCanceledException(token)), pending);
        return await pending.Outcome;
    }

    /// <summary>Appends to many streams of one tenant, some thousand events a transaction, yielding to live appends; each outcome stands alone.</summary>
    /// <exception cref="StoreUnavailableException">The database is away; what was committed before stays, and the same ids may be sent again.</exception>
    public async Task<IReadOnlyList<AppendOutcome>> AppendManyAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(appends);
        using var activity = StoreTelemetry.Source.StartActivity("append many");
        var outcomes = new AppendOutcome[appends.Count];
        var ahead = new Queue<Task>();
        try
        {
            for (var from = 0; from < appends.Count;)
            {
                var slice = Slice(appends, from);
                var encoded = await encoder.EncodeAsync(slice[0].Tenant, slice, cancellationToken);
                var pending = Array.ConvertAll(encoded, one => new PendingAppend(one, Time.GetTimestamp()));
                Enqueue(slice[0].Tenant, pending, import: true);
                ahead.Enqueue(CollectAsync(pending, outcomes, from, cancellationToken));
                from += slice.Count;
                if (ahead.Count > SlicesAhead)
                    await ahead.Dequeue();
            }
        }
        finally
        {
            await Task.WhenAll(ahead);
        }

        return outcomes;
    }

    /// <summary>Waits for the appends on their way.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        Leave();
        await drained.Task;
        await sweep.DisposeAsync();
    }

    /// <summary>How many tenants have anything under way.</summary>
    internal int Pumps => pumps.Count;

    /// <summary>Buffers and prepared commands for one pump's run.</summary>
    internal AppendTransaction Rent() => idle.TryTake(out var transaction) ? transaction : new(sources, Time);

    internal void Return(AppendTransaction transaction)
    {
        if (idle.Count < MostIdle)
            idle.Add(transaction);
    }

    internal void Forget(string tenant, AppendPump pump) => pumps.TryRemove(new(tenant, pump));

    void Enqueue(string tenant, ReadOnlySpan<PendingAppend> pending, bool import)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        while (true)
        {
            var fresh = false;
            if (!pumps.TryGetValue(tenant, out var pump))
            {
                var made = new AppendPump(tenant, this);
                pump = pumps.GetOrAdd(tenant, made);
                fresh = pump == made;
            }

            if (!pump.TryEnqueue(pending, import))
                continue;
            if (fresh)
                Start(pump);
            return;
        }
    }

    // The loop belongs to no caller: it must not carry the first one's trace.
    void Start(AppendPump pump)
    {
        Interlocked.Increment(ref running);
        using (ExecutionContext.SuppressFlow())
            _ = RunAsync();

        async Task RunAsync()
        {
            try
            {
                await pump.RunAsync();
            }
            finally
            {
                Leave();
            }
        }
    }

    void Leave()
    {
        if (Interlocked.Decrement(ref running) == 0)
            drained.SetResult();
    }

    void Sweep()
    {
        var arrivedBefore = Time.GetTimestamp() - (long)(LongestWait.TotalSeconds * Time.TimestampFrequency);
        foreach (var (_, pump) in pumps)
            pump.Expire(arrivedBefore);
    }

    static List<Append> Slice(IReadOnlyList<Append> appends, int from)
    {
        var slice = new List<Append>();
        for (var events = 0; from < appends.Count && events < SliceEvents; from++)
        {
            slice.Add(appends[from]);
            events += appends[from].Events.Count;
        }

        return slice;
    }

    static async Task CollectAsync(PendingAppend[] pending, AppendOutcome[] outcomes, int from, CancellationToken cancellationToken)
    {
        await using var withdrawal = cancellationToken.UnsafeRegister(
            static (state, token) => Array.ForEach((PendingAppend[])state!, one => one.Withdraw(new OperationCanceledException(token))), pending);
        for (var i = 0; i < pending.Length; i++)
            outcomes[from + i] = await pending[i].Outcome;
    }
}
