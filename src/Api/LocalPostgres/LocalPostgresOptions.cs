namespace MspEvents.Api.LocalPostgres;

/// <summary>Where the private PostgreSQL keeps its data and where its programs are looked for.</summary>
sealed record LocalPostgresOptions
{
    /// <summary>The folder that holds the cluster, its password and the locks of its users.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where the programs may be.</summary>
    public required PostgresSearch Search { get; init; }

    /// <summary>Off only where losing the data with the machine is no loss, as in tests.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Told about steps that take a newcomer's time, such as the one download.</summary>
    public Action<string> Notice { get; init; } = Console.Error.WriteLine;

    /// <summary>Reads <c>Msp:DataDirectory</c> and <c>Msp:PostgresBinaries</c>, else this account's own folders.</summary>
    public static LocalPostgresOptions From(IConfiguration configuration) => new()
    {
        DataDirectory = Path.GetFullPath(configuration["Msp:DataDirectory"] is { Length: > 0 } folder ? folder : AccountFolders.Data),
        Search = PostgresSearch.OfThisMachine(configuration["Msp:PostgresBinaries"]),
    };
}
