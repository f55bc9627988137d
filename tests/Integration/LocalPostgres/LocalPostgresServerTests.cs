using MspEvents.Api.Hosting;
using MspEvents.Api.LocalPostgres;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.LocalPostgres;

public sealed class LocalPostgresServerTests
{
    [Fact]
    public async Task An_empty_folder_becomes_a_durable_server_that_only_this_machine_reaches()
    {
        await using var folder = new LocalPostgresFolder(durable: true);
        var server = await folder.JoinAsync();

        var settings = await LocalPostgresFolder.AskAsync<string>(
            server.SuperuserConnectionString,
            """
            select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
            where name in ('fsync', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories', 'password_encryption', 'server_encoding')
            """);
        settings.ShouldBe(
            "fsync=on listen_addresses=127.0.0.1 password_encryption=scram-sha-256 server_encoding=UTF8 synchronous_commit=on unix_socket_directories=");
        (await LocalPostgresFolder.AskAsync<string>(server.ConnectionString, "select datcollate::text from pg_database where datname = current_database()")).ShouldBe("C");
    }

    [Fact]
    public async Task The_product_logs_in_as_no_superuser_and_can_still_migrate()
    {
        await using var folder = new LocalPostgresFolder();
        var server = await folder.JoinAsync();

        await new SchemaMigrator(server.ConnectionString, Schema.Migrations).MigrateAsync(LocalPostgresFolder.Cancellation);
        await using (await StoreDataSources.OpenAsync(server.ConnectionString, LocalPostgresFolder.Cancellation))
            (await LocalPostgresFolder.AskAsync<bool>(server.ConnectionString, "select rolsuper from pg_roles where rolname = current_user")).ShouldBeFalse();
    }

    [Fact]
    public async Task Those_who_start_at_once_share_one_server_and_the_last_to_leave_stops_it()
    {
        await using var folder = new LocalPostgresFolder();

        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => folder.JoinAsync()));

        servers.Select(server => server.Port).Distinct().Count().ShouldBe(1);
        foreach (var leaving in servers.SkipLast(1))
            await leaving.DisposeAsync();
        (await LocalPostgresFolder.AskAsync<int>(servers[^1].ConnectionString, "select 1")).ShouldBe(1);
        await servers[^1].DisposeAsync();
        folder.ServerProcess.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using var folder = new LocalPostgresFolder();
        var first = await folder.JoinAsync();
        await TestDatabase.ExecuteAsync(first.ConnectionString + ";Pooling=false", "create table kept (n int); insert into kept values (7)", LocalPostgresFolder.Cancellation);
        await first.DisposeAsync();

        var second = await folder.JoinAsync();

        (await LocalPostgresFolder.AskAsync<int>(second.ConnectionString, "select n from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_folder_can_be_left_twice()
    {
        await using var folder = new LocalPostgresFolder();
        var server = await folder.JoinAsync();

        await server.DisposeAsync();
        await server.DisposeAsync();

        folder.ServerProcess.ShouldBeNull();
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused_by_name()
    {
        await using var folder = new LocalPostgresFolder();
        Directory.CreateDirectory(folder.Cluster);
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), "11\n", LocalPostgresFolder.Cancellation);

        var refusal = await Should.ThrowAsync<LocalPostgresUnavailableException>(folder.JoinAsync);

        refusal.Message.ShouldContain("PostgreSQL 11, by which the existing data was written");
    }
}
