using Npgsql;

namespace MspEvents.Tests.Benchmarks;

/// <summary>One connection that inserts one row a transaction into the bare log.</summary>
sealed class BareWriter(NpgsqlConnection connection, NpgsqlCommand command, NpgsqlParameter<Guid> id, NpgsqlParameter<long> version) : IAsyncDisposable
{
    /// <summary>Returns once the row is durable.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        id.TypedValue = Guid.CreateVersion7();
        version.TypedValue++;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }
}
