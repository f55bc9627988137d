using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class LogSignalTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_ends_tells_the_nodes_that_run()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var listening = new LogSignal(notes.Sources, TimeProvider.System);
        var heard = new TaskCompletionSource<(string Tenant, long Position)>(TaskCreationOptions.RunContinuationsAsynchronously);
        listening.Grown += (tenant, position) => heard.TrySetResult((tenant, position));
        var running = listening.RunAsync(stopping.Token);
        var ending = new LogSignal(notes.Sources, TimeProvider.System);

        // A node may not listen yet when it is told: the ending process has no way to know.
        for (var position = 1; !heard.Task.IsCompleted; position++)
        {
            ending.Raise("orchard", position);
            await ending.SendNowAsync(Cancellation);
            await Task.WhenAny(heard.Task, Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation));
        }

        (await heard.Task).Tenant.ShouldBe("orchard");
        await stopping.CancelAsync();
        await running;
    }
}
