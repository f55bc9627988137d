using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Tests.Benchmarks;

/// <summary>The floor of appending: tables with the columns and keys of the log, and nothing around them.</summary>
sealed class BareLog(NpgsqlDataSource source)
{
    const string Insert =
        """
        insert into bare.events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type, user_name)
        values (nextval('bare.positions'), $1, $2, $3, $4, $5, $6, $7, $8)
        """;

    /// <summary>Makes the tables; numbers come from a sequence.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            """
            create schema bare;
            create table bare.streams (like events.mt_streams including all);
            create table bare.events (like events.mt_events including all);
            create sequence bare.positions;
            """);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Opens a writer's own connection with the statement prepared.</summary>
    public async Task<BareWriter> OpenWriterAsync(string type, string data, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        var command = new NpgsqlCommand(Insert, connection);
        var id = new NpgsqlParameter<Guid>();
        var version = new NpgsqlParameter<long>();
        command.Parameters.Add(id);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(version);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = data, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = type });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = BenchmarkServer.Tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "Namespace.Type, Assembly" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "benchmark" });
        await command.PrepareAsync(cancellation);
        return new BareWriter(connection, command, id, version);
    }
}
