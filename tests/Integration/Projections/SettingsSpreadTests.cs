using System.Text.Json;
using MspEvents.Api.Queries;
using MspEvents.Api.Satisfaction;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>New thresholds in the middle of histories: what rows, rebuilds and replays make of them.</summary>
public sealed class SettingsSpreadTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Rows_live_through_new_thresholds_are_those_of_a_rebuild(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 60, SliceSize = 2 });
        var random = new Random(seed);
        foreach (var burst in Histories(seed, 3, 120).Chunk(random.Next(5, 20)))
        {
            await world.AppendAsync(burst);
            if (random.Next(2) == 0)
                await world.AppendAsync(TenantSettings.IdOf(world.Tenant), Change(random) with { OccurredAt = burst[^1].Event.OccurredAt });
            if (random.Next(3) > 0)
                await world.CatchUpAsync();
        }

        await world.CatchUpAsync();
        (await world.ReadAsync(TenantSettings.IdOf(world.Tenant))).Count.ShouldBeGreaterThan(5);
        foreach (var projection in new[] { SatisfactionRows.Projection, StreamIndexProjection.IndexName })
        {
            var comparison = await world.Operations.CompareAsync(world.Tenant, projection, Cancellation);
            comparison.Position.ShouldBe((await world.ProgressAsync(projection)).Head);
            comparison.Equal.ShouldBeTrue(string.Join("; ", comparison.Tables));
            comparison.Tables[0].LiveRows.ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_replay_of_every_position_around_new_thresholds_gives_the_bytes_that_the_rows_gave_there(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { SliceSize = 2 });
        var random = new Random(seed);
        var histories = Histories(seed, 2, 90);
        var clients = histories.Select(told => told.Event.ClientId).Distinct().ToList();
        await world.AppendAsync(histories.Take(120));
        var answers = new List<(Guid Client, long Position, SatisfactionPeriod Period, string Answer)>();
        foreach (var (told, index) in histories.Skip(120).Take(30).Select((told, index) => (told, index)))
        {
            await world.AppendAsync(told.Stream, told.Event);
            await TellAsync();
            if (index % 5 != 2)
                continue;
            await world.AppendAsync(TenantSettings.IdOf(world.Tenant), Change(random) with { OccurredAt = told.Event.OccurredAt });
            await TellAsync();
        }

        var replay = new SatisfactionReplay(world.Sources, world.Reader, world.Freshness, new(world.Sources, world.Reader, world.Freshness));
        foreach (var (client, position, period, answer) in answers)
        {
            var record = (await replay.ReadAsync(world.Tenant, client, position, null, period, Cancellation)).ShouldNotBeNull();
            Text(client, record, position, period).ShouldBe(answer, $"at {position}");
        }

        async Task TellAsync()
        {
            await world.CatchUpAsync();
            foreach (var client in clients)
                answers.Add(await LiveAsync(world, client, new(null, null, Instant.FromUtc(2026, 12, 1, 0, 0))));
        }
    }

    [Fact]
    public async Task New_thresholds_reach_every_client_in_slices_and_go_on_after_a_crash()
    {
        var satisfaction = new CrashingSatisfaction();
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { SliceSize = 3 }, new ProjectionSet(satisfaction));
        var (clients, begin) = (Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToList(), Instant.FromUtc(2026, 3, 1, 12, 0));
        foreach (var client in clients)
        {
            await world.AppendAsync(client, new ClientOnboarded("Example Works", "UTC", null, false) { ClientId = client, OccurredAt = begin });
            await world.AppendAsync(
                Guid.CreateVersion7(),
                new InitiativePlanned { ClientId = client, Title = "Better", Kind = InitiativeKind.Intractable, ExpectedValue = "less", Validity = "because", OccurredAt = begin },
                new InitiativeStarted { ClientId = client, OccurredAt = begin });
        }

        await world.CatchUpAsync();
        (await WarnedAsync()).ShouldBe([(40, 8)]);
        var set = await world.AppendAsync(
            TenantSettings.IdOf(world.Tenant), new SatisfactionThresholdsSet(new() { IntractablePoints = 90 }, "It hurts most") { OccurredAt = begin });

        satisfaction.CrashAtSlice(3);
        await Should.ThrowAsync<NpgsqlException>(world.CatchUpAsync());
        var interrupted = await world.ProgressAsync(SatisfactionRows.Projection);
        (interrupted.Position, interrupted.SpreadTo).ShouldBe((set - 1, clients.Order().ElementAt(5)));
        (await WarnedAsync()).ShouldBe([(40, 2), (100, 6)]);
        await using (var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation))
            (await world.Freshness.ReadAsync(session, SatisfactionRows.Projection, Cancellation)).Spreading.ShouldBeTrue();

        await world.CatchUpAsync();
        var done = await world.ProgressAsync(SatisfactionRows.Projection);
        (done.Position, done.SpreadTo).ShouldBe((set, null));
        (await WarnedAsync()).ShouldBe([(100, 8)]);

        // What silence alone comes to in the end.
        async Task<IReadOnlyList<(int Score, int Clients)>> WarnedAsync() =>
            [.. (await world.QueryAsync<int>("select warning_score from views.views_attention_v1 where tenant_id = $1 and valid_until is null"))
                .GroupBy(score => score).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];
    }

    [Fact]
    public async Task New_thresholds_of_attention_move_only_what_open_tickets_wait_for()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { SliceSize = 4 });
        var (client, contract, moment) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Instant.FromUtc(2026, 3, 2, 8, 0));
        await world.AppendAsync(contract, Contracts.Signed(client, contract, 60));
        for (var number = 0; number < 11; number++)
            await world.AppendAsync(Guid.CreateVersion7(), Contracts.Opened(client, contract, moment));
        var review = Guid.CreateVersion7();
        await world.AppendAsync(review, new ReviewScheduled(ReviewKind.Monthly, moment, []) { OccurredAt = moment, ClientId = client, ContractId = contract });
        await world.CatchUpAsync();
        (await DueAsync()).ShouldBe(["ageing 30 days 11", "review 00:00:00 1", "silent 5 days 11", "unowned 00:30:00 11"]);

        await world.AppendAsync(
            TenantSettings.IdOf(world.Tenant), new AttentionThresholdsSet(new() { UnownedMinutes = 15, SilentDays = 3 }, "sooner") { OccurredAt = moment });
        await world.CatchUpAsync();
        (await DueAsync()).ShouldBe(["ageing 30 days 11", "review 00:00:00 1", "silent 3 days 11", "unowned 00:15:00 11"]);
        (await world.Operations.CompareAsync(world.Tenant, SatisfactionRows.Projection, Cancellation)).Equal.ShouldBeTrue();

        Task<IReadOnlyList<string>> DueAsync() => world.QueryAsync<string>(
            "select concat_ws(' ', kind, due_at - since, count(*)) from views.views_attention_v1 where tenant_id = $1 group by kind, due_at - since order by kind");
    }

    [Fact]
    public async Task The_status_of_scope_is_replayed_by_the_thresholds_known_then()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var (random, history) = (new Random(61), new GeneratedScope(61));
        var told = new List<(Guid Contract, long Position, Instant JudgedAt, string Status)>();
        foreach (var burst in history.Generate(200).Chunk(10))
        {
            await world.AppendAsync(burst);
            var warning = random.Next(1, 60);
            var set = new ScopeThresholdsSet(new() { WarningAbovePercent = warning, CriticalAbovePercent = warning + random.Next(1, 60) }, "r");
            await world.AppendAsync(TenantSettings.IdOf(world.Tenant), set with { OccurredAt = burst[^1].Event.OccurredAt });
            await world.CatchUpAsync();
            await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
            var freshness = await world.Freshness.ReadAsync(session, ScopeProjection.ProjectionName, Cancellation);
            foreach (var contract in history.Contracts)
            {
                var judgedAt = burst[^1].Event.OccurredAt;
                told.Add((contract, freshness.Position, judgedAt, Status(await new ScopeRecords(world.Reader).ReadAsync(session, freshness, contract, judgedAt, Cancellation))));
            }
        }

        told.Select(answer => answer.Status.Split(' ')[0]).Distinct().Count().ShouldBeGreaterThan(1);
        var replay = new ScopeReplay(world.Sources, world.Reader, world.Freshness);
        foreach (var (contract, position, judgedAt, status) in told)
            Status(await replay.ReadAsync(world.Tenant, contract, position, null, judgedAt, Cancellation)).ShouldBe(status, $"at {position}");

        static string Status(ScopeRecord record)
        {
            var totals = new ScopeLedger(record).Totals();
            return $"{totals.Status} {totals.Thresholds}";
        }
    }

    /// <summary>Relationships of several clients, told by turns.</summary>
    static List<(Guid Stream, DomainEvent Event)> Histories(int seed, int clients, int events) =>
    [
        .. Enumerable.Range(0, clients).SelectMany(client => new SatisfactionHistory((seed * 100) + client).Generate(events).Select((told, index) => (told, index)))
            .OrderBy(told => told.index).Select(told => told.told),
    ];

    static SettingsEvent Change(Random random) => random.Next(6) switch
    {
        0 => new SatisfactionThresholdsSet(new() { SlopeWindowDays = random.Next(1, 60), MemoryDays = random.Next(1, 90) }, "r"),
        1 => new SatisfactionThresholdsSet(new() { TurningSlope = random.Next(3, 9), FewestAnswers = random.Next(1, 6), DwellDays = random.Next(0, 12) }, "r"),
        2 => new SatisfactionThresholdsSet(new() { Watch = random.Next(5, 40), FrictionPoints = random.Next(0, 60), ContactDays = random.Next(1, 40) }, "r"),
        3 => new SatisfactionThresholdsSet(new() { FewestForWatermelon = random.Next(2, 9), ProcessTail = random.Next(0, 60), ReviewDays = random.Next(1, 60) }, "r"),
        4 => new AttentionThresholdsSet(new() { SilentDays = random.Next(1, 20), WarningsFrom = (WarningLevel)random.Next(1, 4) }, "r"),
        _ => new AttentionThresholdsSet(new() { UnownedMinutes = random.Next(1, 600), AgeingDays = random.Next(1, 60), ReportDays = random.Next(1, 30) }, "r"),
    };

    static async Task<(Guid Client, long Position, SatisfactionPeriod Period, string Answer)> LiveAsync(ProjectionWorld world, Guid client, SatisfactionPeriod period)
    {
        await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
        var satisfaction = await world.Freshness.ReadAsync(session, SatisfactionRows.Projection, Cancellation);
        var sla = await world.Freshness.ReadAsync(session, SlaClockRows.Projection, Cancellation);
        var records = new SatisfactionRecords(new(world.Reader), world.Reader);
        var record = (await records.ReadAsync(session, satisfaction, sla, client, period, Cancellation)).ShouldNotBeNull();
        return (client, satisfaction.Position, period, Text(client, record, satisfaction.Position, period));
    }

    static string Text(Guid client, SatisfactionRecord record, long position, SatisfactionPeriod period) =>
        JsonSerializer.Serialize(SatisfactionAnswer.Of(client, record, position, period.JudgedAt), AnswerJson.Default.SatisfactionAnswer);

    /// <summary>Rows whose slice breaks once, as if the process had died in it.</summary>
    sealed class CrashingSatisfaction : SatisfactionProjection
    {
        int left = int.MaxValue;

        public void CrashAtSlice(int slice) => left = slice;

        internal override async Task AfterSliceAsync(ProjectionPage page, IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
        {
            await base.AfterSliceAsync(page, keys, cancellationToken);
            if (--left == 0)
                throw new NpgsqlException("The connection was lost.");
        }
    }
}
