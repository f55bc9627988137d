using System.Collections.Concurrent;
using MspEvents.Domain;
using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Takes a page: claims progress rows, folds what the events touch, and writes rows and position in one transaction.</summary>
sealed class PageRunner(StoreDataSources sources, EventReader reader, ProjectionSet projections, EngineOptions options, TimeProvider time)
{
    // Smaller pages close in on an event that cannot be folded. Lost with the process; the next one finds it again.
    readonly ConcurrentDictionary<(string Tenant, string Projection, int Version), int> limits = new();

    /// <summary>Moves the projections of a tenant that stand at one position by a page; false if there is nothing to move or others are at it.</summary>
    public async Task<bool> RunAsync(string tenant, long position, IReadOnlyList<Progress> wanted, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        var claims = await ProgressTable.ClaimAsync(session, position, wanted, cancellationToken);
        if (claims.Count == 0)
            return false;
        try
        {
            if (!await MoveAsync(session, claims, position, cancellationToken))
                return false;
        }
        catch (Exception fault) when (DataFault.Is(fault, session))
        {
            // An event that cannot even be read stops all that would have to read it.
            await session.Transaction.RollbackAsync(cancellationToken);
            await SetBackAllAsync(tenant, position, wanted, fault, cancellationToken);
            return true;
        }

        await session.CommitAsync(cancellationToken);
        return true;
    }

    async Task<bool> MoveAsync(TenantSession session, IReadOnlyList<Claim> claims, long position, CancellationToken cancellationToken)
    {
        var goers = claims.Select(claim => (Claim: claim, Projection: projections.Find(claim.Projection, claim.Version)!)).ToList();
        var gathering = goers.TrueForAll(goer => goer.Projection.Gathers);
        if (gathering)
            goers.RemoveRange(1, goers.Count - 1);
        var limit = goers.Max(goer => LimitOf(session.Tenant, goer.Claim, gathering));
        var page = await ReadAsync(session, position, limit, gathering ? goers[0].Projection : null, cancellationToken);
        if (page.End == position)
            return false;

        using var activity = ProjectionTelemetry.StartPage(session.Tenant, page.Events);
        if (!gathering)
            goers.RemoveAll(goer => goer.Projection.Gathers && page.Events.Exists(goer.Projection.IsCostly));
        // What ends a page for one ends it for all, so that those who go together stay together.
        var end = page.Events.FindIndex(stored => goers.Exists(goer => goer.Projection.EndsPage(stored)));
        if (end >= 0)
            page = new(page.Events[..(end + 1)], page.Events[end].Position);

        var shares = goers.ConvertAll(goer => PageShare.Of(goer.Projection, goer.Claim, page, LimitOf(session.Tenant, goer.Claim, gathering)));
        var streams = new StreamFacts();
        streams.Seed(page.Events);
        var settings = TenantSettings.IdOf(session.Tenant);
        var read = shares.SelectMany(share => share.Keys).Concat(shares.Exists(share => share.Projection.ReadsSettings) ? [settings] : Array.Empty<Guid>());
        await streams.LoadAsync(reader, session, read, page.End, cancellationToken);
        var underContracts = shares.Where(share => share.Projection.ReadsContract).SelectMany(share => share.Keys);
        await streams.LoadAsync(reader, session, streams.ContractsOf(underContracts).ToList(), page.End, cancellationToken);

        var named = shares.SelectMany(share => share.Keys.SelectMany(key => share.Projection.Reads(streams.UpTo(key, page.End))));
        await streams.LoadAsync(reader, session, named.ToList(), page.End, cancellationToken);

        var scopes = new Dictionary<long, FoldScope>();
        foreach (var share in shares)
            await TakeAsync(session, share, streams, scopes, cancellationToken);
        return true;
    }

    /// <summary>What stands after a position: all of it, or, where a projection gathers, what may concern that one.</summary>
    async Task<LogPage> ReadAsync(TenantSession session, long position, int limit, Projection? gathers, CancellationToken cancellationToken)
    {
        var head = await reader.HeadAsync(session, cancellationToken);
        var found = gathers is null
            ? reader.ReadAfterAsync(session, position, head.Position, limit, null, cancellationToken)
            : reader.ReadAfterWithoutAsync(session, position, head.Position, limit, gathers.Follows.Unconcerned(), cancellationToken);
        var events = new List<StoredEvent>();
        await foreach (var stored in found)
            events.Add(stored);
        return new(events, gathers is not null && events.Count < limit ? head.Position : events.Count > 0 ? events[^1].Position : position);
    }

