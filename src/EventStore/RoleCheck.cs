using Npgsql;

namespace MspEvents.EventStore;

/// <summary>Proves at start that row-level security binds the role in force; a store that is open by mistake does not start.</summary>
static class RoleCheck
{
    const string Facts =
        """
        select current_user::text,
               r.rolsuper,
               r.rolbypassrls,
               (select string_agg(c.oid::regclass::text, ', ')
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and n.nspname not like 'pg\_%' and c.relowner = r.oid),
               (select string_agg(c.oid::regclass::text, ', ')
                  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                 where c.relkind in ('r', 'p') and c.relpersistence <> 't' and c.relowner = to_regrole('msp_owner')
                   and not (c.relrowsecurity and c.relforcerowsecurity)),
               to_regclass('events.mt_events') is not null,
               current_setting('row_security')
          from pg_roles r
         where r.rolname = current_user
        """;

    public static async Task EnsureConfinedAsync(NpgsqlDataSource source, StoreRole role, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand(Facts);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            Require(reader.GetString(0) == role.Name(), role, $"the connection is in role {reader.GetString(0)}");
            Require(!reader.GetBoolean(1), role, "it is a superuser, whom row-level security does not bind: alter role ... nosuperuser");
            Require(!reader.GetBoolean(2), role, "it has BYPASSRLS: alter role ... nobypassrls");
            Require(role == StoreRole.Owner || reader.IsDBNull(3), role, $"it owns {Text(reader, 3)}: tables belong to msp_owner");
            Require(reader.IsDBNull(4), role, $"row-level security is not forced on {Text(reader, 4)}: select events.protect(...)");
            Require(reader.GetBoolean(5), role, "schema events is not there: run the migrations first");
            Require(reader.GetString(6) == "on", role, "row_security is off for this login");
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidParameterValue or PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidOperationException(
                $"The login cannot act as {role.Name()} ({refused.MessageText}). Let an administrator run: grant {role.Name()} to <the login>;", refused);
        }
    }

    static void Require(bool holds, StoreRole role, string fault)
    {
        if (!holds)
            throw new InvalidOperationException($"The store is not safe to use as {role.Name()}: {fault}.");
    }

    static string Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);
}
