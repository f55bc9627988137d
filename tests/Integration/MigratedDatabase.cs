using MspEvents.EventStore;

namespace MspEvents.Tests.Integration;

/// <summary>Class fixture: a database of the test class's own with the product's whole schema, and the store's pools on it.</summary>
public sealed class MigratedDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    TestDatabase? database;
    StoreDataSources? sources;

    /// <summary>The database.</summary>
    public TestDatabase Database => database ?? throw new InvalidOperationException("The fixture has not started.");

    /// <summary>The store's pools, one per role.</summary>
    public StoreDataSources Sources => sources ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateMigratedAsync(TestContext.Current.CancellationToken);
        sources = await StoreDataSources.OpenAsync(database.ConnectionString, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (sources is not null)
            await sources.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}
