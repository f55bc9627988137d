using Npgsql;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>Somebody who reads a tenant's rows in SQL, logged in as himself.</summary>
sealed class Analyst : IAsyncDisposable
{
    readonly TestDatabase database;
    readonly string login;

    Analyst(TestDatabase database, string login, NpgsqlConnection connection) => (this.database, this.login, Connection) = (database, login, connection);

    public NpgsqlConnection Connection { get; }

    public static async Task<Analyst> LogInAsync(TestDatabase database, string tenant, CancellationToken cancellationToken)
    {
        var login = $"analyst_{Guid.NewGuid():N}"[..20];
        await database.ExecuteAsync(
            $"create role {login} login password 'analyst' in role msp_analyst; insert into events.analysts (tenant_id, login) values ('{tenant}', '{login}')",
            cancellationToken);
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = login, Password = "analyst", Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return new(database, login, connection);
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await database.ExecuteAsync($"drop role {login}", CancellationToken.None);
    }
}
