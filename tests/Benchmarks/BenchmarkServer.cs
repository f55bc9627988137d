using MspEvents.Api.Hosting;
using MspEvents.Api.LocalPostgres;
using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Tests.Benchmarks;

/// <summary>A private server on a folder of its own, as durable as the product's, with one migrated database.</summary>
sealed class BenchmarkServer : IAsyncDisposable
{
    /// <summary>The tenant everything is measured in.</summary>
    public const string Tenant = "default";

    readonly LocalPostgresServer server;
    readonly string home;

    BenchmarkServer(LocalPostgresServer server, string home, StoreDataSources sources)
    {
        (this.server, this.home, Sources) = (server, home, sources);
        var database = new NpgsqlConnectionStringBuilder(server.ConnectionString).Database;
        Bare = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString) { Database = database, Pooling = true, MaxPoolSize = 80, NoResetOnClose = true });
    }

    /// <summary>The store's pools.</summary>
    public StoreDataSources Sources { get; }

    /// <summary>The superuser, for whom no policy is looked at.</summary>
    public NpgsqlDataSource Bare { get; }

    public static async Task<BenchmarkServer> StartAsync(CancellationToken cancellation)
    {
        var home = Path.Combine(Path.GetTempPath(), $"mspevents-bench-{Guid.NewGuid():N}");
        var options = new LocalPostgresOptions
        {
            DataDirectory = home,
            Search = PostgresSearch.OfThisMachine(Environment.GetEnvironmentVariable("Msp__PostgresBinaries")),
        };
        var server = await LocalPostgresServer.StartOrJoinAsync(options, cancellation);
        await new SchemaMigrator(server.ConnectionString, Schema.Migrations).MigrateAsync(cancellation);
        var sources = await StoreDataSources.OpenAsync(server.ConnectionString, cancellation);
        await new TenantRegistry(sources).AddAsync(Tenant, cancellation);
        var started = new BenchmarkServer(server, home, sources);
        await new BareLog(started.Bare).CreateAsync(cancellation);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        await Bare.DisposeAsync();
        await Sources.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }
}
