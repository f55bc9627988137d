using System.Globalization;
using MspEvents.Projections;

namespace MspEvents.Api.Cli;

/// <summary><c>projections status|rebuild|retry|compare</c>: how far a tenant's rows are, and whether a rebuild would give the same.</summary>
static class ProjectionsCommand
{
    public const string Verb = "projections";

    const string Usage = "Usage: projections status TENANT | projections (rebuild | retry | compare) TENANT NAME";

    public static async Task<int> RunAsync(string[] words, IServiceProvider services, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var operations = services.GetRequiredService<ProjectionOperations>();
        var projections = services.GetRequiredService<ProjectionSet>();
        switch (words)
        {
            case ["status", var tenant]:
                return await StatusAsync(tenant, operations, output, cancellation);
            case ["retry", var tenant, var name]:
                var retried = await operations.RetryAsync(tenant, name, cancellation);
                await output.WriteLineAsync(retried ? $"{name} tries its event again." : $"{name} has not stopped.");
                return retried ? ExitCode.Done : ExitCode.Refused;
            case ["rebuild", var tenant, var name] when projections.CanRebuild(name):
                var version = await operations.RebuildAsync(tenant, name, cancellation);
                await services.GetRequiredService<ProjectionEngine>().CatchUpAsync(tenant, cancellation);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name} serves from version {version}."));
                return ExitCode.Done;
            case ["compare", var tenant, var name] when projections.CanRebuild(name):
                return await CompareAsync(tenant, name, operations, output, cancellation);
            default:
                await errors.WriteLineAsync($"{Usage}. Names: {string.Join(", ", projections.All.Select(projection => projection.Name))}.");
                return ExitCode.Usage;
        }
    }

    static async Task<int> StatusAsync(string tenant, ProjectionOperations operations, TextWriter output, CancellationToken cancellation)
    {
        foreach (var row in await operations.ProgressAsync(tenant, cancellation))
        {
            var state = row.Stopped ? $"stopped at event {row.FailedEvent}: {row.Error}" : row.TimeLeft is { } left ? $"{left.TotalSeconds:0} s left" : "not begun";
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Projection} v{row.Version}{(row.Active ? " (serves)" : "")}: {row.Position} of {row.Head}, {row.EventsPerSecond:0} events/s, {state}"));
        }

        return ExitCode.Done;
    }

    static async Task<int> CompareAsync(string tenant, string name, ProjectionOperations operations, TextWriter output, CancellationToken cancellation)
    {
        var comparison = await operations.CompareAsync(tenant, name, cancellation);
        foreach (var table in comparison.Tables)
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{table.Table}: {table.LiveRows} rows, rebuilt {table.RebuiltRows}, {(table.Equal ? "equal" : "DIFFERENT")}"));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{name} at position {comparison.Position}: {(comparison.Equal ? "equal" : "DIFFERENT")}"));
        return comparison.Equal ? ExitCode.Done : ExitCode.Refused;
    }
}
