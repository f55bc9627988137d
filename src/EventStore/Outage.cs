using Npgsql;

namespace MspEvents.EventStore;

/// <summary>Tells a database that is away, going away or short of something from one that refuses a statement.</summary>
static class Outage
{
    public static bool IsOutage(this NpgsqlException failure) => failure is not PostgresException { IsTransient: false } refusal
        || refusal.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.QueryCanceled;
}
