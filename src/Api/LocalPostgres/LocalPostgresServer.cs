namespace MspEvents.Api.LocalPostgres;

/// <summary>
/// This process's part in the private PostgreSQL of its data folder. Whoever comes first starts the server, whoever leaves last stops it,
/// be it a process that did not start it.
/// </summary>
sealed class LocalPostgresServer : IAsyncDisposable
{
    /// <summary>The login that made the cluster.</summary>
    public const string Superuser = "postgres";

    readonly string usersLock;
    readonly PostgresCluster cluster;
    FileLock? use;

    LocalPostgresServer(string usersLock, FileLock use, PostgresCluster cluster, LocalAccess access, int port)
    {
        (this.usersLock, this.use, this.cluster, Port) = (usersLock, use, cluster, port);
        ConnectionString = access.ConnectionString(port);
        SuperuserConnectionString = access.SuperuserConnectionString(port);
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
    }

    /// <summary>For the product: a login that is no superuser, and its own database.</summary>
    public string ConnectionString { get; }

    /// <summary>For work on the server itself.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>The loopback port it listens on.</summary>
    public int Port { get; }

    /// <summary>Joins the server that runs on the data folder, or makes and starts it; safe when many processes do so at once.</summary>
    public static async Task<LocalPostgresServer> StartOrJoinAsync(LocalPostgresOptions options, CancellationToken cancellation)
    {
        var home = options.DataDirectory;
        var account = await ServerAccount.ForServerAsync(cancellation);
        var serverFolder = Directory.CreateDirectory(PostgresCluster.ServerFolder(home)).FullName;
        account.RequireReach(serverFolder, "Msp__DataDirectory");
        var usersLock = Path.Combine(home, "users.lock");
        var use = await FileLock.SharedAsync(usersLock, cancellation);
        PostgresCluster? cluster = null;
        try
        {
            using var starting = await FileLock.ExclusiveAsync(Path.Combine(home, "start.lock"), cancellation);
            await account.OwnAsync(serverFolder, cancellation);
            var passwordFile = Path.Combine(serverFolder, "password");
            var access = new LocalAccess(await PasswordFile.ReadOrMakeAsync(passwordFile, account, cancellation));
            var binaries = await options.Search.FindAsync(await PostgresCluster.MajorAsync(home, cancellation), options.Notice, cancellation);
            account.RequireReach(binaries.InitDb, "Msp__PostgresBinaries");
            cluster = new PostgresCluster(home, binaries, account, options.Durable);
            await cluster.CreateAsync(passwordFile, cancellation);
            if (await cluster.FindRunningAsync(port => access.ProbeAsync(port, cancellation), cancellation) is not { } port)
            {
                port = await cluster.StartAsync(cancellation);
                await access.PrepareAsync(port, cancellation);
            }
            return new LocalPostgresServer(usersLock, use, cluster, access, port);
        }
        catch
        {
            use.Dispose();
            if (cluster is not null)
                await StopIfUnusedAsync(usersLock, cluster);
            throw;
        }
    }

    /// <summary>Leaves the server, and stops it if nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref use, null) is not { } mine)
            return;
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        mine.Dispose();
        await StopIfUnusedAsync(usersLock, cluster);
    }

    // Those who come while it stops wait for the lock, and find no server then.
    static async Task StopIfUnusedAsync(string usersLock, PostgresCluster cluster)
    {
        if (FileLock.TryExclusive(usersLock, out var alone))
            using (alone)
                await cluster.StopAsync(CancellationToken.None);
    }

    // For a process that ends without disposing, as on SIGTERM in the middle of a command.
    void StopAtExit(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
