using MspEvents.EventStore;

namespace MspEvents.Api.Hosting;

/// <summary>The database this process works on, migrated and open: the configured server, else a private one of this account.</summary>
sealed class StoreConnection : IAsyncDisposable
{
    StoreConnection(StoreDataSources sources) => Sources = sources;

    public StoreDataSources Sources { get; }

    public static async Task<StoreConnection> OpenAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        var connectionString = configuration.GetConnectionString("Msp")
            ?? throw new InvalidOperationException("ConnectionStrings__Msp names no server.");
        await new SchemaMigrator(connectionString, SchemaMigrator.EventStoreMigrations).MigrateAsync(cancellation);
        return new(await StoreDataSources.OpenAsync(connectionString, cancellation));
    }

    public ValueTask DisposeAsync() => Sources.DisposeAsync();
}
