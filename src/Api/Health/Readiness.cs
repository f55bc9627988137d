using System.Globalization;
using MspEvents.Api.Conventions;
using MspEvents.Api.Hosting;
using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Api.Health;

/// <summary>Looks at what the service stands on. Projections and policies that lag or stopped are told, and keep no node from serving.</summary>
sealed class Readiness(StoreDataSources sources)
{
    public const string Ready = "ready";
    public const string NotReady = "not_ready";

    const string Fine = "ok";

    public async Task<HealthReport> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var search = await sources.BeginSearchAsync(CrossTenantSearch.Work, cancellation);
            var missing = await MissingMigrationsAsync(search, cancellation);
            var checks = new Dictionary<string, string>
            {
                ["database"] = Fine,
                ["schema"] = missing.Count == 0 ? Fine : $"lacks {string.Join(", ", missing)}",
                ["projections"] = await LagAsync(search, "events.projection_progress", "not p.shadow", cancellation),
                ["policies"] = await LagAsync(search, "events.policy_progress", "true", cancellation),
            };
            return new(missing.Count == 0 ? Ready : NotReady, checks);
        }
        catch (Exception exception) when (Refusals.IsDatabaseAway(exception))
        {
            return new(NotReady, new Dictionary<string, string> { ["database"] = "away" });
        }
    }

    static async Task<IReadOnlyList<string>> MissingMigrationsAsync(SearchSession search, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select name from events.schema_migrations", search.Connection, search.Transaction);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            applied.Add(reader.GetString(0));
        return [.. Schema.Migrations.Select(migration => migration.Name).Where(name => !applied.Contains(name))];
    }

    static async Task<string> LagAsync(SearchSession search, string progress, string condition, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select coalesce(max(t.last_seq_id - p.position) filter (where p.status = 'running'), 0), count(*) filter (where p.status = 'stopped')
            from events.tenant_positions t join {progress} p on p.tenant_id = t.tenant_id
            where {condition}
            """, search.Connection, search.Transaction);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (behind, stopped) = (reader.GetInt64(0), reader.GetInt64(1));
        return (behind, stopped) switch
        {
            (0, 0) => Fine,
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"at most {behind} events behind"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{stopped} stopped, the others at most {behind} events behind"),
        };
    }
}
