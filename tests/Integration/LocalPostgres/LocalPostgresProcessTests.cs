namespace MspEvents.Tests.Integration.LocalPostgres;

public sealed class LocalPostgresProcessTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_service_s_server_is_used_by_the_next_one_which_stops_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM on Windows.");
        await using var folder = new LocalPostgresFolder();
        await using var killed = await ServiceProcess.StartAsync(folder.Home, Cancellation);
        var server = folder.ServerProcess;
        await killed.KillAsync(Cancellation);

        await using var next = await ServiceProcess.StartAsync(folder.Home, Cancellation);

        folder.ServerProcess.ShouldBe(server);
        (await next.TerminateAsync(Cancellation)).ShouldBe(0);
        folder.ServerProcess.ShouldBeNull();
    }

    [Fact]
    public async Task Services_that_start_at_once_share_a_server_which_outlives_the_first_to_stop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM on Windows.");
        await using var folder = new LocalPostgresFolder();
        var services = await Task.WhenAll(ServiceProcess.StartAsync(folder.Home, Cancellation), ServiceProcess.StartAsync(folder.Home, Cancellation));
        await using var first = services[0];
        await using var second = services[1];

        (await first.TerminateAsync(Cancellation)).ShouldBe(0);
        folder.ServerProcess.ShouldNotBeNull();

        (await second.TerminateAsync(Cancellation)).ShouldBe(0);
        folder.ServerProcess.ShouldBeNull();
    }
}
