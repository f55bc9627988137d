using Npgsql;

namespace MspEvents.EventStore;

/// <summary>What a transaction without a tenant may look for; each has row-level policies of its own.</summary>
public enum CrossTenantSearch
{
    /// <summary>Tenants whose log is ahead of a projection: <c>tenant_positions</c> and <c>projection_progress</c>.</summary>
    Work,

    /// <summary>Timers that are due: the tables given to <c>events.allow_timer_search</c>.</summary>
    DueTimers,
}

/// <summary>A read-only transaction over all tenants that sees only the tables of its search; select keys, then begin the tenant's own session.</summary>
public sealed class SearchSession : IAsyncDisposable
{
    internal SearchSession(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Connection = connection;
        Transaction = transaction;
    }

    /// <summary>The connection, in role <c>msp_projector</c>.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction that carries the permission to search.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
