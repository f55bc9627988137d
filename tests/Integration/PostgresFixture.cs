using MspEvents.Api.Hosting;
using MspEvents.EventStore;
using MspEvents.Tests.Integration;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace MspEvents.Tests.Integration;

/// <summary>The one PostgreSQL server of a test run: the one <c>MSP_TEST_POSTGRES</c> names, else a private one of the run's own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    readonly string run = $"msp_test_{Environment.ProcessId}_{Guid.NewGuid():N}"[..28];
    readonly Lazy<Task<TestDatabase>> migrated;
    TestServer? own;
    string server = "";
    int databases;

    public PostgresFixture() => migrated = new(MigrateAsync);

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("MSP_TEST_POSTGRES") is { Length: > 0 } named)
            server = named;
        else
            server = (own = await TestServer.StartAsync(TestContext.Current.CancellationToken)).ConnectionString;
    }

    /// <summary>Makes an empty database.</summary>
    public Task<TestDatabase> CreateEmptyAsync(CancellationToken cancellation) => CreateAsync("template0", cancellation);

    /// <summary>Makes a database with the product's whole schema and no rows: a copy of one that was migrated once.</summary>
    public async Task<TestDatabase> CreateMigratedAsync(CancellationToken cancellation) => await CreateAsync((await migrated.Value).Name, cancellation);

    async Task<TestDatabase> CreateAsync(string template, CancellationToken cancellation)
    {
        var name = $"{run}_{Interlocked.Increment(ref databases)}";
        await TestDatabase.ExecuteAsync(server, $"create database {name} template {template}", cancellation);
        return new TestDatabase(server, name);
    }

    // Whichever class asks first must not take it along when it is cancelled.
    async Task<TestDatabase> MigrateAsync()
    {
        var database = await CreateEmptyAsync(CancellationToken.None);
        await new SchemaMigrator(database.ConnectionString, Schema.Migrations).MigrateAsync(CancellationToken.None);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (migrated.IsValueCreated)
            await (await migrated.Value).DisposeAsync();
        if (own is not null)
            await own.DisposeAsync();
    }
}
