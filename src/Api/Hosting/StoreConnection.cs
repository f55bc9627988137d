using MspEvents.Api.LocalPostgres;
using MspEvents.EventStore;

namespace MspEvents.Api.Hosting;

/// <summary>The database this process works on, migrated and open: the configured server, else a private one of this account.</summary>
sealed class StoreConnection : IAsyncDisposable
{
    readonly LocalPostgresServer? local;

    StoreConnection(LocalPostgresServer? local, StoreDataSources sources) => (this.local, Sources) = (local, sources);

    public StoreDataSources Sources { get; }

    public static async Task<StoreConnection> OpenAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        var configured = configuration.GetConnectionString("Msp");
        var local = string.IsNullOrEmpty(configured)
            ? await LocalPostgresServer.StartOrJoinAsync(LocalPostgresOptions.From(configuration), cancellation)
            : null;
        try
        {
            var connectionString = local?.ConnectionString ?? configured!;
            await new SchemaMigrator(connectionString, Schema.Migrations).MigrateAsync(cancellation);
            return new(local, await StoreDataSources.OpenAsync(connectionString, cancellation));
        }
        catch when (local is not null)
        {
            await local.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Sources.DisposeAsync();
        if (local is not null)
            await local.DisposeAsync();
    }
}
