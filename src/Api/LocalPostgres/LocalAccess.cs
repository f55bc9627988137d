using Npgsql;

namespace MspEvents.Api.LocalPostgres;

/// <summary>How the product reaches its private server: one password, a login of its own beside the superuser, one database.</summary>
sealed class LocalAccess(string password)
{
    const string Login = "msp";

    /// <summary>For the product: a plain login that owns the product's database.</summary>
    public string ConnectionString(int port) => Describe(port, Login, Login);

    /// <summary>For the operator of the server: its superuser.</summary>
    public string SuperuserConnectionString(int port) => Describe(port, LocalPostgresServer.Superuser, "postgres");

    /// <summary>Tells who answers at the port.</summary>
    public async Task<ServerPresence> ProbeAsync(int port, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(SuperuserConnectionString(port));
            await connection.OpenAsync(cancellation);
            return ServerPresence.Serving;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return ServerPresence.Changing;
        }
        catch (PostgresException)
        {
            return ServerPresence.Foreign;
        }
        catch (NpgsqlException)
        {
            return ServerPresence.Silent;
        }
    }

    /// <summary>Makes the login and its database unless they exist.</summary>
    public async Task PrepareAsync(int port, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(SuperuserConnectionString(port));
        await connection.OpenAsync(cancellation);
        await UnlessAsync(connection, $"select 1 from pg_roles where rolname = '{Login}'", $"create role {Login} login createdb createrole password '{password}'", cancellation);
        await UnlessAsync(connection, $"select 1 from pg_database where datname = '{Login}'", $"create database {Login} owner {Login}", cancellation);
    }

    static async Task UnlessAsync(NpgsqlConnection connection, string exists, string make, CancellationToken cancellation)
    {
        await using var question = new NpgsqlCommand(exists, connection);
        if (await question.ExecuteScalarAsync(cancellation) is not null)
            return;
        await using var command = new NpgsqlCommand(make, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    string Describe(int port, string login, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = login,
        Password = password,
        Database = database,
        // The one-off questions of a start must not keep connections to a server about to stop.
        Pooling = login != LocalPostgresServer.Superuser,
    }.ConnectionString;
}
