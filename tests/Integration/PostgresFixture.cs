using MspEvents.Tests.Integration;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace MspEvents.Tests.Integration;

/// <summary>The one PostgreSQL server of a test run: the one <c>MSP_TEST_POSTGRES</c> names, else a private one of the run's own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    readonly string run = $"msp_test_{Environment.ProcessId}_{Guid.NewGuid():N}"[..28];
    TestServer? own;
    string server = "";
    int databases;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("MSP_TEST_POSTGRES") is { Length: > 0 } named)
            server = named;
        else
            server = (own = await TestServer.StartAsync(TestContext.Current.CancellationToken)).ConnectionString;
    }

    /// <summary>Makes an empty database of its own.</summary>
    public Task<TestDatabase> CreateEmptyAsync(CancellationToken cancellation) => CreateAsync("template0", cancellation);

    async Task<TestDatabase> CreateAsync(string template, CancellationToken cancellation)
    {
        var name = $"{run}_{Interlocked.Increment(ref databases)}";
        await TestDatabase.ExecuteAsync(server, $"create database {name} template {template}", cancellation);
        return new TestDatabase(server, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
            await own.DisposeAsync();
    }
}
