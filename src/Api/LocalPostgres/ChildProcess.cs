using System.ComponentModel;
using System.Diagnostics;

namespace MspEvents.Api.LocalPostgres;

/// <summary>What a finished program answered.</summary>
sealed record ProcessAnswer(int ExitCode, string Output);

/// <summary>Runs a short-lived program to its end.</summary>
static class ChildProcess
{
    /// <summary>Runs it as <paramref name="account"/>, keeping what it prints.</summary>
    public static async Task<ProcessAnswer> RunAsync(
        ServerAccount account, string program, IEnumerable<string> arguments, CancellationToken cancellation, string? folder = null)
    {
        var start = Describe(account, program, arguments, folder);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await WaitAsync(process, cancellation);
        return new ProcessAnswer(process.ExitCode, (await output + await errors).Trim());
    }

    /// <summary>Runs a program that leaves a server behind: on Windows the server keeps its streams open, so nobody may wait for their end.</summary>
    public static async Task<int> RunLeavingServerAsync(ServerAccount account, string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Start(Describe(account, program, arguments, null));
        await WaitAsync(process, cancellation);
        return process.ExitCode;
    }

    static ProcessStartInfo Describe(ServerAccount account, string program, IEnumerable<string> arguments, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            // The caller's current folder may be closed to the account.
            WorkingDirectory = folder ?? Path.GetPathRoot(program) ?? "/",
        };
        // PGDATA, PGPORT and their like belong to the user's other servers.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        account.Take(start);
        return start;
    }

    static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new LocalPostgresUnavailableException($"{start.FileName} cannot be run: {failure.Message}");
        }
    }

    static async Task WaitAsync(Process process, CancellationToken cancellation)
    {
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
