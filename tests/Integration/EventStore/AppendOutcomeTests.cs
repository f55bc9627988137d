using MspEvents.EventStore;
using static MspEvents.EventStore.AppendOutcome;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class AppendOutcomeTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_append_answers_the_new_version_and_the_position_of_its_last_event()
    {
        await using var node = notes.Node();
        var stream = Guid.CreateVersion7();

        var first = (await node.AppendAsync(Notes.Append(stream, 0, Notes.Note("a"), Notes.Note("b")), Cancellation)).ShouldBeOfType<Appended>();
        var second = (await node.AppendAsync(Notes.Append(stream, 2, Notes.Note("c")), Cancellation)).ShouldBeOfType<Appended>();

        first.Version.ShouldBe(2);
        second.ShouldBe(new Appended(3, first.Position + 1));
        var stored = await notes.StreamAsync(stream);
        stored.Select(one => one.Position).ShouldBe([first.Position - 1, first.Position, second.Position]);
        stored.Select(one => ((NoteTaken)one.Event).Topic).ShouldBe(["a", "b", "c"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_stream_at_another_version_refuses_and_says_where_it_is(long expected)
    {
        await using var node = notes.Node();
        var stream = Guid.CreateVersion7();
        await node.AppendAsync(Notes.Append(stream, 0, Notes.Note("a"), Notes.Note("b")), Cancellation);

        (await node.AppendAsync(Notes.Append(stream, expected, Notes.Note("late")), Cancellation)).ShouldBe(new VersionConflict(2));

        (await notes.StreamAsync(stream)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_is_at_version_0()
    {
        await using var node = notes.Node();

        (await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 1, Notes.Note("a")), Cancellation)).ShouldBe(new VersionConflict(0));
    }

    [Fact]
    public async Task One_of_many_racing_for_a_version_wins()
    {
        await using var here = notes.Node();
        await using var there = notes.Node();
        var stream = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(n => (n % 2 == 0 ? here : there).AppendAsync(Notes.Append(stream, 0, Notes.Note($"{n}")), Cancellation)));

        outcomes.OfType<Appended>().Count().ShouldBe(1);
        outcomes.OfType<VersionConflict>().Count(conflict => conflict.Actual == 1).ShouldBe(19);
    }

    [Fact]
    public async Task The_same_events_again_answer_what_they_answered_before()
    {
        await using var node = notes.Node();
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a"), Notes.Note("b"));
        var first = (await node.AppendAsync(append, Cancellation)).ShouldBeOfType<Appended>();
        await node.AppendAsync(Notes.Append(append.StreamId, 2, Notes.Note("c")), Cancellation);

        (await node.AppendAsync(append, Cancellation)).ShouldBe(new AlreadyAppended(2, first.Position));
        (await node.AppendAsync(append with { ExpectedVersion = 3 }, Cancellation)).ShouldBe(new AlreadyAppended(2, first.Position));

        (await notes.StreamAsync(append.StreamId)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_event_id_cannot_be_given_to_another_append()
    {
        await using var node = notes.Node();
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a"));
        await node.AppendAsync(append, Cancellation);

        await Should.ThrowAsync<InvalidOperationException>(() => node.AppendAsync(append with { StreamId = Guid.CreateVersion7() }, Cancellation));
        await Should.ThrowAsync<InvalidOperationException>(
            () => node.AppendAsync(append with { ExpectedVersion = 1, Events = [append.Events[0], Notes.Note("b")] }, Cancellation));

        (await notes.StreamAsync(append.StreamId)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_append_that_the_database_refuses_fails_alone()
    {
        await using var node = notes.Node();
        var taken = Notes.Note("taken");
        await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, taken), Cancellation);

        // The second event's id is taken, which only the table's key notices.
        var bad = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("new"), taken);
        var good = Enumerable.Range(0, 40).Select(n => Notes.Append(Guid.CreateVersion7(), 0, Notes.Note($"{n}"))).ToList();
        var locked = await notes.LockAsync();
        var first = node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("in front")), Cancellation);
        var failing = node.AppendAsync(bad, Cancellation);
        var together = good.Select(append => node.AppendAsync(append, Cancellation)).ToList();
        await locked.DisposeAsync();

        (await first).ShouldBeOfType<Appended>();
        (await Task.WhenAll(together)).ShouldAllBe(outcome => outcome is Appended);
        await Should.ThrowAsync<Npgsql.PostgresException>(() => failing);
        (await notes.StreamAsync(bad.StreamId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_that_the_database_cannot_hold_is_refused_before_it_is_sent()
    {
        await using var node = notes.Node();

        await Should.ThrowAsync<ArgumentException>(() => node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("nul \0 here")), Cancellation));
        (await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note(@"not nul \u0000 here")), Cancellation)).ShouldBeOfType<Appended>();
    }

    [Fact]
    public async Task A_tenant_that_does_not_exist_takes_no_events()
    {
        await using var node = notes.Node();

        await Should.ThrowAsync<InvalidOperationException>(
            () => node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a")) with { Tenant = "nobody" }, Cancellation));
    }

    [Fact]
    public async Task The_same_key_and_request_replay_the_first_answer_even_for_another_new_stream()
    {
        await using var node = notes.Node();
        var claim = new IdempotencyClaim("credential", $"{Guid.NewGuid()}", new byte[] { 1, 2, 3 }, 201);
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a")) with { Claim = claim };
        var first = (await node.AppendAsync(append, Cancellation)).ShouldBeOfType<Appended>();

        var again = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a")) with { Claim = claim };
        var answer = (await node.AppendAsync(again, Cancellation)).ShouldBeOfType<Replayed>().Answer;

        (answer.Status, answer.StreamId, answer.Version, answer.Position, answer.Body).ShouldBe((201, append.StreamId, 1L, first.Position, null));
        answer.RequestHash.ToArray().ShouldBe([1, 2, 3]);
        (await notes.StreamAsync(again.StreamId)).ShouldBeEmpty();
        (await node.AppendAsync(again with { Claim = claim with { RequestHash = new byte[] { 9 } } }, Cancellation)).ShouldBeOfType<KeyReused>();
        (await node.AppendAsync(again with { Claim = claim with { Credential = "another" } }, Cancellation)).ShouldBeOfType<Appended>();
    }

    [Fact]
    public async Task Of_many_requests_with_one_key_on_two_nodes_one_is_recorded_and_the_others_get_its_answer()
    {
        await using var here = notes.Node();
        await using var there = notes.Node();
        var claim = new IdempotencyClaim("credential", $"{Guid.NewGuid()}", new byte[] { 7 }, 201);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? here : there).AppendAsync(
            Notes.Append(Guid.CreateVersion7(), 0, Notes.Note($"{n}")) with { Claim = claim }, Cancellation)));

        var winner = outcomes.OfType<Appended>().ShouldHaveSingleItem();
        outcomes.OfType<Replayed>().Count(replayed => replayed.Answer.Position == winner.Position).ShouldBe(19);
    }

    [Fact]
    public async Task A_conflict_claims_no_key()
    {
        await using var node = notes.Node();
        var claim = new IdempotencyClaim("credential", $"{Guid.NewGuid()}", new byte[] { 1 }, 200);
        var append = Notes.Append(Guid.CreateVersion7(), 5, Notes.Note("a")) with { Claim = claim };

        (await node.AppendAsync(append, Cancellation)).ShouldBeOfType<VersionConflict>();
        (await node.AppendAsync(append with { ExpectedVersion = 0 }, Cancellation)).ShouldBeOfType<Appended>();
    }

    [Fact]
    public async Task A_refusal_saved_on_another_node_in_the_same_moment_wins_or_loses_but_never_both()
    {
        await using var node = notes.Node();
        var store = new IdempotencyStore();
        for (var round = 0; round < 10; round++)
        {
            var claim = new IdempotencyClaim("credential", $"{Guid.NewGuid()}", new byte[] { 1 }, 201);
            var refusal = new StoredAnswer(claim.RequestHash, 409, null, null, null, "refused"u8.ToArray());
            await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);
            (await store.SaveAsync(session, claim, refusal, Cancellation)).ShouldBeNull();

            var appending = node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a")) with { Claim = claim }, Cancellation);
            await session.CommitAsync(Cancellation);

            (await appending).ShouldBeOfType<Replayed>().Answer.Status.ShouldBe(409);
        }
    }
}
