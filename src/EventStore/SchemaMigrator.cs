namespace MspEvents.EventStore;

/// <summary>Makes the cluster's roles and brings a database's schema up to date; any number of nodes may run it at once.</summary>
public sealed class SchemaMigrator(string connectionString, IReadOnlyList<Migration> migrations)
{
    /// <summary>The migrations of the event store itself; other assemblies' come after them.</summary>
    public static IReadOnlyList<Migration> EventStoreMigrations => Migration.FromAssembly(typeof(SchemaMigrator).Assembly);

    /// <summary>Makes the roles if the login may, else throws with the SQL to run; then applies what has not been applied.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) => throw new NotSupportedException($"{connectionString} {migrations.Count}");
}
