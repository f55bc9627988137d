using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MspEvents.EventStore;

namespace MspEvents.Application.Policies;

/// <summary>Lets the policies of all tenants follow their logs: any number of nodes, each policy of a tenant on one of them at a time.</summary>
public sealed class PolicyEngine : IDisposable
{
    const int StepsAtOnce = 100;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    // A busy log wakes its policies for every append; what follows from it may wait a moment and be taken together.
    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    readonly StoreDataSources sources;
    readonly PolicyRunner runner;
    readonly IReadOnlyList<Policy> policies;
    readonly LogSignal signal;
    readonly TimeProvider time;
    readonly ILogger logger;
    readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    readonly ConcurrentDictionary<string, bool> queued = new();

    /// <summary>Wires the engine; it does nothing until it is run.</summary>
    public PolicyEngine(
        StoreDataSources sources, PolicyRunner runner, IReadOnlyList<Policy> policies, LogSignal signal, TimeProvider time, ILogger<PolicyEngine> logger)
    {
        ArgumentNullException.ThrowIfNull(signal);
        this.sources = sources;
        this.runner = runner;
        this.policies = policies;
        this.signal = signal;
        this.time = time;
        this.logger = logger;
        signal.Grown += OnGrown;
    }

    /// <summary>The policies it lets follow.</summary>
    public IReadOnlyList<Policy> Policies => policies;

    /// <summary>Works until cancelled; what fails is tried again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(WorkAsync(cancellationToken), PollAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop: the cursor stands where the last consequence is in the log.
        }
    }

    /// <summary>Follows one tenant's log to its end, beside the worker.</summary>
    public async Task CatchUpAsync(string tenant, CancellationToken cancellationToken)
    {
        while (await RoundAsync(tenant, cancellationToken))
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
                if (await RoundAsync(tenant, cancellationToken))
                    Wake(tenant);
                await Task.Delay(Rest, time, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "Policies of tenant {Tenant} could not follow its log; they are tried again.", tenant);
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
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
                await using var search = await sources.BeginSearchAsync(CrossTenantSearch.Work, cancellationToken);
                foreach (var tenant in await PolicyCursors.FindWorkAsync(search, [.. policies.Select(policy => policy.Name)], cancellationToken))
                    Wake(tenant);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "The search for logs that policies have to follow failed; it is tried again.");
            }

            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    /// <summary>Some steps of each policy; true if any of them may have more to do.</summary>
    async Task<bool> RoundAsync(string tenant, CancellationToken cancellationToken)
    {
        var more = false;
        foreach (var policy in policies)
        {
            var steps = 0;
            while (steps < StepsAtOnce && await runner.StepAsync(tenant, policy, cancellationToken))
                steps++;
            more |= steps == StepsAtOnce;
        }

        return more;
    }
}