    async Task TakeAsync(
        TenantSession session, PageShare share, StreamFacts streams, Dictionary<long, FoldScope> scopes, CancellationToken cancellationToken)
    {
        if (share.IsStuck)
        {
            await StopAsync(session, share.Claim, share.Fault!, cancellationToken);
            return;
        }

        var key = (session.Tenant, share.Claim.Projection, share.Claim.Version);
        await session.Transaction.SaveAsync("share", cancellationToken);
        try
        {
            if (share.Spreads)
            {
                await SpreadAsync(session, share, cancellationToken);
            }
            else
            {
                if (!scopes.TryGetValue(share.UpTo, out var scope))
                    scopes.Add(share.UpTo, scope = new FoldScope(share.UpTo, streams, TenantSettings.IdOf(session.Tenant)));
                await WriteAsync(session, share, scope, share.Keys, share.UpTo, null, cancellationToken);
                if (share.Events.Count > 0)
                    ProjectionTelemetry.Moved(share.Claim.Projection, share.Events.Count, time.GetUtcNow() - share.Events[^1].RecordedAt);
            }

            if (limits.TryGetValue(key, out var limit) && limit >= options.PageSize / 2)
                limits.TryRemove(key, out _);
            else if (limit > 0)
                limits[key] = limit * 2;
        }
        catch (Exception fault) when (DataFault.Is(fault, session))
        {
            await session.Transaction.RollbackAsync("share", cancellationToken);
            if (share.Events.Count <= 1)
                await StopAsync(session, share.Claim, fault, cancellationToken);
            else
                limits[key] = share.Events.Count / 2;
        }
    }

    /// <summary>One slice of a wide consequence; the position is passed with the last.</summary>
    async Task SpreadAsync(TenantSession session, PageShare share, CancellationToken cancellationToken)
    {
        var wide = share.Events[0];
        var slice = share.Projection.SliceOf(wide, options.SliceSize);
        var keys = await share.Projection.KeysConcernedAsync(session, share.Claim.Version, wide, share.Claim.SpreadTo, slice, cancellationToken);
        // The event's own stream goes with every slice: it may have rows of its own, and each fold may read it.
        var (streams, settings) = (new StreamFacts(), TenantSettings.IdOf(session.Tenant));
        await streams.LoadAsync(
            reader, session, share.Projection.ReadsSettings ? [.. keys, wide.StreamId, settings] : [.. keys, wide.StreamId], wide.Position, cancellationToken);
        var named = keys.SelectMany(key => share.Projection.Reads(streams.UpTo(key, wide.Position)));
        await streams.LoadAsync(reader, session, named.ToList(), wide.Position, cancellationToken);
        var done = keys.Count < slice;
        var scope = new FoldScope(wide.Position, streams, settings);
        await WriteAsync(
            session, share, scope, [.. keys, wide.StreamId], done ? wide.Position : wide.Position - 1, done ? null : keys[^1], cancellationToken);
        await share.Projection.AfterSliceAsync(new(session, share.Claim.Version, share.Events, scope), keys, cancellationToken);
    }

    static async Task WriteAsync(
        TenantSession session, PageShare share, FoldScope scope, IReadOnlyCollection<Guid> keys, long position, Guid? spreadTo, CancellationToken cancellationToken)
    {
        var rows = new ViewRows();
        foreach (var key in keys)
        {
            rows.Begin(key);
            share.Projection.Fold(key, scope, rows);
        }

        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction);
        foreach (var table in share.Projection.Tables)
        {
            foreach (var statement in table.Statements(session.Tenant, share.Claim.Version, rows))
                batch.BatchCommands.Add(statement);
        }

        batch.BatchCommands.Add(ProgressTable.Move(session.Tenant, share.Claim, position, spreadTo));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (spreadTo is null)
            await share.Projection.AfterPageAsync(new(session, share.Claim.Version, share.Events, scope), cancellationToken);
    }

    /// <summary>After a page that could not be read: half of it next time, or, where it was a single event, a stop.</summary>
    async Task SetBackAllAsync(string tenant, long position, IReadOnlyList<Progress> wanted, Exception fault, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Projector, tenant, cancellationToken);
        foreach (var claim in await ProgressTable.ClaimAsync(session, position, wanted, cancellationToken))
        {
            var limit = LimitOf(tenant, claim, gathering: false);
            if (limit == 1)
                await StopAsync(session, claim, fault, cancellationToken);
            else
                limits[(tenant, claim.Projection, claim.Version)] = limit / 2;
        }

        await session.CommitAsync(cancellationToken);
    }

    static Task StopAsync(TenantSession session, Claim claim, Exception fault, CancellationToken cancellationToken)
    {
        ProjectionTelemetry.Stopped(claim.Projection);
        return ProgressTable.StopAsync(session, claim, DataFault.Describe(fault), cancellationToken);
    }

    int LimitOf(string tenant, Claim claim, bool gathering) =>
        limits.GetValueOrDefault((tenant, claim.Projection, claim.Version), gathering ? options.GatheredPageSize : options.PageSize);
}
