using Npgsql;

namespace MspEvents.EventStore;

/// <summary>The connection string of a role, made from the configured one.</summary>
static class ConnectionStrings
{
    /// <summary>The role comes with the start of the session: a pool's reset returns to it, where it would undo a SET ROLE.</summary>
    public static NpgsqlConnectionStringBuilder InRole(this NpgsqlConnectionStringBuilder builder, StoreRole role, string? more = null)
    {
        builder.Options = $"{builder.Options} -c role={role.Name()} {more}".Trim();
        return builder;
    }
}
