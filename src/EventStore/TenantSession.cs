using Npgsql;

namespace MspEvents.EventStore;

/// <summary>A transaction of one tenant in one role; rolled back unless committed.</summary>
public sealed class TenantSession : IAsyncDisposable
{
    internal TenantSession(string tenant, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Tenant = tenant;
        Connection = connection;
        Transaction = transaction;
    }

    /// <summary>The tenant every statement of this transaction is confined to.</summary>
    public string Tenant { get; }

    /// <summary>The connection, for statements of the caller's own.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction that carries the tenant.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>Makes what was written durable.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => Transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
