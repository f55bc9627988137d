using System.Globalization;
using MspEvents.Api.LocalPostgres;
using Npgsql;

namespace MspEvents.Tests.Integration.LocalPostgres;

/// <summary>A data folder for one test, out of which servers are started and which is gone afterwards.</summary>
sealed class LocalPostgresFolder : IAsyncDisposable
{
    readonly List<LocalPostgresServer> servers = [];

    public LocalPostgresFolder(bool durable = false) => Options = new LocalPostgresOptions
    {
        DataDirectory = Home,
        Search = PostgresSearch.OfThisMachine(Environment.GetEnvironmentVariable("Msp__PostgresBinaries")),
        Durable = durable,
        Notice = TestContext.Current.SendDiagnosticMessage,
    };

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Home { get; } = Path.Combine(Path.GetTempPath(), $"mspevents-local-{Guid.NewGuid():N}");

    public string Cluster => Path.Combine(Home, "postgres", "data");

    public LocalPostgresOptions Options { get; }

    public async Task<LocalPostgresServer> JoinAsync()
    {
        var server = await LocalPostgresServer.StartOrJoinAsync(Options, Cancellation);
        servers.Add(server);
        return server;
    }

    /// <summary>The process of the running server, null when none has left its file.</summary>
    public int? ServerProcess => File.Exists(PostmasterFile.PathIn(Cluster))
        ? int.Parse(File.ReadLines(PostmasterFile.PathIn(Cluster)).First(), CultureInfo.InvariantCulture)
        : null;

    public static async Task<T> AskAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        // A process that a failed test left behind may have died over its server.
        if (ServerProcess is not null)
            await (await LocalPostgresServer.StartOrJoinAsync(Options, CancellationToken.None)).DisposeAsync();
        if (Directory.Exists(Home))
            Directory.Delete(Home, recursive: true);
    }
}
