using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class AppendOnlyTests(NotesDatabase notes) : IClassFixture<NotesDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes =>
    [
        "update events.mt_events set data = '{}'",
        "update events.mt_events set is_archived = true, version = version + 1",
        "delete from events.mt_events",
        "truncate events.mt_events",
    ];

    public static TheoryData<string> Openings =>
    [
        "alter table events.mt_events disable trigger all",
        "alter table events.mt_events no force row level security",
        "alter table events.mt_events disable row level security",
        "drop policy tenant on events.mt_events",
        "create policy mine on events.mt_events using (true)",
        "set session_replication_role = replica",
        "insert into events.mt_events (tenant_id, seq_id, id, stream_id, version, data, type)"
            + " select tenant_id, seq_id, id, stream_id, version, '{}', type from events.mt_events on conflict (tenant_id, seq_id) do update set data = '{}'",
        "merge into events.mt_events e using (select 1) x on true when matched then delete",
        "update events.mt_streams set is_archived = true",
        "update events.mt_streams set tenant_id = 'other'",
        "delete from events.mt_streams",
        "delete from events.tenant_positions",
        "delete from events.subject_keys",
        "select events.protect('events.mt_events')",
        "create table events.mine (id int)",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    [MemberData(nameof(Openings))]
    public async Task The_API_cannot(string statement)
    {
        await RecordAsync();
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);

        (await RefusedAsync(session, statement)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Neither_can_the_projector(string statement)
    {
        await RecordAsync();
        await using var session = await notes.Sources.BeginAsync(StoreRole.Projector, Notes.Tenant, Cancellation);

        (await RefusedAsync(session, statement)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Nor_can_the_tables_owner(string statement)
    {
        await RecordAsync();
        await using var session = await notes.Sources.BeginAsync(StoreRole.Owner, Notes.Tenant, Cancellation);

        (await RefusedAsync(session, statement)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Nor_can_an_administrator_even_in_a_replication_role(string statement)
    {
        await RecordAsync();

        var refused = await Should.ThrowAsync<PostgresException>(() => notes.Database.ExecuteAsync($"set session_replication_role = replica; {statement}", Cancellation));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        refused.MessageText.ShouldContain("append-only");
    }

    [Fact]
    public async Task The_owner_may_archive_a_stream_as_Marten_does()
    {
        await RecordAsync();
        await using var session = await notes.Sources.BeginAsync(StoreRole.Owner, Notes.Tenant, Cancellation);
        await using var command = new NpgsqlCommand("update events.mt_events set is_archived = true", session.Connection, session.Transaction);

        (await command.ExecuteNonQueryAsync(Cancellation)).ShouldBeGreaterThan(0);
    }

    async Task RecordAsync()
    {
        await using var node = notes.Node();
        await node.AppendAsync(Notes.Append(Guid.CreateVersion7(), 0, Notes.Note("kept")), Cancellation);
    }

    static async Task<string?> RefusedAsync(TenantSession session, string statement)
    {
        await using var command = new NpgsqlCommand(statement, session.Connection, session.Transaction);
        return (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation))).SqlState;
    }
}
