using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MspEvents.Api.LocalPostgres;

/// <summary>The data folder of the private server: made once, started and stopped with the programs at hand.</summary>
sealed class PostgresCluster(string home, PostgresBinaries binaries, ServerAccount account, bool durable)
{
    const int StartAttempts = 5;

    string Data => DataIn(home);

    string Log => Path.Combine(ServerFolder(home), "server.log");

    /// <summary>The folder that belongs to the server's account, with all that the server writes.</summary>
    public static string ServerFolder(string home) => Path.Combine(home, "postgres");

    /// <summary>The major version that wrote the existing data, null when there is none.</summary>
    public static async Task<int?> MajorAsync(string home, CancellationToken cancellation) =>
        Path.Combine(DataIn(home), "PG_VERSION") is var file && File.Exists(file)
            ? int.Parse(await File.ReadAllTextAsync(file, cancellation), CultureInfo.InvariantCulture)
            : null;

    /// <summary>Makes the data folder unless it exists. It gets its name only when whole, so a killed attempt leaves nothing that counts.</summary>
    public async Task CreateAsync(string passwordFile, CancellationToken cancellation)
    {
        if (Directory.Exists(Data))
            return;
        var part = Data + ".part";
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        string[] arguments =
        [
            "-D", part, "--username", LocalPostgresServer.Superuser, "--pwfile", passwordFile, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C",
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var answer = await ChildProcess.RunAsync(account, binaries.InitDb, arguments, cancellation);
        if (answer.ExitCode != 0)
            throw new LocalPostgresUnavailableException($"PostgreSQL's data folder cannot be made at {Data}: {answer.Output}");
        Directory.Move(part, Data);
    }

    /// <summary>The port of the server that runs on this data already, be it one whose starter was killed; the file of a dead one is removed.</summary>
    public async Task<int?> FindRunningAsync(Func<int, Task<ServerPresence>> probe, CancellationToken cancellation)
    {
        for (var silent = 0; silent < 30;)
        {
            if (await PostmasterFile.ReadAsync(Data, cancellation) is not { } file || file.DataFolder != Data || !file.ProcessLives())
                break;
            switch (await probe(file.Port))
            {
                case ServerPresence.Serving: return file.Port;
                case ServerPresence.Foreign: silent = int.MaxValue; break;
                case ServerPresence.Silent: silent++; break;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
        // Should a killed server's children still use the data, PostgreSQL's shared memory key makes the next start fail rather than harm it.
        File.Delete(PostmasterFile.PathIn(Data));
        return null;
    }

    /// <summary>Starts the server on a free loopback port and waits until it serves.</summary>
    public async Task<int> StartAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var logged = File.Exists(Log) ? new FileInfo(Log).Length : 0;
            var port = FreePort();
            // pg_ctl gives the server a session of its own, so Ctrl-C reaches only this process, and drops an administrator's rights on Windows.
            if (await ChildProcess.RunLeavingServerAsync(account, binaries.PgCtl, ["start", "-s", "-w", "-D", Data, "-l", Log, "-o", Settings(port)], cancellation) == 0)
                return port;
            var reason = await LoggedSinceAsync(logged, cancellation);
            if (attempt == StartAttempts || !reason.Contains("could not bind", StringComparison.Ordinal))
                throw new LocalPostgresUnavailableException($"PostgreSQL does not start on {Data}: {reason}");
        }
    }

    /// <summary>Stops the server, if it runs, at once but cleanly: open transactions are rolled back.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (!File.Exists(PostmasterFile.PathIn(Data)))
            return;
        var answer = await ChildProcess.RunAsync(account, binaries.PgCtl, ["stop", "-w", "-D", Data, "-m", "fast"], cancellation);
        if (answer.ExitCode != 0 && File.Exists(PostmasterFile.PathIn(Data)))
            throw new LocalPostgresUnavailableException($"PostgreSQL on {Data} does not stop: {answer.Output}");
    }

    static string DataIn(string home) => Path.Combine(ServerFolder(home), "data");

    string Settings(int port) => string.Join(' ',
        $"-p {port.ToString(CultureInfo.InvariantCulture)}",
        "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c timezone=UTC -c log_timezone=UTC",
        durable ? "-c fsync=on -c synchronous_commit=on" : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off");

    async Task<string> LoggedSinceAsync(long length, CancellationToken cancellation)
    {
        if (!File.Exists(Log))
            return "it left no log.";
        await using var log = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = Math.Min(length, log.Length);
        return (await new StreamReader(log).ReadToEndAsync(cancellation)).Trim();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
