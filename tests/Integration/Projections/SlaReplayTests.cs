using System.Text.Json;
using MspEvents.Domain;
using MspEvents.Domain.Json;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

public sealed class SlaReplayTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task A_replay_of_any_position_says_what_the_rows_said_there(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var history = new GeneratedHistory(seed);
        var events = history.Generate(300);
        var answers = new List<(Guid Contract, long Position, Instant JudgedAt, string Answer)>();
        var random = new Random(seed);
        foreach (var burst in events.Chunk(40))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
            var judgedAt = burst[^1].Event.OccurredAt + Duration.FromHours(random.Next(0, 400));
            foreach (var contract in history.Contracts)
                answers.Add(await LiveAsync(world, contract, judgedAt));
        }

        answers.ShouldContain(answer => answer.Answer.Contains("\"frozen\":[{", StringComparison.Ordinal));
        var replay = new SlaReplay(world.Sources, world.Reader, world.Freshness);
        foreach (var (contract, position, judgedAt, answer) in answers)
            Text(await replay.ReadAsync(world.Tenant, contract, position, null, judgedAt, Cancellation)).ShouldBe(answer, $"at {position}, judged at {judgedAt}");
    }

    [Fact]
    public async Task A_month_stays_as_reported_after_a_late_fact()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var (client, contract, ticket) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var opened = Instant.FromUtc(2026, 3, 2, 8, 0);
        await world.AppendAsync(contract, Contracts.Signed(client, contract, 60));
        await world.AppendAsync(ticket, Contracts.Opened(client, contract, opened));
        var report = await world.AppendAsync(contract, new ReportDelivered("monthly", new(2026, 3))
        {
            OccurredAt = Instant.FromUtc(2026, 4, 2, 8, 0),
            ClientId = client,
            ContractId = contract,
        });
        // Told after the report: it was resolved in time after all.
        await world.AppendAsync(ticket, new TicketResolved("restarted", null, null) { OccurredAt = opened + Duration.FromMinutes(20), ClientId = client, ContractId = contract });
        await world.CatchUpAsync();

        await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
        var freshness = await world.Freshness.ReadAsync(session, SlaClockRows.Projection, Cancellation);
        var record = await new SlaRecords(world.Reader).ReadAsync(session, freshness, contract, Instant.FromUtc(2026, 5, 1, 0, 0), Cancellation);
        var march = SlaLedger.Of(record, new(2026, 3), new(2026, 3)).ShouldHaveSingleItem();
        record.Frozen[report].Lines.ShouldHaveSingleItem().Missed.ShouldBe(1);
        march.Lines.ShouldHaveSingleItem().Missed.ShouldBe(1);
        march.Drift.ShouldNotBeNull().Lines.ShouldHaveSingleItem().Met.ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_as_of_an_instant_leaves_out_what_had_not_occurred()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var history = new GeneratedHistory(24);
        await world.AppendAsync(history.Generate(120));
        await world.CatchUpAsync();
        var asOf = Instant.FromUtc(2026, 1, 10, 0, 0);
        var record = await new SlaReplay(world.Sources, world.Reader, world.Freshness)
            .ReadAsync(world.Tenant, history.Contracts[0], 120, asOf, asOf, Cancellation);
        record.ContractFacts.ShouldAllBe(fact => fact.Event.OccurredAt <= asOf);
        record.Clocks.ShouldNotBeEmpty();
        record.Clocks.ShouldAllBe(clock => clock.StartedAt <= asOf);
    }

    [Fact]
    public async Task A_clock_read_from_its_row_is_judged_as_the_clock_itself()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var history = new GeneratedHistory(25);
        await world.AppendAsync(history.Generate(250));
        await world.CatchUpAsync();
        var judgedAt = Instant.FromUtc(2026, 2, 10, 10, 30);

        await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
        var rows = new SlaClockRows(1);
        await using var command = new Npgsql.NpgsqlCommand(
            $"""
             select {SlaClockRows.Columns("c")}, analytics.sla_verdict($2, c.due_at, c.due_once_resumed, c.stopped_at, c.cancelled_at, c.is_paused, c.paused_until)
             from {rows.Table} c where tenant_id = $1 and {SlaClockRows.CountsFor("c", "$2")}
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new Npgsql.NpgsqlParameter<string> { TypedValue = world.Tenant });
        command.Parameters.Add(new Npgsql.NpgsqlParameter<DateTime> { TypedValue = judgedAt.ToDateTimeUtc() });
        var fromRows = (await rows.ReadAsync(session, command, Cancellation)).ToDictionary(view => (view.TicketId, view.Clock.Metric, view.Clock.Cycle));

        var verdicts = 0;
        foreach (var tickets in fromRows.Values.GroupBy(view => view.ContractId, view => view.TicketId))
        {
            var terms = ContractTerms.Of(await FactsAsync(tickets.Key));
            foreach (var ticket in tickets.Distinct())
            {
                foreach (var clock in SlaClocks.Of(await FactsAsync(ticket), terms, judgedAt))
                {
                    fromRows[(ticket, clock.Metric, clock.Cycle)].Clock.Judge(judgedAt).ShouldBe(clock.Judge(judgedAt));
                    verdicts++;
                }
            }
        }

        verdicts.ShouldBeGreaterThan(30);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
        {
            var view = fromRows[(reader.GetGuid(0), Enum.Parse<ServiceMetric>(reader.GetString(7), true), reader.GetInt32(8))];
            reader.GetString(reader.FieldCount - 1).ShouldBe(view.Clock.Judge(judgedAt).Verdict.ToString().ToLowerInvariant());
        }

        async Task<List<Fact>> FactsAsync(Guid stream) => [.. (await world.ReadAsync(stream)).Select(StreamFacts.AsFact)];
    }

    static async Task<(Guid Contract, long Position, Instant JudgedAt, string Answer)> LiveAsync(ProjectionWorld world, Guid contract, Instant judgedAt)
    {
        await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
        var freshness = await world.Freshness.ReadAsync(session, SlaClockRows.Projection, Cancellation);
        return (contract, freshness.Position, judgedAt, Text(await new SlaRecords(world.Reader).ReadAsync(session, freshness, contract, judgedAt, Cancellation)));
    }

    /// <summary>Everything a record says and all that its ledger makes of it.</summary>
    internal static string Text(SlaRecord record) => JsonSerializer.Serialize(
        new
        {
            facts = record.ContractFacts.Select(fact => fact.Position),
            clocks = record.Clocks.Select(clock => clock.ToString()).Order(StringComparer.Ordinal),
            frozen = record.Frozen.OrderBy(month => month.Key).Select(month => new { at = month.Key, month = JsonSerializer.Serialize(month.Value, FiguresJson.Default.MonthFigures) }),
            months = SlaLedger.Of(record, new(2026, 1), new(2026, 6)).Select(Month),
        });

    static string Month(SlaMonth month) => JsonSerializer.Serialize(month, LedgerJson);

    static readonly JsonSerializerOptions LedgerJson = new() { Converters = { new YearMonthConverter(), new InstantConverter() } };
}
