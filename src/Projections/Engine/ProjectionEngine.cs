using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Keeps the projections of all tenants up with their logs: a fixed number of runners a node, any number of nodes.</summary>
public sealed class ProjectionEngine : IDisposable
{
    readonly StoreDataSources sources;
    readonly ProjectionSet projections;
    readonly LogSignal signal;
    readonly EngineOptions options;
    readonly TimeProvider time;
    readonly ILogger logger;
    readonly PageRunner pages;
    readonly VersionSwitch switches;
    readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    readonly ConcurrentDictionary<string, bool> queued = new();
    readonly Pulse moved = new();

    /// <summary>Wires the engine; it does nothing until it is run.</summary>
    public ProjectionEngine(
        StoreDataSources sources,
        EventReader reader,
        ProjectionSet projections,
        LogSignal signal,
        EngineOptions options,
        TimeProvider time,
        ILogger<ProjectionEngine> logger)
    {
        this.sources = sources;
        this.projections = projections;
        this.signal = signal;
        this.options = options;
        this.time = time;
        this.logger = logger;
        pages = new PageRunner(sources, reader, projections, options, time);
        switches = new VersionSwitch(sources, projections);
        signal.Grown += OnGrown;
    }

    /// <summary>Completes when a projection of any tenant has moved on this node.</summary>
    internal Task NextMove => moved.Next;

    /// <summary>Works until cancelled; what fails is tried again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, options.Runners).Select(_ => WorkAsync(cancellationToken)).Append(PollAsync(cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop: what was under way was rolled back and is taken up again by whoever runs next.
        }
    }

    /// <summary>Works on one tenant until nothing is left to do, beside the runners.</summary>
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
                // One round, then the others' turn.
                if (await RoundAsync(tenant, cancellationToken))
                    Wake(tenant);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "Projections of tenant {Tenant} could not move; they are tried again.", tenant);
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
                foreach (var tenant in await FindWorkAsync(cancellationToken))
                    Wake(tenant);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(fault, "The search for tenants with work failed; it is tried again.");
            }

            await Task.Delay(options.Poll, time, cancellationToken);
        }
    }

    async Task<IReadOnlyList<string>> FindWorkAsync(CancellationToken cancellationToken)
    {
        await using var search = await sources.BeginSearchAsync(CrossTenantSearch.Work, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            select t.tenant_id from events.tenant_positions t
            where t.last_seq_id > 0
              and (exists (
                    select from events.projection_progress p
                    where p.tenant_id = t.tenant_id and p.position < t.last_seq_id and p.status = 'running')
                or exists (
                    select from unnest($1::text[], $2::int[]) as n (name, version)
                    where not exists (
                        select from events.projection_progress p
                        where p.tenant_id = t.tenant_id and p.projection = n.name and p.version >= n.version and not p.shadow)))
            """, search.Connection, search.Transaction);
        var newest = projections.Newest;
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. newest.Select(pair => pair.Name)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. newest.Select(pair => pair.Version)] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tenants = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(reader.GetString(0));
        return tenants;
    }

    /// <summary>A page for each position that projections of the tenant stand at.</summary>
    async Task<bool> RoundAsync(string tenant, CancellationToken cancellationToken)
    {
        IReadOnlyList<Progress> rows;
        await using (var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken))
        {
            rows = await ProgressTable.ReadAsync(session, cancellationToken);
            if (Lacks(rows))
            {
                await ProgressTable.EnsureAsync(session, projections, cancellationToken);
                await session.CommitAsync(cancellationToken);
                return true;
            }
        }

        var any = false;
        var behind = rows.Where(row => !row.Stopped && row.Position < row.Head && projections.Find(row.Projection, row.Version) is not null);
        foreach (var together in behind.GroupBy(row => row.Position).ToList())
            any |= await pages.RunAsync(tenant, together.Key, [.. together], cancellationToken);
        any |= await switches.SwitchAsync(tenant, rows, cancellationToken);
        if (any)
            moved.Beat();
        return any;
    }

    // A later definition than this node knows is another node's to begin.
    bool Lacks(IReadOnlyList<Progress> rows) =>
        projections.Newest.Any(newest => !rows.Any(row => !row.Shadow && row.Projection == newest.Name && row.Version >= newest.Version));
}
