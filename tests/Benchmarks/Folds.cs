using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using MspEvents.EventStore;
using MspEvents.Projections;
using Npgsql;

namespace MspEvents.Tests.Benchmarks;

/// <summary>Rebuilds of a projection over an imported log, beside reading the same events and doing nothing with them.</summary>
sealed class Folds(ProjectionEngine engine, ProjectionOperations operations, NpgsqlDataSource source, string tenant, long events) : IDisposable
{
    /// <summary>Imports once and lets every projection catch up.</summary>
    public static async Task<Folds> PrepareAsync(BenchmarkServer server, byte[] log, CancellationToken cancellation)
    {
        await using var tenant = await ImportedTenant.PrepareAsync("folds", log, server.Sources, cancellation);
        await tenant.ImportAsync(cancellation);
        var projections = ProjectionSet.OfProduct();
        var engine = new ProjectionEngine(
            server.Sources, tenant.Reader, projections, tenant.Signal, new EngineOptions(), TimeProvider.System, NullLogger<ProjectionEngine>.Instance);
        await engine.CatchUpAsync(tenant.Name, cancellation);
        await using var session = await server.Sources.BeginAsync(StoreRole.Api, tenant.Name, cancellation);
        var head = await tenant.Reader.HeadAsync(session, cancellation);
        return new(engine, new ProjectionOperations(server.Sources, projections, engine), server.Bare, tenant.Name, head.Position);
    }

    public Comparison Of(string projection) => new($"fold-{projection}", "events/s", null, cancellation => RebuildAsync(projection, cancellation), ReadAsync);

    public void Dispose() => engine.Dispose();

    async Task<double> RebuildAsync(string projection, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await operations.RebuildAsync(tenant, projection, cancellation);
        await engine.CatchUpAsync(tenant, cancellation);
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    async Task<double> ReadAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await using var command = source.CreateCommand(
            "select seq_id, id, stream_id, version, type, data, timestamp, user_name from events.mt_events where tenant_id = $1 order by seq_id");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (read, bytes) = (0L, 0L);
        for (; await reader.ReadAsync(cancellation); read++)
            bytes += reader.GetFieldValue<byte[]>(5).Length;
        return read == events && bytes > 0
            ? read / Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"{read} events were read, {events} are there.");
    }
}
