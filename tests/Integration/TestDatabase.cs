using Npgsql;

namespace MspEvents.Tests.Integration;

/// <summary>A database of a test class's own, dropped when the class is done.</summary>
public sealed class TestDatabase(string server, string name) : IAsyncDisposable
{
    /// <summary>Its name on the test server.</summary>
    public string Name => name;

    /// <summary>The test server's login, in this database.</summary>
    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(server) { Database = name, IncludeErrorDetail = true }.ConnectionString;

    /// <summary>Runs statements as the test server's login, in this database.</summary>
    public Task ExecuteAsync(string sql, CancellationToken cancellation) => ExecuteAsync(ConnectionString, sql, cancellation);

    internal static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellation)
    {
        // No pool: an idle connection would stand in the way of copying or dropping its database.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync(server, $"drop database if exists {name} with (force)", CancellationToken.None);
}
