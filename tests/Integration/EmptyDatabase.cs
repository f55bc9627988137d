namespace MspEvents.Tests.Integration;

/// <summary>Class fixture: an empty database of the test class's own.</summary>
public sealed class EmptyDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    TestDatabase? database;

    /// <summary>The database.</summary>
    public TestDatabase Database => database ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync() => database = await postgres.CreateEmptyAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
            await database.DisposeAsync();
    }
}
