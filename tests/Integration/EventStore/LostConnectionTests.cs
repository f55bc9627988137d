using MspEvents.EventStore;
using Npgsql;
using static MspEvents.EventStore.AppendOutcome;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class LostConnectionTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_backends_lose_no_acknowledged_append_and_record_none_twice()
    {
        await using var node = notes.Node();
        using var done = new CancellationTokenSource();
        var killing = KillBackendsAsync(done.Token);

        var acknowledged = (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WriteAsync(node, 40)))).SelectMany(ids => ids).ToList();
        await done.CancelAsync();
        (await killing).ShouldBeGreaterThan(0, "at least one connection was killed");

        var log = await notes.LogAsync();
        log.Select(one => one.Position).ShouldBe(Enumerable.Range(1, log.Count).Select(n => (long)n));
        log.Select(one => one.Id).ShouldBeUnique();
        acknowledged.Except(log.Select(one => one.Id)).ShouldBeEmpty();
        acknowledged.Count.ShouldBe(8 * 40);
    }

    [Fact]
    public async Task An_answer_lost_after_the_commit_is_looked_up()
    {
        await using var wire = new CuttableWire(notes.ConnectionString);
        await using var sources = await StoreDataSources.OpenAsync(wire.ConnectionString, Cancellation);
        await using var node = NotesDatabase.Node(sources);
        var stream = Guid.CreateVersion7();
        await node.AppendAsync(Notes.Append(stream, 0, Notes.Note("before")), Cancellation);

        wire.LoseNextAnswer();
        var outcome = await node.AppendAsync(Notes.Append(stream, 1, Notes.Note("lost"), Notes.Note("and found")), Cancellation);

        wire.Lost.ShouldBeTrue("the answer was lost on the way");
        var stored = await notes.StreamAsync(stream);
        outcome.ShouldBe(new Appended(3, stored[^1].Position));
        stored.Select(one => ((NoteTaken)one.Event).Topic).ShouldBe(["before", "lost", "and found"]);
    }

    [Fact]
    public async Task A_claimed_key_whose_answer_was_lost_answers_as_the_first_time()
    {
        await using var wire = new CuttableWire(notes.ConnectionString);
        await using var sources = await StoreDataSources.OpenAsync(wire.ConnectionString, Cancellation);
        await using var node = NotesDatabase.Node(sources);
        await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("before")), Cancellation);
        var claim = new IdempotencyClaim("credential", $"{Guid.NewGuid()}", new byte[] { 1 }, 201);

        wire.LoseNextAnswer();
        var outcome = await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("lost")) with { Claim = claim }, Cancellation);

        wire.Lost.ShouldBeTrue();
        outcome.ShouldBeOfType<Appended>().Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_database_that_went_away_is_unavailable_and_serves_again_when_it_is_back()
    {
        await using var wire = new CuttableWire(notes.ConnectionString);
        await using var sources = await StoreDataSources.OpenAsync(wire.ConnectionString, Cancellation);
        await using var node = NotesDatabase.Node(sources);
        var stream = Guid.CreateVersion7();
        await node.AppendAsync(Notes.Append(stream, 0, Notes.Note("before")), Cancellation);

        wire.Cut();
        var lost = Notes.Append(stream, 1, Notes.Note("during"));
        await Should.ThrowAsync<StoreUnavailableException>(() => node.AppendAsync(lost, Cancellation));
        wire.Mend();

        (await node.AppendAsync(lost, Cancellation)).ShouldBeOfType<Appended>();
        (await notes.StreamAsync(stream)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_append_that_was_sent_and_cannot_be_looked_up_has_an_unknown_outcome()
    {
        await using var wire = new CuttableWire(notes.ConnectionString);
        await using var sources = await StoreDataSources.OpenAsync(wire.ConnectionString, Cancellation);
        await using var node = NotesDatabase.Node(sources);
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("sent"));
        await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("before")), Cancellation);

        wire.LoseNextAnswer(andStayCut: true);
        var unavailable = await Should.ThrowAsync<StoreUnavailableException>(() => node.AppendAsync(append, Cancellation));
        unavailable.OutcomeUnknown.ShouldBeTrue(unavailable.ToString());
        wire.Mend();

        (await node.AppendAsync(append, Cancellation)).ShouldBeOfType<AlreadyAppended>().Version.ShouldBe(1);
    }

    [Fact]
    public async Task An_append_that_was_never_sent_has_a_known_outcome()
    {
        await using var wire = new CuttableWire(notes.ConnectionString);
        await using var sources = await StoreDataSources.OpenAsync(wire.ConnectionString, Cancellation);
        await using var node = NotesDatabase.Node(sources);

        wire.Cut();

        (await Should.ThrowAsync<StoreUnavailableException>(() => node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a")), Cancellation)))
            .OutcomeUnknown.ShouldBeFalse();
    }

    static async Task<List<Guid>> WriteAsync(EventAppender node, int count)
    {
        var stream = Guid.CreateVersion7();
        var acknowledged = new List<Guid>();
        for (var version = 0; version < count;)
        {
            var append = Notes.Append(stream, version, Notes.Note($"{version}"));
            while (true)
            {
                try
                {
                    (await node.AppendAsync(append, Cancellation)).ShouldBeAssignableTo<AppendOutcome>(
                        "a repeated append is known by its ids").ShouldNotBeOfType<VersionConflict>();
                    break;
                }
                catch (StoreUnavailableException)
                {
                    // As a caller told 503 does: the same append again.
                    await Task.Delay(10, Cancellation);
                }
            }

            acknowledged.Add(append.Events[0].Id);
            version++;
        }

        return acknowledged;
    }

    async Task<int> KillBackendsAsync(CancellationToken done)
    {
        await using var killer = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(notes.ConnectionString) { Pooling = false }.ConnectionString);
        await killer.OpenAsync(Cancellation);
        await using var kill = new NpgsqlCommand(
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()
            """,
            killer);
        var killed = 0;
        while (!done.IsCancellationRequested)
        {
            killed += Convert.ToInt32(await kill.ExecuteScalarAsync(Cancellation), System.Globalization.CultureInfo.InvariantCulture);
            await Task.Delay(15, Cancellation);
        }

        return killed;
    }
}
