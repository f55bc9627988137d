using Microsoft.Extensions.Logging;
using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Keeps the projections of all tenants up with their logs: a fixed number of runners a node, any number of nodes.</summary>
public sealed class ProjectionEngine : IDisposable
{
    readonly StoreDataSources sources;
    readonly ProjectionSet projections;
    readonly PageRunner pages;
    readonly VersionSwitch switches;
    readonly LogFollower follower;
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
        ArgumentNullException.ThrowIfNull(options);
        this.sources = sources;
        this.projections = projections;
        pages = new PageRunner(sources, reader, projections, options, time);
        switches = new VersionSwitch(sources, projections);
        follower = new(new("Projections", RoundAsync, FindWorkAsync) { Workers = options.Runners, Poll = options.Poll }, signal, time, logger);
    }

    /// <summary>Completes when a projection of any tenant has moved on this node.</summary>
    internal Task NextMove => moved.Next;

    /// <summary>Works until cancelled; what fails is tried again.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => follower.RunAsync(cancellationToken);

    /// <summary>Works on one tenant until nothing is left to do, beside the runners.</summary>
    public Task CatchUpAsync(string tenant, CancellationToken cancellationToken) => follower.CatchUpAsync(tenant, cancellationToken);

    /// <summary>Puts a tenant in the queue.</summary>
    public void Wake(string tenant) => follower.Wake(tenant);

    /// <inheritdoc/>
    public void Dispose() => follower.Dispose();

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
        foreach (var together in behind.GroupBy(row => row.Position).OrderBy(Gathers).ToList())
        {
            if (!await pages.RunAsync(tenant, together.Key, [.. together], cancellationToken))
                continue;
            any = true;
            moved.Beat();
        }

        if (await switches.SwitchAsync(tenant, rows, cancellationToken))
        {
            any = true;
            moved.Beat();
        }

        return any;

        // What takes long comes last.
        bool Gathers(IEnumerable<Progress> together) => together.All(row => projections.Find(row.Projection, row.Version)!.Gathers);
    }

    // A later definition than this node knows is another node's to begin.
    bool Lacks(IReadOnlyList<Progress> rows) =>
        projections.Newest.Any(newest => !rows.Any(row => !row.Shadow && row.Projection == newest.Name && row.Version >= newest.Version));
}
