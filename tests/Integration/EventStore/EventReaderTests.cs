using System.Text;
using System.Text.Json;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class EventReaderTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    readonly EventReader reader = new(Notes.Catalogue);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_is_read_whole_or_to_a_version()
    {
        var stream = await WrittenAsync("a", "b", "c");
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);

        Topics(await reader.ReadStreamAsync(session, stream, null, Cancellation)).ShouldBe(["a", "b", "c"]);
        Topics(await reader.ReadStreamAsync(session, stream, 2, Cancellation)).ShouldBe(["a", "b"]);
        (await reader.ReadStreamAsync(session, Guid.CreateVersion7(), null, Cancellation)).ShouldBeEmpty();
        (await reader.FindStreamAsync(session, stream, Cancellation)).ShouldBe(new StreamHead(stream, "notebook", 3));
        (await reader.FindStreamAsync(session, Guid.CreateVersion7(), Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task An_event_carries_who_when_and_why()
    {
        await using var node = notes.Node();
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("a")) with { UserName = "ada", CorrelationId = "trace", CausationId = "cause" };
        await node.AppendAsync(append, Cancellation);

        var stored = (await notes.StreamAsync(append.StreamId)).Single();

        (stored.Name, stored.Shape, stored.UserName, stored.CorrelationId, stored.CausationId).ShouldBe(("note_taken", 1, "ada", "trace", "cause"));
        stored.Id.ShouldBe(append.Events[0].Id);
        stored.RecordedAt.Offset.ShouldBe(TimeSpan.Zero);
        stored.RecordedAt.ShouldBeInRange(before, before.AddMinutes(2));
    }

    [Fact]
    public async Task Several_streams_come_in_order_of_stream_and_version_up_to_a_position()
    {
        var streams = new List<Guid>();
        for (var n = 0; n < 120; n++)
            streams.Add(await WrittenAsync($"{n}a", $"{n}b"));
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);
        var head = await reader.HeadAsync(session, Cancellation);

        var all = await reader.ReadStreamsAsync(session, streams, head.Position, Cancellation).ToListAsync(Cancellation);
        var early = await reader.ReadStreamsAsync(session, streams, head.Position - 2, Cancellation).ToListAsync(Cancellation);

        all.Select(one => (one.StreamId, one.Version)).ShouldBe(streams.Order().SelectMany(stream => (IEnumerable<(Guid, long)>)[(stream, 1), (stream, 2)]));
        early.Count.ShouldBe(238);
        early.ShouldAllBe(one => one.Position <= head.Position - 2);
    }

    [Fact]
    public async Task The_log_is_read_after_a_position_up_to_another_by_name_and_no_further_than_asked()
    {
        await using var node = notes.Node();
        var appends = Enumerable.Range(0, 1_200)
            .Select(n => Notes.Append(Guid.CreateVersion7(), 0, n % 3 == 0 ? Notes.Event(new NotebookBound($"{n}", n)) : Notes.Note($"{n}")))
            .ToList();
        var outcomes = await node.AppendManyAsync(appends, Cancellation);
        var first = ((AppendOutcome.Appended)outcomes[0]).Position;
        await using var session = await notes.Sources.BeginAsync(StoreRole.Projector, Notes.Tenant, Cancellation);

        async Task<List<StoredEvent>> Read(long after, long upTo, int limit, params string[]? names) =>
            await reader.ReadAfterAsync(session, after, upTo, limit, names, Cancellation).ToListAsync(Cancellation);

        (await Read(first - 1, first + 1_199, 5_000, null)).Select(one => one.Position).ShouldBe(Enumerable.Range(0, 1_200).Select(n => first + n));
        (await Read(first - 1, first + 1_199, 700, null)).Count.ShouldBe(700);
        (await Read(first - 1, first + 99, 5_000, null)).Count.ShouldBe(100);
        (await Read(first - 1, first + 1_199, 5_000, "notebook_bound")).Select(one => one.Name).Distinct().ShouldBe(["notebook_bound"]);
        (await Read(first - 1, first + 1_199, 5_000, "notebook_bound")).Count.ShouldBe(400);
        (await Read(first - 1, first + 1_199, 5_000, "unknown")).ShouldBeEmpty();
        var others = await reader.ReadAfterWithoutAsync(session, first - 1, first + 1_199, 600, ["notebook_bound"], Cancellation).ToListAsync(Cancellation);
        others.Select(one => one.Position).ShouldBe(Enumerable.Range(0, 1_200).Where(n => n % 3 > 0).Take(600).Select(n => first + n));
    }

    [Fact]
    public async Task Older_shapes_are_read_as_the_current_one_and_their_personal_fields_too()
    {
        var stream = Guid.CreateVersion7();
        await using (var then = new EventAppender(notes.Sources, Notes.CatalogueOfThen, new LogSignal(notes.Sources, TimeProvider.System), TimeProvider.System))
            await then.AppendAsync(Notes.Append(stream, 0, Notes.Event(new NotebookBoundOfThen("Logbook", "Finn Spine"))), Cancellation);
        await using (var now = notes.Node())
            await now.AppendAsync(Notes.Append(stream, 1, Notes.Event(new NotebookBound("Logbook", 48, "Gwen Stitch"))), Cancellation);

        (await notes.RowsAsync($"select type, mt_dotnet_type from events.mt_events where stream_id = '{stream}' order by version")).ShouldBe(
        [
            "notebook_bound | MspEvents.Tests.Integration.EventStore.NotebookBoundOfThen, MspEvents.Tests.Integration",
            "notebook_bound_v3 | MspEvents.Tests.Integration.EventStore.NotebookBound, MspEvents.Tests.Integration",
        ]);
        var stored = await notes.StreamAsync(stream);
        stored.Select(one => one.Event).ShouldBe([new NotebookBound("Logbook", 100, "Finn Spine"), new NotebookBound("Logbook", 48, "Gwen Stitch")]);
        stored.Select(one => (one.Name, one.Shape)).Distinct().ShouldBe([("notebook_bound", 3)]);
        PublicJson(stored[0]).ShouldBe("""{"title":"Logbook","pages":100,"binder":"Finn Spine"}""");
    }

    [Fact]
    public async Task The_position_known_at_a_time_is_the_last_one_recorded_by_then()
    {
        await WrittenAsync("a");
        for (var n = 0; n < 20; n++)
            await WrittenAsync($"{n}", "more");
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);
        var log = await notes.LogAsync();

        foreach (var stored in log)
        {
            (await reader.PositionAtAsync(session, stored.RecordedAt, Cancellation)).ShouldBe(log.Last(one => one.RecordedAt <= stored.RecordedAt).Position);
            (await reader.PositionAtAsync(session, stored.RecordedAt.AddMicroseconds(-1), Cancellation))
                .ShouldBe(log.LastOrDefault(one => one.RecordedAt < stored.RecordedAt)?.Position ?? 0);
        }

        (await reader.PositionAtAsync(session, DateTimeOffset.MaxValue, Cancellation)).ShouldBe(log[^1].Position);
        (await reader.HeadAsync(session, Cancellation)).ShouldBe(new LogHead(log[^1].Position, log[^1].RecordedAt));
    }

    [Fact]
    public async Task An_empty_log_ends_at_0()
    {
        await new TenantRegistry(notes.Sources).AddAsync("silent", Cancellation);
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, "silent", Cancellation);

        (await reader.HeadAsync(session, Cancellation)).ShouldBe(new LogHead(0, null));
        (await reader.PositionAtAsync(session, DateTimeOffset.UtcNow, Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task A_snapshot_sees_one_moment_and_cannot_write()
    {
        await WrittenAsync("a");
        await using var session = await notes.Sources.BeginSnapshotAsync(StoreRole.Api, Notes.Tenant, Cancellation);
        var before = await reader.HeadAsync(session, Cancellation);

        await WrittenAsync("b");

        (await reader.HeadAsync(session, Cancellation)).ShouldBe(before);
        await using var write = new Npgsql.NpgsqlCommand("insert into events.tenant_positions (tenant_id) values ('notes')", session.Connection, session.Transaction);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => write.ExecuteNonQueryAsync(Cancellation))).SqlState
            .ShouldBe(Npgsql.PostgresErrorCodes.ReadOnlySqlTransaction);
    }

    async Task<Guid> WrittenAsync(params string[] topics)
    {
        await using var node = notes.Node();
        var stream = Guid.CreateVersion7();
        await node.AppendAsync(Notes.Append(stream, 0, [.. topics.Select(Notes.Note)]), Cancellation);
        return stream;
    }

    static IEnumerable<string> Topics(IEnumerable<StoredEvent> stored) => stored.Select(one => ((NoteTaken)one.Event).Topic);

    static string PublicJson(StoredEvent stored)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Notes.Catalogue.WriteData(writer, stored);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
