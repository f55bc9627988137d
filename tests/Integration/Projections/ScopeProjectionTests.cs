using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;

namespace MspEvents.Tests.Integration.Projections;

public sealed class ScopeProjectionTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly JsonSerializerOptions Readable = new() { IncludeFields = true, Converters = { new YearMonthConverter(), new InstantConverter() } };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public async Task A_replay_of_any_position_says_what_the_rows_said_there(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { SliceSize = 3 });
        var history = new GeneratedScope(seed);
        var answers = new List<(Guid Contract, long Position, Instant JudgedAt, string Answer)>();
        foreach (var burst in history.Generate(300).Chunk(23))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
            foreach (var contract in history.Contracts)
                answers.Add(await LiveAsync(world, contract, burst[^1].Event.OccurredAt));
        }

        answers.ShouldContain(answer => answer.Answer.Contains("\"Ratified\":", StringComparison.Ordinal));
        var replay = new ScopeReplay(world.Sources, world.Reader, world.Freshness);
        foreach (var (contract, position, judgedAt, answer) in answers)
            Text(await replay.ReadAsync(world.Tenant, contract, position, null, judgedAt, Cancellation)).ShouldBe(answer, $"at {position}");
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    public async Task A_rebuild_gives_the_rows_that_live_work_gave_and_the_rows_have_the_coverage_of_the_ledger(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 50, SliceSize = 2 });
        var (random, history) = (new Random(seed), new GeneratedScope(seed));
        foreach (var burst in history.Generate(350).Chunk(random.Next(1, 25)))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
        }

        var comparison = await world.Operations.CompareAsync(world.Tenant, "scope", Cancellation);
        comparison.Equal.ShouldBeTrue(string.Join("; ", comparison.Tables));
        comparison.Tables.ShouldAllBe(table => table.LiveRows > 0);

        foreach (var contract in history.Contracts)
        {
            var record = await RecordAsync(world, contract, Instant.FromUtc(2027, 1, 1, 0, 0));
            var effort = new ScopeLedger(record).Totals().Effort;
            var rows = await world.QueryAsync<string>(
                $"select coverage || ' ' || sum(minutes) from views.views_scope_work_v1 where tenant_id = $1 and contract_id = '{contract}' group by coverage");
            new[] { ("inScope", effort.InScope), ("approved", effort.Approved), ("ratified", effort.Ratified), ("unapproved", effort.Unapproved) }
                .Where(line => line.Item2 > 0).Select(line => $"{line.Item1} {line.Item2}").ShouldBe(rows, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task An_approval_told_late_reaches_every_stream_that_worked_on_the_change_in_slices()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { SliceSize = 4 });
        var (client, contract, change) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var moment = Instant.FromUtc(2026, 3, 2, 8, 0);
        await world.AppendAsync(contract, Contracts.Signed(client, contract, 60));
        await world.AppendAsync(change, Under(new ChangeRaised("More", "Needed", null, new("Ada Example", "lead", Organisation.Client), ChangeKind.Addition, null, null)));
        for (var number = 0; number < 11; number++)
        {
            var ticket = Guid.CreateVersion7();
            await world.AppendAsync(ticket, Contracts.Opened(client, contract, moment));
            await world.AppendAsync(ticket, Under(new WorkLogged(new()
            {
                WorkId = Guid.NewGuid(),
                Minutes = 10,
                Who = "Pavel Ruiz",
                ChangeRequestId = change,
                StartedAt = moment + Duration.FromHours(number),
            })));
        }

        await world.CatchUpAsync();
        (await CoverageAsync()).ShouldBe(["unapproved 11"]);

        await world.AppendAsync(change, Under(new ChangeApproved(new("Lene Example", Organisation.Client), new([], [], []), new(2026, 3, 2), null)) with
        {
            OccurredAt = moment + Duration.FromHours(5),
        });
        await world.CatchUpAsync();

        (await CoverageAsync()).ShouldBe(["approved 6", "ratified 5"]);

        TEvent Under<TEvent>(TEvent @event)
            where TEvent : DomainEvent => @event with { OccurredAt = moment, ClientId = client, ContractId = contract };

        Task<IReadOnlyList<string>> CoverageAsync() =>
            world.QueryAsync<string>("select coverage || ' ' || count(*) from views.views_scope_work_v1 where tenant_id = $1 group by coverage order by 1");
    }

    [Fact]
    public async Task An_analyst_reads_what_each_month_added_and_it_is_what_the_ledger_says()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var history = new GeneratedScope(51);
        await world.AppendAsync(history.Generate(250));
        await world.CatchUpAsync();
        await using var analyst = await Analyst.LogInAsync(database.Database, world.Tenant, Cancellation);
        foreach (var contract in history.Contracts)
        {
            var ledger = new ScopeLedger(await RecordAsync(world, contract, SystemNow()));
            await using var command = new NpgsqlCommand(
                """
                select month, effort_growth, effort_descoped, cost_in_scope, cost_approved, cost_ratified, cost_unapproved,
                       cost_net_creep_percent, cost_baseline_v0, unrated_minutes
                from analytics.scope_months where contract_id = $1 order by month
                """, analyst.Connection);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = contract });
            var months = 0;
            await using var row = await command.ExecuteReaderAsync(Cancellation);
            while (await row.ReadAsync(Cancellation))
            {
                months++;
                var month = LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(0)).ToYearMonth();
                var told = ledger.Months(month, month)[0];
                (row.GetInt64(1), row.GetInt64(2)).ShouldBe((told.Effort.ApprovedGrowth, told.Effort.Descoped));
                (row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6))
                    .ShouldBe((told.Cost.InScope, told.Cost.Approved, told.Cost.Ratified, told.Cost.Unapproved));
                var net = ledger.Months(ledger.Span.First, month).Sum(before => before.Cost.ApprovedGrowth + before.Cost.Unapproved - before.Cost.Descoped);
                row.GetDecimal(7).ShouldBe(100m * net / row.GetInt64(8), 0.0001m);
                row.GetInt64(9).ShouldBe(told.UnratedMinutes);
            }

            months.ShouldBeGreaterThan(1);
        }

        static Instant SystemNow() => SystemClock.Instance.GetCurrentInstant();
    }

    static async Task<ScopeRecord> RecordAsync(ProjectionWorld world, Guid contract, Instant judgedAt)
    {
        await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
        var freshness = await world.Freshness.ReadAsync(session, ScopeProjection.ProjectionName, Cancellation);
        return await new ScopeRecords(world.Reader).ReadAsync(session, freshness, contract, judgedAt, Cancellation);
    }

    static async Task<(Guid Contract, long Position, Instant JudgedAt, string Answer)> LiveAsync(ProjectionWorld world, Guid contract, Instant judgedAt) =>
        (contract, (await world.ProgressAsync("scope")).Position, judgedAt, Text(await RecordAsync(world, contract, judgedAt)));

    /// <summary>All that a ledger makes of a record.</summary>
    static string Text(ScopeRecord record)
    {
        var ledger = new ScopeLedger(record);
        return JsonSerializer.Serialize((ledger.Totals(), ledger.Timeline(0, int.MaxValue), ledger.Months(new(2025, 12), new(2026, 12))), Readable);
    }
}
