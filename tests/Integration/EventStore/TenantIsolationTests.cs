using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class TenantIsolationTests(NotesDatabase notes) : IClassFixture<NotesDatabase>, IAsyncLifetime
{
    const string Theirs = "their-tenant";

    static readonly string[] Tables =
    [
        "mt_streams", "mt_events", "tenants", "tenant_positions", "projection_progress", "active_versions", "idempotency", "credentials", "subject_keys", "analysts",
    ];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<StoreRole> Roles => [.. Enum.GetValues<StoreRole>()];

    // A row of theirs in every table, so that an empty answer is the policies' doing.
    public async ValueTask InitializeAsync()
    {
        if (!await new TenantRegistry(notes.Sources).AddAsync(Theirs, Cancellation))
            return;
        await using var node = notes.Node();
        var append = Notes.Append(Guid.CreateVersion7(), 0, Notes.Event(new NoteTaken("secret", By: "Someone")));
        await node.AppendAsync(append with { Tenant = Theirs, Claim = new("credential", "key", new byte[] { 1 }, 201) }, Cancellation);
        await new CredentialStore(notes.Sources, TimeProvider.System).AddAsync(Theirs, "theirs", ["read"], Cancellation);
        await notes.Database.ExecuteAsync(
            $"""
            insert into events.projection_progress (tenant_id, projection, version) values ('{Theirs}', 'any', 1);
            insert into events.active_versions (tenant_id, projection, version) values ('{Theirs}', 'any', 1);
            insert into events.analysts (tenant_id, login) values ('{Theirs}', 'somebody');
            """,
            Cancellation);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_statement_without_a_tenant_sees_nothing(StoreRole role)
    {
        await using var connection = await notes.Sources.OpenAsync(role, Cancellation);
        foreach (var table in Tables)
        {
            (await SeenAsync(connection, table)).ShouldBe(0, table);
            (await SeenAsync(connection, table, $"tenant_id = '{Theirs}'")).ShouldBe(0, table);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_statement_in_one_tenant_that_forges_its_where_sees_nothing_of_another(StoreRole role)
    {
        await using var session = await notes.Sources.BeginAsync(role, Notes.Tenant, Cancellation);
        foreach (var table in Tables)
        {
            (await SeenAsync(session.Connection, table, $"tenant_id = '{Theirs}'")).ShouldBe(0, table);
            (await SeenAsync(session.Connection, table, $"tenant_id = '{Theirs}' or true")).ShouldBe(
                await SeenAsync(session.Connection, table, $"tenant_id = '{Notes.Tenant}'"), table);
        }
    }

    [Theory]
    [InlineData($"insert into events.mt_events (tenant_id, seq_id, id, stream_id, version, data, type) values ('{Theirs}', 99, gen_random_uuid(), gen_random_uuid(), 1, '{{}}', 'x')")]
    [InlineData($"insert into events.mt_streams (tenant_id, id, version) values ('{Theirs}', gen_random_uuid(), 1)")]
    [InlineData($"insert into events.idempotency (tenant_id, credential, key, request_hash, status) values ('{Theirs}', 'c', 'k', '', 200)")]
    [InlineData($"insert into events.subject_keys (tenant_id, subject, key) values ('{Theirs}', 's', '')")]
    [InlineData($"insert into events.credentials (tenant_id, key_id, name, secret_hash, scopes) values ('{Theirs}', 'k', 'n', '', '{{}}')")]
    [InlineData("insert into events.tenants (tenant_id, secret) values ('third-tenant', '')")]
    public async Task A_row_cannot_be_written_into_another_tenant(string statement)
    {
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);
        await using var command = new NpgsqlCommand(statement, session.Connection, session.Transaction);

        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        refused.MessageText.ShouldContain("row-level security");
    }

    [Fact]
    public async Task Updates_reach_no_row_of_another_tenant()
    {
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);
        foreach (var statement in (string[])
            [
                $"update events.tenant_positions set last_seq_id = 0 where tenant_id = '{Theirs}'",
                $"update events.mt_streams set version = 0 where tenant_id = '{Theirs}'",
                $"update events.credentials set revoked_at = now() where tenant_id = '{Theirs}'",
            ])
        {
            await using var command = new NpgsqlCommand(statement, session.Connection, session.Transaction);
            (await command.ExecuteNonQueryAsync(Cancellation)).ShouldBe(0, statement);
        }
    }

    [Fact]
    public async Task The_tenant_ends_with_its_transaction()
    {
        await using (var session = await notes.Sources.BeginAsync(StoreRole.Owner, Theirs, Cancellation))
        {
            (await SeenAsync(session.Connection, "mt_events")).ShouldBe(1);
            await session.CommitAsync(Cancellation);
            (await SeenAsync(session.Connection, "mt_events")).ShouldBe(0);
        }

        await using var next = await notes.Sources.OpenAsync(StoreRole.Owner, Cancellation);
        (await SeenAsync(next, "mt_events")).ShouldBe(0);
    }

    [Fact]
    public async Task The_search_for_work_sees_positions_and_progress_of_all_tenants_and_nothing_else()
    {
        await using var search = await notes.Sources.BeginSearchAsync(CrossTenantSearch.Work, Cancellation);

        foreach (var table in Tables)
        {
            (await SeenAsync(search.Connection, table, $"tenant_id = '{Theirs}'"))
                .ShouldBe(table is "tenant_positions" or "projection_progress" ? 1 : 0, table);
        }
    }

    [Fact]
    public async Task The_search_for_work_cannot_write_and_the_API_cannot_search()
    {
        await using var search = await notes.Sources.BeginSearchAsync(CrossTenantSearch.Work, Cancellation);
        await using var write = new NpgsqlCommand("update events.projection_progress set position = 0", search.Connection, search.Transaction);
        await Should.ThrowAsync<PostgresException>(() => write.ExecuteNonQueryAsync(Cancellation));

        await using var api = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);
        await SetAsync(api.Connection, "msp.search", "work");
        (await SeenAsync(api.Connection, "tenant_positions")).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_id_shows_its_own_credential_and_no_other()
    {
        var keyId = (await notes.RowsAsync($"select key_id from events.credentials where tenant_id = '{Theirs}'")).Single();
        await using var session = await notes.Sources.BeginAsync(StoreRole.Api, Notes.Tenant, Cancellation);

        await SetAsync(session.Connection, "msp.key_id", "unknown");
        (await SeenAsync(session.Connection, "credentials")).ShouldBe(0);
        await SetAsync(session.Connection, "msp.key_id", keyId);
        (await SeenAsync(session.Connection, "credentials")).ShouldBe(1);
        (await SeenAsync(session.Connection, "mt_events")).ShouldBe(
            await SeenAsync(session.Connection, "mt_events", $"tenant_id = '{Notes.Tenant}'"));
    }

    [Fact]
    public async Task An_analyst_is_who_logged_in_and_not_who_he_says_he_is()
    {
        var login = $"analyst_{Guid.NewGuid():N}"[..20];
        await notes.Database.ExecuteAsync(
            $"""
            create role {login} login password 'analyst' in role msp_analyst;
            insert into events.analysts (tenant_id, login) values ('{Theirs}', '{login}');
            insert into events.active_versions (tenant_id, projection, version) values ('{Notes.Tenant}', 'any', 1) on conflict do nothing;
            """,
            Cancellation);
        try
        {
            var asAnalyst = new NpgsqlConnectionStringBuilder(notes.ConnectionString) { Username = login, Password = "analyst", Pooling = false };
            await using var connection = new NpgsqlConnection(asAnalyst.ConnectionString);
            await connection.OpenAsync(Cancellation);
            await SetAsync(connection, "msp.tenant", Notes.Tenant);
            await SetAsync(connection, "msp.search", "work");

            (await SeenAsync(connection, "active_versions", $"tenant_id = '{Theirs}'")).ShouldBe(1);
            (await SeenAsync(connection, "active_versions")).ShouldBe(1);
            (await SeenAsync(connection, "analysts")).ShouldBe(1);
            (await SeenAsync(connection, "mt_events")).ShouldBe(0);
        }
        finally
        {
            await notes.Database.ExecuteAsync($"drop role {login}", CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A table the role may not even read counts as seeing nothing.
    static async Task<long> SeenAsync(NpgsqlConnection connection, string table, string where = "true")
    {
        await using var may = new NpgsqlCommand("select has_any_column_privilege($1, 'select')", connection) { Parameters = { new() { Value = $"events.{table}" } } };
        if (!(bool)(await may.ExecuteScalarAsync(Cancellation))!)
            return 0;
        await using var command = new NpgsqlCommand($"select count(*) from events.{table} where {where}", connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    static async Task SetAsync(NpgsqlConnection connection, string setting, string value)
    {
        await using var command = new NpgsqlCommand("select set_config($1, $2, false)", connection) { Parameters = { new() { Value = setting }, new() { Value = value } } };
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
