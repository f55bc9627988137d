using Npgsql;

namespace MspEvents.Tests.Integration.EventStore;

public sealed class LookUpPlanTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("select seq_id from events.mt_events where tenant_id = 'late' and id = '00000000-0000-0000-0000-000000000001'", "idx_mt_events_event_id")]
    [InlineData(
        "select seq_id from events.mt_events where tenant_id = 'late' and stream_id = '00000000-0000-0000-0000-000000000001' and version <= 9 order by version",
        "pk_mt_events_stream_and_version")]
    [InlineData(
        "select status from events.idempotency where tenant_id = 'late' and credential = 'key' and key = 'once'", "idempotency_pkey")]
    public async Task A_tenant_that_came_after_the_statistics_is_looked_up_by_the_index_that_fits(string sql, string index)
    {
        await database.Database.ExecuteAsync(
            """
            insert into events.tenants (tenant_id, secret) values ('early', '') on conflict do nothing;
            insert into events.mt_events (tenant_id, seq_id, id, stream_id, version, data, type)
            select 'early', n, gen_random_uuid(), gen_random_uuid(), 1, '{}', 'note' from generate_series(1, 5000) n on conflict do nothing;
            insert into events.idempotency (tenant_id, credential, key, request_hash, status)
            select 'early', 'key', n::text, '', 200 from generate_series(1, 5000) n on conflict do nothing;
            analyze events.mt_events, events.idempotency;
            """,
            Cancellation);

        (await PlanAsync(sql)).ShouldContain($"using {index} ");
    }

    async Task<string> PlanAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.Database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"explain (costs off) {sql}", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation))
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
