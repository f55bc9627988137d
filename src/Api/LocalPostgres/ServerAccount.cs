using System.Diagnostics;

namespace MspEvents.Api.LocalPostgres;

/// <summary>The account the server runs as: the user's own, but for root an unprivileged one, since PostgreSQL refuses root.</summary>
sealed record ServerAccount(string? Name)
{
    /// <summary>The account this process runs as.</summary>
    public static readonly ServerAccount Own = new((string?)null);

    static readonly string[] Unprivileged = ["postgres", "nobody"];

    /// <summary>The account to run the server as.</summary>
    public static async Task<ServerAccount> ForServerAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return Own;
        var known = (await File.ReadAllLinesAsync("/etc/passwd", cancellation)).Select(line => line.Split(':')[0]).ToHashSet();
        return Unprivileged.FirstOrDefault(known.Contains) is { } name
            ? new ServerAccount(name)
            : throw new LocalPostgresUnavailableException("PostgreSQL does not run as root, and there is neither an account postgres nor nobody. Start as another user.");
    }

    /// <summary>Makes the program run as this account.</summary>
    public void Take(ProcessStartInfo start)
    {
        if (Name is not null)
            start.UserName = Name;
    }

    /// <summary>Hands an existing file or folder to this account.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (Name is null)
            return;
        var answer = await ChildProcess.RunAsync(Own, "chown", [Name, path], cancellation);
        if (answer.ExitCode != 0)
            throw new LocalPostgresUnavailableException($"{path} cannot be handed to the account {Name}: {answer.Output}");
    }

    /// <summary>Fails when a folder above the path is closed to this account, which the server itself would report unclearly.</summary>
    public void RequireReach(string path, string setting)
    {
        if (Name is null || OperatingSystem.IsWindows())
            return;
        for (var folder = Directory.GetParent(path); folder is not null; folder = folder.Parent)
            if (folder.Exists && !folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                throw new LocalPostgresUnavailableException(
                    $"The account {Name}, which runs PostgreSQL for root, cannot reach {path}: {folder.FullName} is closed to others. Set {setting} to another folder.");
    }
}
