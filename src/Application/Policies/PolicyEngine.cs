using Microsoft.Extensions.Logging;
using MspEvents.EventStore;

namespace MspEvents.Application.Policies;

/// <summary>Lets the policies of all tenants follow their logs: any number of nodes, each policy of a tenant on one of them at a time.</summary>
public sealed class PolicyEngine : IDisposable
{
    const int StepsAtOnce = 100;
    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    readonly StoreDataSources sources;
    readonly PolicyRunner runner;
    readonly IReadOnlyList<Policy> policies;
    readonly LogFollower follower;

    /// <summary>Wires the engine; it does nothing until it is run.</summary>
    public PolicyEngine(
        StoreDataSources sources, PolicyRunner runner, IReadOnlyList<Policy> policies, LogSignal signal, TimeProvider time, ILogger<PolicyEngine> logger)
    {
        this.sources = sources;
        this.runner = runner;
        this.policies = policies;
        follower = new(new("Policies", RoundAsync, FindWorkAsync) { Rest = Rest }, signal, time, logger);
    }

    /// <summary>The policies it lets follow.</summary>
    public IReadOnlyList<Policy> Policies => policies;

    /// <summary>Works until cancelled; what fails is tried again.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => follower.RunAsync(cancellationToken);

    /// <summary>Follows one tenant's log to its end, beside the worker.</summary>
    public Task CatchUpAsync(string tenant, CancellationToken cancellationToken) => follower.CatchUpAsync(tenant, cancellationToken);

    /// <summary>Puts a tenant in the queue.</summary>
    public void Wake(string tenant) => follower.Wake(tenant);

    /// <inheritdoc/>
    public void Dispose() => follower.Dispose();

    async Task<IReadOnlyList<string>> FindWorkAsync(CancellationToken cancellationToken)
    {
        await using var search = await sources.BeginSearchAsync(CrossTenantSearch.Work, cancellationToken);
        return await PolicyCursors.FindWorkAsync(search, [.. policies.Select(policy => policy.Name)], cancellationToken);
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
