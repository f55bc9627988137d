using System.Diagnostics;
using Npgsql;

namespace MspEvents.EventStore;

/// <summary>
/// One tenant's queue on this node. While it holds anything one loop runs and sends batch after batch, one at a time, with no timer: what arrives
/// during a transaction goes in the next. When it is empty the loop ends and the pump is dropped.
/// </summary>
sealed class AppendPump(string tenant, EventAppender appender)
{
    const int MostAppends = 1_000;
    const int MostEvents = 5_000;
    const int MostWaiting = 10_000;

    // A transaction that imports is cut so that it holds the lock about this long.
    static readonly TimeSpan ImportSlice = TimeSpan.FromMilliseconds(50);

    readonly Lock gate = new();
    readonly HashSet<Guid> streams = [];
    readonly HashSet<Guid> seen = [];
    readonly HashSet<(string Credential, string Key)> claims = [];
    readonly List<PendingAppend> taken = [];
    readonly List<EncodedAppend> sending = [];
    Queue<PendingAppend> live = [];
    Queue<PendingAppend> imports = [];
    bool importNext;
    int importEvents = 500;
    bool retired;

    /// <summary>Takes appends into the queue; false if the pump has just been retired.</summary>
    /// <exception cref="StoreUnavailableException">The queue is full.</exception>
    public bool TryEnqueue(ReadOnlySpan<PendingAppend> appends, bool import)
    {
        lock (gate)
        {
            if (retired)
                return false;
            var queue = import ? imports : live;
            if (!import && queue.Count + appends.Length > MostWaiting)
                throw new StoreUnavailableException("Too many appends are waiting.", outcomeUnknown: false);
            foreach (var append in appends)
                queue.Enqueue(append);
            return true;
        }
    }

    /// <summary>Gives up live appends that have waited since before an instant.</summary>
    public void Expire(long arrivedBefore)
    {
        lock (gate)
        {
            while (live.TryPeek(out var oldest) && oldest.ArrivedAt < arrivedBefore)
                live.Dequeue().Withdraw(new StoreUnavailableException("The append waited too long.", outcomeUnknown: false));
        }
    }

    /// <summary>Sends until nothing is left.</summary>
    public async Task RunAsync()
    {
        var transaction = appender.Rent();
        while (Take() is { } import)
        {
            var began = appender.Time.GetTimestamp();
            foreach (var append in taken)
                StoreTelemetry.QueueWait.Record(appender.Time.GetElapsedTime(append.ArrivedAt, began).TotalSeconds);
            await SendAsync(transaction, taken);
            if (import)
                AdjustSlice(appender.Time.GetElapsedTime(began));
        }

        appender.Return(transaction);
    }

    // True if imports were taken, false if live appends were, null if there is nothing and the pump retires. Under load the two take turns.
    bool? Take()
    {
        lock (gate)
        {
            taken.Clear();
            while (live.Count + imports.Count > 0)
            {
                var import = imports.Count > 0 && (importNext || live.Count == 0);
                importNext = !import;
                if (import)
                    Take(ref imports, importEvents);
                else
                    Take(ref live, MostEvents);
                if (taken.Count > 0)
                    return import;
            }

            retired = true;
            appender.Forget(tenant, this);
            return null;
        }
    }

    // At most one append per stream and per idempotency key, and none to a stream that another rests on, since the statement sees all streams as they were
    // before it: a second one waits for the next batch, ahead of all others.
    void Take(ref Queue<PendingAppend> queue, int mostEvents)
    {
        streams.Clear();
        seen.Clear();
        claims.Clear();
        Queue<PendingAppend>? later = null;
        var events = 0;
        for (var seen = 0; seen < 2 * MostAppends && taken.Count < MostAppends && queue.TryPeek(out var next); seen++)
        {
            var append = next.Encoded.Append;
            if (events > 0 && events + next.Encoded.Events.Count > mostEvents)
                break;
            queue.Dequeue();
            if (MeetsOthers(append))
            {
                (later ??= []).Enqueue(next);
            }
            else if (next.TryTake())
            {
                events += next.Encoded.Events.Count;
                taken.Add(next);
            }
        }

        if (later is not null)
        {
            foreach (var waiting in queue)
                later.Enqueue(waiting);
            queue = later;
        }
    }

    // Whether it must not go with what is in the batch; if it may, it is noted.
    bool MeetsOthers(Append append)
    {
        if (append.Seen.Count > 0 && append.Seen.Any(other => streams.Contains(other.StreamId)))
            return true;
        if (seen.Contains(append.StreamId) || !streams.Add(append.StreamId) || (append.Claim is { } claim && !claims.Add((claim.Credential, claim.Key))))
            return true;
        foreach (var other in append.Seen)
            seen.Add(other.StreamId);
        return false;
    }

    async Task SendAsync(AppendTransaction transaction, List<PendingAppend> appends, bool alone = false)
    {
        using var activity = StartActivity(appends);
        StoreTelemetry.BatchSize.Record(appends.Count);
        sending.Clear();
        foreach (var append in appends)
            sending.Add(append.Encoded);
        try
        {
            var (results, repeated) = await transaction.RunAsync(tenant, sending);
            for (var i = 0; i < results.Length; i++)
                appends[i].Complete(results[i], repeated);
            Announce(results);
        }
        catch (PostgresException) when (!alone)
        {
            // One of them is not storable, or claimed a key in the moment another node saved it; each by itself is judged anew.
            foreach (var append in appends.ToArray())
                await SendAsync(transaction, [append], alone: true);
        }
        catch (Exception failure) // whatever it is, the callers hear it
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            foreach (var append in appends)
                append.Fail(failure);
        }
    }

    void Announce(AppendResult[] results)
    {
        long last = 0;
        foreach (var result in results)
        {
            if (result.Verdict == AppendVerdict.Accepted)
                last = Math.Max(last, result.Position ?? 0);
            else if (result.Verdict is AppendVerdict.VersionConflict or AppendVerdict.Overtaken)
                StoreTelemetry.Conflicts.Add(1);
        }

        if (last > 0)
            appender.Signal.Raise(tenant, last);
    }

    void AdjustSlice(TimeSpan took)
    {
        var fitting = importEvents * (ImportSlice / TimeSpan.FromTicks(Math.Max(1, took.Ticks)));
        importEvents = (int)Math.Clamp(fitting, Math.Max(100, importEvents / 2), Math.Min(MostEvents, importEvents * 2));
    }

    static Activity? StartActivity(List<PendingAppend> appends)
    {
        if (!StoreTelemetry.Source.HasListeners())
            return null;
        var links = appends.Where(append => append.Trace != default).Select(append => new ActivityLink(append.Trace));
        return StoreTelemetry.Source.StartActivity("append batch", ActivityKind.Internal, default(ActivityContext), null, links);
    }
}
