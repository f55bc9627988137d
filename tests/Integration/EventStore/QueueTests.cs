using MspEvents.EventStore;
using static MspEvents.EventStore.AppendOutcome;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class QueueTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_append_that_waited_five_seconds_is_given_up_and_not_recorded()
    {
        await using var node = notes.Node();
        var locked = await notes.LockAsync();
        var onItsWay = node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("on its way")), Cancellation);
        var waiting = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("waiting"));

        var given = await Should.ThrowAsync<StoreUnavailableException>(() => node.AppendAsync(waiting, Cancellation));
        await locked.DisposeAsync();

        given.OutcomeUnknown.ShouldBeFalse();
        (await onItsWay).ShouldBeOfType<Appended>();
        (await notes.StreamAsync(waiting.StreamId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once()
    {
        await using var node = notes.Node();
        var locked = await notes.LockAsync();
        var waiting = Enumerable.Range(0, 10_001).Select(n => node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note($"{n}")), Cancellation)).ToList();

        (await Should.ThrowAsync<StoreUnavailableException>(() => node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("too many")), Cancellation)))
            .OutcomeUnknown.ShouldBeFalse();
        await locked.DisposeAsync();

        (await waiting[0]).ShouldBeOfType<Appended>();
        await Task.WhenAll(waiting).ContinueWith(_ => { }, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_cancelled_append_that_still_waited_is_not_recorded()
    {
        await using var node = notes.Node();
        var locked = await notes.LockAsync();
        var onItsWay = node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("on its way")), Cancellation);
        using var cancel = new CancellationTokenSource();
        var waiting = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("waiting"));
        var cancelled = node.AppendAsync(waiting, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);
        await locked.DisposeAsync();

        (await onItsWay).ShouldBeOfType<Appended>();
        await node.DisposeAsync();
        (await notes.StreamAsync(waiting.StreamId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tenants_in_the_hundreds_leave_nothing_behind_when_they_fall_silent()
    {
        var registry = new TenantRegistry(notes.Sources);
        await using var node = notes.Node();
        var tenants = Enumerable.Range(0, 200).Select(n => $"quiet-{n}").ToList();
        foreach (var tenant in tenants)
            await registry.AddAsync(tenant, Cancellation);

        await Task.WhenAll(tenants.Select(tenant => node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("once")) with { Tenant = tenant }, Cancellation)));
        await node.DisposeAsync();

        node.Pumps.ShouldBe(0);
    }

    [Fact]
    public async Task After_a_commit_the_signal_tells_this_node_at_once_and_the_others_soon()
    {
        var here = new LogSignal(notes.Sources, TimeProvider.System);
        var there = new LogSignal(notes.Sources, TimeProvider.System);
        var heardHere = new TaskCompletionSource<(string, long)>();
        var heardThere = new TaskCompletionSource<(string, long)>();
        here.Grown += (tenant, position) => heardHere.TrySetResult((tenant, position));
        there.Grown += (tenant, position) => heardThere.TrySetResult((tenant, position));
        using var stop = new CancellationTokenSource();
        var running = Task.WhenAll(here.RunAsync(stop.Token), there.RunAsync(stop.Token));
        await using var node = new EventAppender(notes.Sources, Notes.Catalogue, here, TimeProvider.System);

        // Until the other node listens nothing reaches it: it is a hint, so it is given again.
        for (; !heardThere.Task.IsCompleted; await Task.Delay(50, Cancellation))
            (await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("news")), Cancellation)).ShouldBeOfType<Appended>();

        (await heardHere.Task).Item1.ShouldBe(Notes.Tenant);
        (await heardThere.Task).Item1.ShouldBe(Notes.Tenant);
        await stop.CancelAsync();
        await running;
    }
}
