using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>One table's rows as they serve and as a rebuild gave them.</summary>
/// <param name="Table">Its name without the version.</param>
/// <param name="LiveRows">How many serve.</param>
/// <param name="RebuiltRows">How many the rebuild gave.</param>
/// <param name="Equal">Whether the hashes over all columns agree.</param>
public sealed record TableComparison(string Table, long LiveRows, long RebuiltRows, bool Equal);

/// <summary>A projection's live rows beside those of a rebuild at the same position.</summary>
public sealed record Comparison(string Projection, long Position, IReadOnlyList<TableComparison> Tables)
{
    /// <summary>Whether every table agrees.</summary>
    public bool Equal => Tables.All(table => table.Equal);
}

/// <summary>What an operator does with a tenant's projections.</summary>
public sealed class ProjectionOperations(StoreDataSources sources, ProjectionSet projections, ProjectionEngine engine)
{
    readonly VersionSwitch switches = new(sources, projections);

    /// <summary>How far each version is, at what rate, and why it stopped if it did.</summary>
    public async Task<IReadOnlyList<Progress>> ProgressAsync(string tenant, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        return await ProgressTable.ReadAsync(session, cancellationToken);
    }

    /// <summary>Fills the other version from position 0 while this one serves; the tenant switches by itself once it has caught up. Gives the version filled.</summary>
    /// <exception cref="ArgumentException">There is no such projection, or its newest definition has one version only.</exception>
    public async Task<int> RebuildAsync(string tenant, string projection, CancellationToken cancellationToken)
    {
        var (version, _) = await BeginAsync(tenant, projection, shadow: false, cancellationToken);
        engine.Wake(tenant);
        return version;
    }

    /// <summary>Lets a stopped projection try its event again; true if it was stopped.</summary>
    public async Task<bool> RetryAsync(string tenant, string projection, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            update events.projection_progress set status = 'running', error = null, event_id = null
            where tenant_id = $1 and projection = $2 and status = 'stopped'
            """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
        var stopped = await command.ExecuteNonQueryAsync(cancellationToken) > 0;
        await session.CommitAsync(cancellationToken);
        engine.Wake(tenant);
        return stopped;
    }

    /// <summary>Fills the other version, compares it with the one that serves at the same position, and clears it again.</summary>
    /// <exception cref="ArgumentException">There is no such projection, or its newest definition has one version only.</exception>
    /// <exception cref="InvalidOperationException">A rebuild is under way, or the projection stopped.</exception>
    public async Task<Comparison> CompareAsync(string tenant, string projection, CancellationToken cancellationToken)
    {
        var (version, begun) = await BeginAsync(tenant, projection, shadow: true, cancellationToken);
        if (!begun)
            throw new InvalidOperationException($"{projection} is being rebuilt for {tenant} already.");
        try
        {
            while (true)
            {
                await engine.CatchUpAsync(tenant, cancellationToken);
                if (await CompareAtEqualPositionAsync(tenant, projection, version, cancellationToken) is { } comparison)
                    return comparison;
                // Another node is at one of the two.
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
        finally
        {
            await DiscardAsync(tenant, projection, version);
        }
    }

    async Task<(int Version, bool Begun)> BeginAsync(string tenant, string projection, bool shadow, CancellationToken cancellationToken)
    {
        var definition = projections.NewestOf(projection);
        var rows = await ProgressAsync(tenant, cancellationToken);
        var serving = rows.FirstOrDefault(row => row.Projection == projection && row.Active)?.Version ?? definition.Versions[0];
        var version = definition.Versions.Cast<int?>().FirstOrDefault(candidate => candidate != serving)
            ?? throw new ArgumentException($"{projection} has one version only and cannot be rebuilt beside it.", nameof(projection));

        // The row that is not yet committed keeps a second caller waiting while what is left of an earlier version is cleared.
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            insert into events.projection_progress (tenant_id, projection, version, position, status, shadow, started_at, updated_at)
            values ($1, $2, $3, 0, 'running', $4, clock_timestamp(), clock_timestamp())
            on conflict do nothing
            """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = shadow });
        var begun = await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        if (begun)
            await switches.ClearAsync(tenant, definition, version, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return (version, begun);
    }

    async Task<Comparison?> CompareAtEqualPositionAsync(string tenant, string projection, int version, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Projector, tenant, cancellationToken);
        var rows = await ProgressTable.ReadAsync(session, cancellationToken);
        var rebuilt = rows.Single(row => row.Projection == projection && row.Version == version);
        var live = rows.Single(row => row.Projection == projection && row.Active);
        if ((rebuilt.Stopped ? rebuilt : live.Stopped ? live : null) is { } stopped)
            throw new InvalidOperationException($"{projection} version {stopped.Version} stopped after position {stopped.Position}: {stopped.Error}");
        if (rebuilt.Position != live.Position || rebuilt.SpreadTo != live.SpreadTo)
            return null;
        var tables = new List<TableComparison>();
        foreach (var table in projections.NewestOf(projection).Tables)
        {
            var (liveRows, liveHash) = await HashAsync(session, table, live.Version, cancellationToken);
            var (rebuiltRows, rebuiltHash) = await HashAsync(session, table, version, cancellationToken);
            tables.Add(new(table.Name, liveRows, rebuiltRows, liveHash == rebuiltHash));
        }

        return new(projection, live.Position, tables);
    }

    static async Task<(long Rows, string Hash)> HashAsync(TenantSession session, ViewTable table, int version, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
             select count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(t::text, 'UTF8')), ''::bytea order by {string.Join(", ", table.Key)}), ''::bytea)), 'hex')
             from {table.In(version)} t where tenant_id = $1
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.Tenant });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetString(1));
    }

    async Task DiscardAsync(string tenant, string projection, int version)
    {
        await using (var session = await sources.BeginAsync(StoreRole.Projector, tenant, CancellationToken.None))
        {
            await using var command = new NpgsqlCommand(
                "delete from events.projection_progress where tenant_id = $1 and projection = $2 and version = $3", session.Connection, session.Transaction);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = version });
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            await session.CommitAsync(CancellationToken.None);
        }

        await switches.ClearAsync(tenant, projections.NewestOf(projection), version, CancellationToken.None);
    }
}
