using System.Diagnostics;
using System.Globalization;
using MspEvents.Api.LocalPostgres;

namespace MspEvents.Tests.Integration.LocalPostgres;

public sealed class LocalPostgresHealingTests
{
    static readonly string[] KeptTable = ["create table kept (n int)", "insert into kept values (7)"];

    [Fact]
    public async Task A_killed_server_s_file_is_removed_and_its_committed_rows_are_there()
    {
        await using var folder = new LocalPostgresFolder(durable: true);
        var server = await folder.JoinAsync();
        await TestDatabase.ExecuteAsync(server.ConnectionString + ";Pooling=false", string.Join(';', KeptTable), LocalPostgresFolder.Cancellation);
        await KillAsync(folder.ServerProcess!.Value);

        var healed = await folder.JoinAsync();

        (await LocalPostgresFolder.AskAsync<int>(healed.ConnectionString, "select n from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_left_file_whose_number_is_another_program_s_now_does_not_count()
    {
        await using var folder = new LocalPostgresFolder();
        await (await folder.JoinAsync()).DisposeAsync();
        string[] left = [Environment.ProcessId.ToString(CultureInfo.InvariantCulture), folder.Cluster, "1700000000", "5432", "", "127.0.0.1"];
        await File.WriteAllLinesAsync(PostmasterFile.PathIn(folder.Cluster), left, LocalPostgresFolder.Cancellation);

        var server = await folder.JoinAsync();

        (await LocalPostgresFolder.AskAsync<int>(server.ConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_names_another_folder_s_server_does_not_lead_there()
    {
        await using var original = new LocalPostgresFolder();
        await using var copy = new LocalPostgresFolder();
        var running = await original.JoinAsync();
        await (await copy.JoinAsync()).DisposeAsync();
        File.Copy(PostmasterFile.PathIn(original.Cluster), PostmasterFile.PathIn(copy.Cluster));

        var server = await copy.JoinAsync();

        server.Port.ShouldNotBe(running.Port);
    }

    [Fact]
    public async Task A_making_of_the_folder_that_was_killed_is_begun_anew()
    {
        await using var folder = new LocalPostgresFolder();
        Directory.CreateDirectory(folder.Cluster + ".part");
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster + ".part", "PG_VERSION"), "15\n", LocalPostgresFolder.Cancellation);

        var server = await folder.JoinAsync();

        (await LocalPostgresFolder.AskAsync<int>(server.ConnectionString, "select 1")).ShouldBe(1);
    }

    static async Task KillAsync(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        await process.WaitForExitAsync(LocalPostgresFolder.Cancellation);
    }
}
