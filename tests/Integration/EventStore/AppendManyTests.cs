using static MspEvents.EventStore.AppendOutcome;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class AppendManyTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_writes_many_streams_and_each_outcome_stands_alone()
    {
        await using var node = notes.Node();
        var taken = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("first"));
        await node.AppendAsync(taken, Cancellation);
        var appends = Enumerable.Range(0, 800)
            .Select(n => Notes.Append(Guid.CreateVersion7(), 0, [.. Enumerable.Range(0, 5).Select(m => Notes.Note($"{n}.{m}"))]))
            .ToList();
        appends[400] = taken;
        appends[401] = Notes.Append(taken.StreamId, 0, Notes.Note("conflict"));

        var outcomes = await node.AppendManyAsync(appends, Cancellation);

        outcomes[400].ShouldBeOfType<AlreadyAppended>().Version.ShouldBe(1);
        outcomes[401].ShouldBe(new VersionConflict(1));
        outcomes.OfType<Appended>().Count().ShouldBe(798);
        (await node.AppendManyAsync(appends, Cancellation)).OfType<Appended>().ShouldBeEmpty();
        (await notes.StreamAsync(appends[799].StreamId)).Select(one => ((NoteTaken)one.Event).Topic).ShouldBe(["799.0", "799.1", "799.2", "799.3", "799.4"]);
    }

    [Fact]
    public async Task Appends_to_one_stream_keep_their_order()
    {
        await using var node = notes.Node();
        var stream = Guid.CreateVersion7();

        var outcomes = await node.AppendManyAsync([.. Enumerable.Range(0, 50).Select(n => Notes.Append(stream, n, Notes.Note($"{n}")))], Cancellation);

        outcomes.ShouldAllBe(outcome => outcome is Appended);
        (await notes.StreamAsync(stream)).Select(one => ((NoteTaken)one.Event).Topic).ShouldBe(Enumerable.Range(0, 50).Select(n => $"{n}"));
    }

    [Fact]
    public async Task A_live_append_does_not_wait_for_the_end_of_an_import()
    {
        await using var node = notes.Node();
        var import = node.AppendManyAsync(
            [.. Enumerable.Range(0, 8_000).Select(n => Notes.Append(Guid.CreateVersion7(), 0, Notes.Note($"{n}")))], Cancellation);

        for (var n = 0; n < 3; n++)
            (await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("live")), Cancellation)).ShouldBeOfType<Appended>();

        import.IsCompleted.ShouldBeFalse();
        (await import).ShouldAllBe(outcome => outcome is Appended);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_whole_streams_and_can_be_sent_again()
    {
        await using var node = notes.Node();
        var appends = Enumerable.Range(0, 6_000).Select(n => Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a"), Notes.Note("b"))).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var import = node.AppendManyAsync(appends, stop.Token);
        await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("live")), Cancellation);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => import);

        var outcomes = await node.AppendManyAsync(appends, Cancellation);

        outcomes.ShouldAllBe(outcome => outcome is Appended || outcome is AlreadyAppended);
        var written = appends.Select(append => append.StreamId).ToHashSet();
        (await notes.LogAsync()).Where(one => written.Contains(one.StreamId)).CountBy(one => one.StreamId).ShouldAllBe(stream => stream.Value == 2);
    }
}
