using System.Diagnostics;
using System.Globalization;

namespace MspEvents.Api.LocalPostgres;

/// <summary>What a running server writes into its data folder, and what a killed one leaves there.</summary>
sealed record PostmasterFile(int ProcessId, string DataFolder, int Port)
{
    /// <summary>The file's place in a cluster's folder.</summary>
    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Null when there is none, or none that tells a port yet.</summary>
    public static async Task<PostmasterFile?> ReadAsync(string cluster, CancellationToken cancellation)
    {
        if (!File.Exists(PathIn(cluster)))
            return null;
        var lines = await File.ReadAllLinesAsync(PathIn(cluster), cancellation);
        return lines.Length >= 4 && Number(lines[0]) is { } processId && Number(lines[3]) is { } port
            ? new PostmasterFile(processId, lines[1], port)
            : null;
    }

    /// <summary>Whether its process lives and is a PostgreSQL; after a restart of the machine the number may be another program's.</summary>
    public bool ProcessLives()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.ProcessName is "postgres";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static int? Number(string line) => int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
