using System.Security.Cryptography;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class PersonalFieldTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static NoteTaken Everything { get; } = new(
        "weather",
        new("Ada Quillfeather", "ada@quillfeather.example"),
        "Bruno Inkwellington",
        "Call the author \"at home\" after six",
        [new("Cleo Marginalia"), new("Dora Blottersheet", "dora@blottersheet.example"), new(null)],
        new Dictionary<string, string> { ["first"] = "limps a little on Sundays", ["second/third"] = "ünïcode ✓ throughout" });

    [Fact]
    public async Task Nothing_personal_is_in_the_clear_in_any_table_and_all_of_it_reads_back()
    {
        await using var node = notes.Node();
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(Everything)) with { DataSubject = ("Ada Quillfeather", "ada@quillfeather.example") };
        await node.AppendAsync(append, Cancellation);

        var tables = await notes.RowsAsync("select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'events' and c.relkind = 'r'");
        foreach (var table in tables)
        {
            var dump = string.Join('\n', await notes.RowsAsync($"select t::text from {table} t"));
            foreach (var word in (string[])["Quillfeather", "Inkwellington", "at home", "the author", "Marginalia", "Blottersheet", "limps a little", "throughout"])
                dump.ShouldNotContain(word, Case.Insensitive, table);
        }

        var data = (await notes.RowsAsync($"select data from events.mt_events where stream_id = '{append.StreamId}'")).Single();
        data.ShouldContain("weather");
        data.ShouldContain("second/third");
        var read = (NoteTaken)(await notes.StreamAsync(append.StreamId)).Single().Event;
        (read with { Readers = null, Remarks = null }).ShouldBe(Everything with { Readers = null, Remarks = null });
        read.Readers.ShouldBe(Everything.Readers);
        read.Remarks.ShouldBe(Everything.Remarks, ignoreOrder: true);
    }

    [Fact]
    public async Task An_erased_key_leaves_that_persons_fields_erased_and_everybody_elses_readable()
    {
        await using var node = notes.Node();
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(Everything)) with { DataSubject = ("Ada Quillfeather", "ada@quillfeather.example") };
        await node.AppendAsync(append, Cancellation);
        var author = (await notes.RowsAsync($"select data -> 'author' ->> 'email' from events.mt_events where stream_id = '{append.StreamId}'")).Single();

        await notes.Database.ExecuteAsync($"delete from events.subject_keys where subject = '{author.Split(':')[2].Split('.')[0]}'", Cancellation);

        var read = (NoteTaken)(await notes.StreamAsync(append.StreamId)).Single().Event;
        read.Author.ShouldBe(new Writer("[erased]", "[erased]"));
        read.Text.ShouldBe("[erased]");
        read.Remarks!["first"].ShouldBe("[erased]");
        (read.Topic, read.By).ShouldBe(("weather", "Bruno Inkwellington"));
        read.Readers![1].ShouldBe(new Writer("Dora Blottersheet", "dora@blottersheet.example"));
    }

    [Fact]
    public async Task A_person_who_comes_back_after_an_erasure_has_a_new_key_and_the_old_fields_stay_erased()
    {
        var stream = Guid.CreateVersion7();
        var note = new NoteTaken("a", By: "Returning Person");
        await using (var before = notes.Node())
            await before.AppendAsync(Notes.Append(stream, 0, Notes.Event(note)), Cancellation);
        var stored = (await notes.RowsAsync($"select data ->> 'by' from events.mt_events where stream_id = '{stream}'")).Single();
        await notes.Database.ExecuteAsync($"delete from events.subject_keys where subject = '{stored.Split(':')[2].Split('.')[0]}'", Cancellation);

        await using (var after = notes.Node())
            await after.AppendAsync(Notes.Append(stream, 1, Notes.Event(note)), Cancellation);

        (await notes.StreamAsync(stream)).Select(one => ((NoteTaken)one.Event).By).ShouldBe(["[erased]", "Returning Person"]);
    }

    [Fact]
    public async Task One_person_has_one_key_however_the_address_is_written_and_tenants_share_none()
    {
        const string Other = "other-notes";
        await new TenantRegistry(notes.Sources).AddAsync(Other, Cancellation);
        await using var node = notes.Node();
        var first = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(new NoteTaken("a", new("Eve Folio", "Eve@Folio.example"))));
        var second = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(new NoteTaken("a", new("E. Folio", " eve@folio.EXAMPLE "))));
        var elsewhere = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(new NoteTaken("a", new("Eve Folio", "eve@folio.example")))) with { Tenant = Other };
        foreach (var append in (Append[])[first, second, elsewhere])
            await node.AppendAsync(append, Cancellation);

        var keys = new List<string>();
        foreach (var append in (Append[])[first, second, elsewhere])
            keys.Add((await notes.RowsAsync($"select split_part(data -> 'author' ->> 'name', ':', 3) from events.mt_events where stream_id = '{append.StreamId}'")).Single());

        keys[1].ShouldBe(keys[0]);
        keys[2].ShouldNotBe(keys[0]);
        keys[2].Split('.')[0].ShouldNotBe(keys[0].Split('.')[0]);
    }

    [Theory]
    [InlineData("enc:1:abc.def:aGVsbG8=")]
    [InlineData("enc:")]
    [InlineData("enc:1:")]
    [InlineData("[erased]")]
    [InlineData("\"quoted\" \\u0000 </script> \u007f 😀")]
    public async Task Text_that_looks_like_ours_survives_in_every_field(string text)
    {
        await using var node = notes.Node();
        var note = new NoteTaken(text, new(text, text), text, text);
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(note));

        await node.AppendAsync(append, Cancellation);

        (await notes.StreamAsync(append.StreamId)).Single().Event.ShouldBe(note);
    }

    [Fact]
    public async Task The_same_text_is_never_stored_the_same_way_twice()
    {
        await using var node = notes.Node();
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(new NoteTaken("a", Text: "same")), Notes.Event(new NoteTaken("a", Text: "same")));
        await node.AppendAsync(append, Cancellation);

        (await notes.RowsAsync($"select data ->> 'text' from events.mt_events where stream_id = '{append.StreamId}'")).ShouldBeUnique();
    }

    [Fact]
    public async Task A_field_moved_to_another_event_does_not_open()
    {
        await using var node = notes.Node();
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(new NoteTaken("a", Text: "mine")));
        await node.AppendAsync(append, Cancellation);

        // Only someone past every guard of the database could write this.
        await notes.Database.ExecuteAsync(
            $"""
            insert into events.mt_events (tenant_id, seq_id, id, stream_id, version, data, type)
            select tenant_id, 1000000, gen_random_uuid(), stream_id, 2, data, type from events.mt_events where stream_id = '{append.StreamId}'
            """,
            Cancellation);

        await Should.ThrowAsync<CryptographicException>(() => notes.StreamAsync(append.StreamId));
        await notes.Database.ExecuteAsync("alter table events.mt_events disable trigger all; delete from events.mt_events where seq_id = 1000000", Cancellation);
    }

    [Fact]
    public async Task Many_new_people_at_once_on_two_nodes_get_one_key_each()
    {
        await using var here = notes.Node();
        await using var there = notes.Node();
        var before = await CountAsync();

        await Task.WhenAll(Enumerable.Range(0, 120).Select(n => (n % 2 == 0 ? here : there).AppendAsync(
            Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(new NoteTaken("a", new($"Guest {n % 30}", $"guest{n % 30}@party.example")))), Cancellation)));

        (await CountAsync() - before).ShouldBe(30);
        (await notes.LogAsync()).Select(one => one.Event).OfType<NoteTaken>().Count(note => note.Author?.Name?.StartsWith("Guest ", StringComparison.Ordinal) == true).ShouldBe(120);
    }

    async Task<int> CountAsync() => (await notes.RowsAsync("select subject from events.subject_keys")).Count;
}
