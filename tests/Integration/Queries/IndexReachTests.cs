using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using MspEvents.Api.Conventions;
using MspEvents.Api.Lists;
using MspEvents.Api.Sla;
using MspEvents.EventStore;
using MspEvents.Projections;
using MspEvents.Tests.Integration.EventStore;
using NodaTime;
using Npgsql;

namespace MspEvents.Tests.Integration.Queries;

/// <summary>What every answer reads stays small on a long log: row-level security keeps a condition from an index that is not of leakproof operators alone.</summary>
public sealed class IndexReachTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    const int Length = 2000;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lists => [.. Definitions.Keys];

    // A group of the interactions has no rows of its own to look up: it is counted anew.
    static Dictionary<string, ListDefinition> Definitions { get; } = typeof(ListDefinition).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
        .Where(field => field.FieldType == typeof(ListDefinition))
        .Select(field => (ListDefinition)field.GetValue(null)!)
        .Append(ClockList.Definition(new ClockItems(new BreachHistories())))
        .Where(list => list.GroupBy is null)
        .ToDictionary(list => list.Name);

    [Fact]
    public async Task The_age_of_rows_takes_one_event_of_the_log()
    {
        await LengthenAsync("aged");
        await using var session = await database.Sources.BeginSnapshotAsync(StoreRole.Api, "aged", Cancellation);
        using var signalled = Engine();

        var fresh = await new ProjectionFreshness(database.Sources, ProjectionSet.OfProduct(), signalled, TimeProvider.System)
            .ReadAsync(session, "tickets", Cancellation);

        fresh.DataAgeSeconds.ShouldBeGreaterThan(0);
        (await EventsReadAsync(session)).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_moment_is_found_in_the_log_by_halving_it()
    {
        await LengthenAsync("halved");
        await using var session = await database.Sources.BeginSnapshotAsync(StoreRole.Api, "halved", Cancellation);

        var position = await new EventReader(Notes.Catalogue)
            .PositionAtAsync(session, new DateTimeOffset(2026, 1, 1, 0, 20, 34, TimeSpan.Zero), Cancellation);

        position.ShouldBe(1234);
        (await EventsReadAsync(session)).ShouldBeLessThan(40);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_page_of_a_kept_order_reaches_its_rows_by_their_keys(string name)
    {
        var list = Definitions[name];
        await FillAsync($"{list.Table}_v1");
        await using var session = await database.Sources.BeginSnapshotAsync(StoreRole.Api, "default", Cancellation);
        var faults = new List<FieldError>();
        var statement = new ListStatement(ListRequest.Parse(list, new QueryCollection(), faults), "default", 1, Instant.FromUtc(2099, 1, 1, 0, 0));
        await using var command = statement.ByKeys(["0198a1c0-b724-7e32-8d5e-778899aabbcc/0198a1c0-b724-7e32-8d5e-778899aabbcc/1"]);

        var plan = await PlanAsync(session, command);

        faults.ShouldBeEmpty();
        plan.Split('\n').Where(line => line.Contains("Index Cond") && line.Contains("tenant_id")).ShouldContain(line => line.Contains("= kept.part"), plan);
    }

    // Rows of no meaning, as many as make a difference: the planner looks at their number.
    Task FillAsync(string table) => database.Database.ExecuteAsync(
        $$"""
          do $fill$
          declare
              names text;
              fillings text;
          begin
              select string_agg(quote_ident(column_name), ', '), string_agg(
                  case when column_name = 'tenant_id' then '''default'''
                       when data_type = 'uuid' then 'gen_random_uuid()'
                       when data_type in ('ARRAY', 'jsonb') then '''{}'''
                       when data_type = 'boolean' then 'false'
                       when data_type = 'timestamp with time zone' then 'now()'
                       when data_type = 'date' then 'current_date'
                       when data_type = 'text' then 'n::text'
                       else 'n' end, ', ')
              into names, fillings
              from information_schema.columns where table_schema = 'views' and table_name = '{{table}}' and (is_nullable = 'NO' or column_name = 'due_at');
              execute format('insert into views.{{table}} (%s) select %s from generate_series(1, {{Length}}) n', names, fillings);
          end
          $fill$;
          analyze views.{{table}};
          """,
        Cancellation);

    ProjectionEngine Engine() => new(
        database.Sources,
        new EventReader(Notes.Catalogue),
        ProjectionSet.OfProduct(),
        new LogSignal(database.Sources, TimeProvider.System),
        new EngineOptions(),
        TimeProvider.System,
        NullLogger<ProjectionEngine>.Instance);

    Task LengthenAsync(string tenant) => database.Database.ExecuteAsync(
        $"""
         insert into events.tenants (tenant_id, secret) values ('{tenant}', '');
         insert into events.tenant_positions (tenant_id, last_seq_id, last_recorded_at) values ('{tenant}', {Length}, '2026-01-01T02:00:00Z');
         insert into events.mt_events (tenant_id, seq_id, id, stream_id, version, data, type, timestamp)
         select '{tenant}', n, gen_random_uuid(), gen_random_uuid(), 1, '{"{}"}', 'note', '2026-01-01T00:00:00Z'::timestamptz + make_interval(secs => n)
         from generate_series(1, {Length}) n;
         analyze events.mt_events;
         """,
        Cancellation);

    static async Task<long> EventsReadAsync(TenantSession session)
    {
        await using var command = new NpgsqlCommand(
            "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where schemaname = 'events' and relname = 'mt_events'",
            session.Connection,
            session.Transaction);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    static async Task<string> PlanAsync(TenantSession session, NpgsqlCommand command)
    {
        (command.Connection, command.Transaction, command.CommandText) = (session.Connection, session.Transaction, $"explain (costs off) {command.CommandText}");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation))
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
