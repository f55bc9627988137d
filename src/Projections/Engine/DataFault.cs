using System.Data;
using MspEvents.EventStore;
using Npgsql;

namespace MspEvents.Projections;

/// <summary>Tells an event that cannot be folded from a database that cannot be reached.</summary>
static class DataFault
{
    /// <summary>True where trying again would fail again: the fold threw, the event cannot be read, or a value does not fit its column.</summary>
    public static bool Is(Exception fault, TenantSession session) =>
        session.Connection.FullState.HasFlag(ConnectionState.Open)
        && fault switch
        {
            // Data exception, integrity violation, a statement that does not fit the tables, limit exceeded: what is written, not how the server is.
            PostgresException refused => refused.SqlState[..2] is "22" or "23" or "42" or "54",
            NpgsqlException or OperationCanceledException or StoreUnavailableException or TimeoutException or IOException => false,
            _ => true,
        };

    /// <summary>What an operator reads.</summary>
    public static string Describe(Exception fault) => $"{fault.GetType().Name}: {fault.Message}";
}
