using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Tests.Integration.EventStore;

/// <summary>Class fixture: a migrated database with the tenant of the notes in it.</summary>
public sealed class NotesDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    readonly MigratedDatabase migrated = new(postgres);

    public StoreDataSources Sources => migrated.Sources;

    public string ConnectionString => migrated.Database.ConnectionString;

    public TestDatabase Database => migrated.Database;

    /// <summary>One more node of the product on this database.</summary>
    public EventAppender Node() => Node(Sources);

    public static EventAppender Node(StoreDataSources sources) =>
        new(sources, Notes.Catalogue, new LogSignal(sources, TimeProvider.System), TimeProvider.System);

    /// <summary>Everything the tenant has recorded, in order of position.</summary>
    public async Task<List<StoredEvent>> LogAsync(string tenant = Notes.Tenant)
    {
        await using var session = await Sources.BeginAsync(StoreRole.Api, tenant, TestContext.Current.CancellationToken);
        return await new EventReader(Notes.Catalogue)
            .ReadAfterAsync(session, 0, long.MaxValue, int.MaxValue, null, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A stream as the API reads it.</summary>
    public async Task<IReadOnlyList<StoredEvent>> StreamAsync(Guid stream, string tenant = Notes.Tenant)
    {
        await using var session = await Sources.BeginAsync(StoreRole.Api, tenant, TestContext.Current.CancellationToken);
        return await new EventReader(Notes.Catalogue).ReadStreamAsync(session, stream, null, TestContext.Current.CancellationToken);
    }

    /// <summary>Holds the tenant's position row, so that appends wait until it is disposed.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var session = await Sources.BeginAsync(StoreRole.Api, Notes.Tenant, TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select from events.tenant_positions for update", session.Connection, session.Transaction);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return session;
    }

    /// <summary>Rows of a statement run by the test server's login, which sees everything.</summary>
    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join(" | ", values.Select(value => value is DBNull ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"))));
        }

        return rows;
    }

    public async ValueTask InitializeAsync()
    {
        await migrated.InitializeAsync();
        await new TenantRegistry(Sources).AddAsync(Notes.Tenant, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => migrated.DisposeAsync();
}
