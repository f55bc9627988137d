using System.Globalization;
using System.Text.RegularExpressions;

namespace MspEvents.Api.LocalPostgres;

/// <summary>A folder with the programs of one PostgreSQL installation, and its major version.</summary>
sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest version the product is written to.</summary>
    public const int OldestMajor = 15;

    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>Looks whether the folder holds a whole installation, of whatever version.</summary>
    public static async Task<PostgresBinaries?> ReadAsync(string folder, CancellationToken cancellation)
    {
        if (!new[] { "postgres", "initdb", "pg_ctl" }.All(name => File.Exists(Program(folder, name))))
            return null;
        var answer = await ChildProcess.RunAsync(ServerAccount.Own, Program(folder, "postgres"), ["--version"], cancellation);
        return answer.ExitCode == 0 && MajorVersion().Match(answer.Output) is { Success: true } version
            ? new PostgresBinaries(folder, int.Parse(version.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>The file of a program in such a folder.</summary>
    public static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex MajorVersion();
}
