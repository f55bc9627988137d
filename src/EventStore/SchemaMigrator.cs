using Npgsql;

namespace MspEvents.EventStore;

/// <summary>Makes the cluster's roles and brings a database's schema up to date; any number of nodes may run it at once.</summary>
public sealed class SchemaMigrator(string connectionString, IReadOnlyList<Migration> migrations)
{
    // Any constant serves, as long as every node takes the same.
    const long MigrationLock = 0x6D73_7065_7665_6E74;

    /// <summary>The migrations of the event store itself; other assemblies' come after them.</summary>
    public static IReadOnlyList<Migration> EventStoreMigrations => Migration.FromAssembly(typeof(SchemaMigrator).Assembly);

    /// <summary>Makes the roles if the login may, else throws with the SQL to run; then applies what has not been applied.</summary>
    /// <exception cref="InvalidOperationException">The login may not make the roles, or an applied migration was edited.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await new RoleBootstrap(connectionString).EnsureAsync(cancellationToken);

        var asOwner = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.InRole(StoreRole.Owner);
        await using var connection = new NpgsqlConnection(asOwner.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({MigrationLock})", cancellationToken);
        await ExecuteAsync(
            connection,
            """
            do $$
            begin
                if to_regclass('events.schema_migrations') is null then
                    create schema if not exists events;
                    create table events.schema_migrations (
                        name varchar primary key, checksum varchar not null, applied_at timestamptz not null default clock_timestamp());
                end if;
            end
            $$
            """,
            cancellationToken);

        var applied = await AppliedAsync(connection, cancellationToken);
        foreach (var migration in migrations)
        {
            if (!applied.TryGetValue(migration.Name, out var checksum))
                await ApplyAsync(connection, migration, cancellationToken);
            else if (checksum != migration.Checksum)
                throw new InvalidOperationException($"Migration {migration.Name} was edited after it was applied; what is applied never changes: add a new one.");
        }

        await transaction.CommitAsync(cancellationToken);
    }

    static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select name, checksum from events.schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, migration.Sql, cancellationToken);
        await using var command = new NpgsqlCommand("insert into events.schema_migrations (name, checksum) values ($1, $2)", connection);
        command.Parameters.Add(new() { Value = migration.Name });
        command.Parameters.Add(new() { Value = migration.Checksum });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
