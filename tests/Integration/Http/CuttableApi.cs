using MspEvents.Tests.Integration.EventStore;

namespace MspEvents.Tests.Integration.Http;

/// <summary>Class fixture: the whole service, whose wire to the database a test can cut.</summary>
public sealed class CuttableApi(PostgresFixture postgres) : RunningApi(postgres), IAsyncDisposable
{
    CuttableWire? wire;

    /// <summary>The wire.</summary>
    internal CuttableWire Wire => wire ?? throw new InvalidOperationException("The fixture has not started.");

    /// <inheritdoc/>
    protected override IEnumerable<string> Settings => [$"--ConnectionStrings:Msp={(wire ??= new CuttableWire(Database.ConnectionString)).ConnectionString}"];

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        if (wire is not null)
            await wire.DisposeAsync();
    }
}
