using System.Diagnostics;
using System.Globalization;
using MspEvents.Api.LocalPostgres;

namespace MspEvents.Tests.Integration;

/// <summary>A private server for one test run, gone with its folder afterwards; what killed runs left is cleared first.</summary>
sealed class TestServer : IAsyncDisposable
{
    static readonly string Prefix = $"mspevents-tests-{Environment.UserName}-";
    readonly LocalPostgresServer server;
    readonly string home;

    TestServer(LocalPostgresServer server, string home) => (this.server, this.home) = (server, home);

    /// <summary>As the server's superuser.</summary>
    public string ConnectionString => server.SuperuserConnectionString;

    public static async Task<TestServer> StartAsync(CancellationToken cancellation)
    {
        var temporary = Path.GetTempPath();
        // One run at a time clears up, or two would delete under each other's hands.
        using (await FileLock.ExclusiveAsync(Path.Combine(temporary, Prefix + "sweep.lock"), cancellation))
            foreach (var abandoned in Directory.EnumerateDirectories(temporary, Prefix + "*").Where(folder => !ProcessLives(folder)))
                await (await StartInAsync(abandoned, cancellation)).DisposeAsync();
        return await StartInAsync(Path.Combine(temporary, Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    // Not durable: the data is worth nothing after the run.
    static async Task<TestServer> StartInAsync(string home, CancellationToken cancellation) =>
        new(await LocalPostgresServer.StartOrJoinAsync(
            new LocalPostgresOptions
            {
                DataDirectory = home,
                Search = PostgresSearch.OfThisMachine(Environment.GetEnvironmentVariable("Msp__PostgresBinaries")),
                Durable = false,
            },
            cancellation), home);

    static bool ProcessLives(string folder) =>
        int.TryParse(Path.GetFileName(folder)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && Process.GetProcesses().Any(process => process.Id == id);
}
