using MspEvents.EventStore;
using static MspEvents.EventStore.AppendOutcome;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class SeenStreamTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_append_stands_while_what_it_rests_on_stands(bool claiming)
    {
        await using var node = notes.Node();
        var (stream, other, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await node.AppendAsync(Notes.Append(other, 0, Notes.Note("a"), Notes.Note("b")), Cancellation);

        (await node.AppendAsync(On(stream, 0, claiming, (other, 2), (third, 0)), Cancellation)).ShouldBeOfType<Appended>();
        await node.AppendAsync(Notes.Append(other, 2, Notes.Note("c")), Cancellation);
        (await node.AppendAsync(On(stream, 1, claiming, (other, 2)), Cancellation)).ShouldBeOfType<Overtaken>();
        (await node.AppendAsync(On(stream, 1, claiming, (other, 3), (third, 1)), Cancellation)).ShouldBeOfType<Overtaken>();
        (await node.AppendAsync(On(stream, 1, claiming, (other, 3), (third, 0)), Cancellation)).ShouldBeOfType<Appended>();

        (await notes.StreamAsync(stream)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_is_overtaken_does_not_fail_those_that_go_with_it()
    {
        await using var node = notes.Node();
        var (moved, stands) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var stream in new[] { moved, stands })
            await node.AppendAsync(Notes.Append(stream, 0, Notes.Note("a")), Cancellation);

        var outcomes = await TogetherAsync(
            node,
            Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("before")),
            On(Guid.CreateVersion7(), 0, false, (stands, 1), (moved, 0)),
            Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("between"), Notes.Note("between")),
            On(Guid.CreateVersion7(), 0, true, (stands, 1)),
            Notes.Append(moved, 0, Notes.Note("late")),
            Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("after")));

        outcomes.Select(outcome => outcome.GetType()).ShouldBe([typeof(Appended), typeof(Overtaken), typeof(Appended), typeof(Appended), typeof(VersionConflict), typeof(Appended)]);
        var positions = outcomes.OfType<Appended>().Select(appended => appended.Position).ToList();
        positions.ShouldBe(positions.Order());
        (positions[^1] - positions[0]).ShouldBe(4);
    }

    [Fact]
    public async Task Of_two_that_rest_on_each_other_one_is_recorded_though_they_arrive_together()
    {
        await using var node = notes.Node();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var outcomes = await TogetherAsync(node, On(one, 0, false, (other, 0)), On(other, 0, false, (one, 0)));

        outcomes.Select(outcome => outcome.GetType()).ShouldBe([typeof(Appended), typeof(Overtaken)]);
    }

    [Fact]
    public async Task What_another_rests_on_does_not_move_in_the_same_batch()
    {
        await using var node = notes.Node();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var outcomes = await TogetherAsync(node, On(one, 0, false, (other, 0)), Notes.Append(other, 0, Notes.Note("b")));

        outcomes.ShouldAllBe(outcome => outcome is Appended);
        (await notes.StreamAsync(other))[0].Position.ShouldBeGreaterThan((await notes.StreamAsync(one))[0].Position);
    }

    [Fact]
    public async Task Rings_that_rest_on_each_other_never_close_between_nodes()
    {
        await using var here = notes.Node();
        await using var there = notes.Node();
        for (var round = 0; round < 20; round++)
        {
            Guid[] ring = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
            var outcomes = await Task.WhenAll(ring.Select((stream, index) =>
                (index % 2 == 0 ? here : there).AppendAsync(On(stream, 0, index == 3, (ring[(index + 1) % ring.Length], 0)), Cancellation)));
            outcomes.ShouldAllBe(outcome => outcome is Appended || outcome is Overtaken);
            outcomes.ShouldContain(outcome => outcome is Overtaken);
            outcomes.ShouldContain(outcome => outcome is Appended);
        }
    }

    /// <summary>Appends that wait behind another until all of them do.</summary>
    async Task<AppendOutcome[]> TogetherAsync(EventAppender node, params Append[] appends)
    {
        var locked = await notes.LockAsync();
        var onItsWay = node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("on its way")), Cancellation);
        var waiting = appends.Select(append => node.AppendAsync(append, Cancellation)).ToList();
        await locked.DisposeAsync();
        await onItsWay;
        return await Task.WhenAll(waiting);
    }

    static Append On(Guid stream, long version, bool claiming, params (Guid Stream, long Version)[] seen) => Notes.Append(stream, version, Notes.Note("n")) with
    {
        Seen = [.. seen.Select(other => new SeenStream(other.Stream, other.Version))],
        Claim = claiming ? new IdempotencyClaim("credential", $"{Guid.NewGuid()}", new byte[] { 1 }, 201) : null,
    };
}
