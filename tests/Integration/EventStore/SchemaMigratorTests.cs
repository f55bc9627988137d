using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class SchemaMigratorTests(PostgresFixture postgres)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_nodes_may_migrate_at_once_and_again_later()
    {
        await using var database = await postgres.CreateEmptyAsync(Cancellation);
        IReadOnlyList<Migration> migrations = [.. SchemaMigrator.EventStoreMigrations, new("ours.0001", "create table events.counted (n int); insert into events.counted values (1)")];

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => new SchemaMigrator(database.ConnectionString, migrations).MigrateAsync(Cancellation)));
        await new SchemaMigrator(database.ConnectionString, migrations).MigrateAsync(Cancellation);

        (await CountAsync(database, "events.counted")).ShouldBe(1);
        (await CountAsync(database, "events.schema_migrations")).ShouldBe(migrations.Count);
        await using var sources = await StoreDataSources.OpenAsync(database.ConnectionString, Cancellation);
        (await new TenantRegistry(sources).AddAsync("first", Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind_and_is_tried_again()
    {
        await using var database = await postgres.CreateEmptyAsync(Cancellation);
        await Should.ThrowAsync<PostgresException>(() => new SchemaMigrator(
            database.ConnectionString,
            [.. SchemaMigrator.EventStoreMigrations, new("ours.0001", "create table events.half (n int); select 1 / 0")]).MigrateAsync(Cancellation));

        await new SchemaMigrator(database.ConnectionString, [.. SchemaMigrator.EventStoreMigrations, new("ours.0001", "create table events.half (n int)")])
            .MigrateAsync(Cancellation);

        (await CountAsync(database, "events.half")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_applied_cannot_be_edited_but_its_line_endings_may_differ()
    {
        await using var database = await postgres.CreateEmptyAsync(Cancellation);
        await new SchemaMigrator(database.ConnectionString, [new("ours.0001", "create schema a;\ncreate schema b")]).MigrateAsync(Cancellation);

        await new SchemaMigrator(database.ConnectionString, [new("ours.0001", "create schema a;\r\ncreate schema b")]).MigrateAsync(Cancellation);
        (await Should.ThrowAsync<InvalidOperationException>(
            () => new SchemaMigrator(database.ConnectionString, [new("ours.0001", "create schema c")]).MigrateAsync(Cancellation)))
            .Message.ShouldContain("ours.0001");
    }

    [Fact]
    public async Task A_login_that_may_not_prepare_the_roles_is_told_what_to_run()
    {
        await using var database = await postgres.CreateMigratedAsync(Cancellation);
        var login = $"plain_{Guid.NewGuid():N}"[..20];
        await database.ExecuteAsync($"create role {login} login password 'plain'", Cancellation);
        try
        {
            var asPlain = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = login, Password = "plain", Pooling = false }.ConnectionString;

            var refused = await Should.ThrowAsync<InvalidOperationException>(() => new SchemaMigrator(asPlain, SchemaMigrator.EventStoreMigrations).MigrateAsync(Cancellation));

            foreach (var role in (string[])["msp_owner", "msp_api", "msp_projector", "msp_analyst"])
                refused.Message.ShouldContain($"grant {role} to {login};");
            (await Should.ThrowAsync<InvalidOperationException>(() => StoreDataSources.OpenAsync(asPlain, Cancellation))).Message.ShouldContain("grant msp_");

            // Run by an administrator, that is all the login needs.
            await database.ExecuteAsync(string.Join('\n', refused.Message.Split('\n').Where(line => line.StartsWith("grant", StringComparison.Ordinal))), Cancellation);
            await new SchemaMigrator(asPlain, SchemaMigrator.EventStoreMigrations).MigrateAsync(Cancellation);
            await using var sources = await StoreDataSources.OpenAsync(asPlain, Cancellation);
            (await new TenantRegistry(sources).AddAsync("plain", Cancellation)).ShouldBeTrue();
        }
        finally
        {
            await database.ExecuteAsync($"drop owned by {login}; drop role {login}", CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_store_whose_policies_are_not_forced_does_not_open()
    {
        await using var database = await postgres.CreateMigratedAsync(Cancellation);
        await database.ExecuteAsync("alter table events.mt_events no force row level security", Cancellation);

        (await Should.ThrowAsync<InvalidOperationException>(() => StoreDataSources.OpenAsync(database.ConnectionString, Cancellation))).Message.ShouldContain("events.mt_events");
    }

    [Fact]
    public async Task A_store_whose_tables_belong_to_the_API_does_not_open()
    {
        await using var database = await postgres.CreateMigratedAsync(Cancellation);
        await database.ExecuteAsync("alter table events.mt_streams owner to msp_api", Cancellation);

        (await Should.ThrowAsync<InvalidOperationException>(() => StoreDataSources.OpenAsync(database.ConnectionString, Cancellation))).Message.ShouldContain("owns");
    }

    [Fact]
    public async Task A_database_without_the_schema_does_not_open()
    {
        await using var database = await postgres.CreateEmptyAsync(Cancellation);
        await new SchemaMigrator(database.ConnectionString, []).MigrateAsync(Cancellation);

        (await Should.ThrowAsync<InvalidOperationException>(() => StoreDataSources.OpenAsync(database.ConnectionString, Cancellation))).Message.ShouldContain("migrations");
    }

    static async Task<long> CountAsync(TestDatabase database, string table)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
