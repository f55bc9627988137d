using Npgsql;

namespace MspEvents.EventStore;

/// <summary>
/// The four roles, which belong to the cluster and not to a database: made under a lock in database <c>postgres</c>, which every node shares,
/// and only if something is missing.
/// </summary>
sealed class RoleBootstrap(string connectionString)
{
    const long RolesLock = 0x6D73_7072_6F6C_6573;

    // Run by whoever prints or executes it as login; safe to repeat.
    const string MissingSql =
        """
        select statement from (
            select 1 as step, format('create role %I nologin', r.name) as statement
              from unnest($1::text[]) as r(name)
             where not exists (select from pg_roles where rolname = r.name)
            union all
            select 2, format('grant %I to %I', r.name, session_user)
              from unnest($1::text[]) as r(name)
             where not exists (select from pg_roles where rolname = r.name)
                or not pg_has_role(session_user, (select oid from pg_roles where rolname = r.name), 'member')
            ) missing
         order by step, statement
        """;

    const string DatabaseSql =
        """
        select format('grant create on database %I to msp_owner', current_database())
         where not has_database_privilege('msp_owner', current_database(), 'create')
        """;

    static readonly string[] RoleNames = [.. Enum.GetValues<StoreRole>().Select(role => role.Name())];

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var ours = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(ours.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        if ((await StatementsAsync(connection, MissingSql, cancellationToken)).Count > 0)
        {
            var shared = new NpgsqlConnectionStringBuilder(ours.ConnectionString) { Database = "postgres" };
            await using var cluster = new NpgsqlConnection(shared.ConnectionString);
            await cluster.OpenAsync(cancellationToken);
            await RunMissingAsync(cluster, MissingSql, cancellationToken);
        }

        await RunMissingAsync(connection, DatabaseSql, cancellationToken);
    }

    static async Task RunMissingAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var take = new NpgsqlCommand($"select pg_advisory_xact_lock({RolesLock})", connection) { CommandTimeout = 0 })
            await take.ExecuteNonQueryAsync(cancellationToken);

        var statements = await StatementsAsync(connection, query, cancellationToken);
        try
        {
            foreach (var statement in statements)
            {
                await using var command = new NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidOperationException(
                $"The login may not prepare the roles ({refused.MessageText}). Let an administrator run, connected to database {connection.Database}:{Environment.NewLine}"
                + string.Join(Environment.NewLine, statements.Select(statement => statement + ";")),
                refused);
        }
    }

    static async Task<IReadOnlyList<string>> StatementsAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection);
        if (query == MissingSql)
            command.Parameters.Add(new() { Value = RoleNames });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var statements = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            statements.Add(reader.GetString(0));
        return statements;
    }
}
