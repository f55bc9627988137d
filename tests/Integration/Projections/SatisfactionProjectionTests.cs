using System.Text.Json;
using MspEvents.Api.Queries;
using MspEvents.Api.Satisfaction;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

public sealed class SatisfactionProjectionTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly SatisfactionSettings Settings = SatisfactionSettings.Default;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_rebuild_gives_the_rows_that_live_work_gave(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 120 });
        var random = new Random(seed);
        foreach (var burst in new SatisfactionHistory(seed).Generate(300).Chunk(random.Next(1, 30)))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
        }

        var comparison = await world.Operations.CompareAsync(world.Tenant, SatisfactionRows.Projection, Cancellation);
        comparison.Position.ShouldBe((await world.ProgressAsync(SatisfactionRows.Projection)).Head);
        comparison.Equal.ShouldBeTrue(string.Join("; ", comparison.Tables));
        comparison.Tables.ShouldAllBe(table => table.LiveRows > 0);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_days_are_those_of_the_grid_over_all_that_is_known(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var history = new SatisfactionHistory(seed);
        foreach (var burst in history.Generate(200).Chunk(9))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
        }

        await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
        var rows = new SatisfactionRows(session, 1, history.Client, Settings);
        var calendar = (await rows.CalendarAsync(Cancellation)).ShouldNotBeNull();
        calendar.DayZero.ShouldBe(new(2026, 1, 2));
        var last = (await rows.LastDayAsync(Cancellation)).ShouldNotBeNull();
        var expected = SatisfactionGrid.Of(calendar.Number(await rows.EvidenceAsync(null, Cancellation)), last, Settings);
        Told(await rows.DaysAsync(0, last, Cancellation)).ShouldBe(Told(expected));
    }

    [Fact]
    public async Task Order_of_recording_makes_no_difference_and_what_was_taken_back_never_was()
    {
        var events = new SatisfactionHistory(6).Generate(150);
        var retracted = events.Where(told => told.Event is FeedbackRetracted).Select(told => told.Stream).ToHashSet();
        retracted.ShouldNotBeEmpty();
        await using var one = await ProjectionWorld.CreateAsync(database);
        await using var other = await ProjectionWorld.CreateAsync(database);
        foreach (var burst in events.Chunk(7))
        {
            await one.AppendAsync(burst);
            await one.CatchUpAsync();
        }

        // Streams in any order, each of them in its own.
        var random = new Random(6);
        var shuffled = events.Where(told => !retracted.Contains(told.Stream)).GroupBy(told => told.Stream).OrderBy(_ => random.Next()).SelectMany(stream => stream);
        await other.AppendAsync(shuffled);
        await other.CatchUpAsync();

        (await DaysAsync(one)).ShouldBe(await DaysAsync(other));

        static async Task<string> DaysAsync(ProjectionWorld world) => string.Join('\n', await world.QueryAsync<string>(
            "select to_jsonb(t) - 'tenant_id' #>> '{}' from views.views_satisfaction_days_v1 t where tenant_id = $1 order by day"));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_replay_of_any_position_gives_the_bytes_that_the_rows_gave_there(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var history = new SatisfactionHistory(seed);
        var answers = new List<(long Position, SatisfactionPeriod Period, string Answer)>();
        var random = new Random(seed);
        foreach (var burst in history.Generate(200).Chunk(25))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
            var judgedAt = burst[^1].Event.OccurredAt + Duration.FromDays(random.Next(0, 90));
            LocalDate? from = random.Next(2) == 0 ? null : new(2026, 1, 1 + random.Next(30));
            LocalDate? to = random.Next(2) == 0 ? null : new(2026, 2, 1 + random.Next(28));
            answers.Add(await LiveAsync(world, history.Client, new(from, to, judgedAt)));
        }

        answers.ShouldContain(answer => answer.Answer.Contains("\"verdict\":\"aligned\"", StringComparison.Ordinal));
        var replay = new SatisfactionReplay(world.Sources, world.Reader, world.Freshness, new(world.Sources, world.Reader, world.Freshness));
        foreach (var (position, period, answer) in answers)
        {
            var record = (await replay.ReadAsync(world.Tenant, history.Client, position, null, period, Cancellation)).ShouldNotBeNull();
            Text(history.Client, record, position, period).ShouldBe(answer, $"at {position}, {period}");
        }
    }

    [Fact]
    public async Task A_warning_comes_up_with_time_alone_and_says_since_when()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var (client, begin) = (Guid.CreateVersion7(), Instant.FromUtc(2026, 3, 1, 12, 0));
        await world.AppendAsync(client, new ClientOnboarded("Example Works", "UTC", null, false) { ClientId = client, OccurredAt = begin });
        foreach (var kind in new[] { InitiativeKind.Process, InitiativeKind.Security })
        {
            await world.AppendAsync(
                Guid.CreateVersion7(),
                new InitiativePlanned { ClientId = client, Title = "Better", Kind = kind, ExpectedValue = "less", Validity = "because", OccurredAt = begin },
                new InitiativeStarted { ClientId = client, OccurredAt = begin });
        }

        await world.CatchUpAsync();
        (await world.QueryAsync<string>(
            """
            select concat_ws(' ', warning_score, warning_level, since::date, due_at::date, valid_from::date, valid_until::date)
            from views.views_attention_v1 where tenant_id = $1 order by due_at
            """))
            .ShouldBe(["40 watch 2026-04-06 2026-04-06 2026-04-06"]);
    }

    static async Task<(long Position, SatisfactionPeriod Period, string Answer)> LiveAsync(ProjectionWorld world, Guid client, SatisfactionPeriod period)
    {
        await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
        var satisfaction = await world.Freshness.ReadAsync(session, SatisfactionRows.Projection, Cancellation);
        var sla = await world.Freshness.ReadAsync(session, SlaClockRows.Projection, Cancellation);
        var records = new SatisfactionRecords(new(world.Reader), world.Reader);
        var record = (await records.ReadAsync(session, satisfaction, sla, client, period, Cancellation)).ShouldNotBeNull();
        return (satisfaction.Position, period, Text(client, record, satisfaction.Position, period));
    }

    static string Text(Guid client, SatisfactionRecord record, long position, SatisfactionPeriod period) => JsonSerializer.Serialize(
        SatisfactionAnswer.Of(client, record, position, period.JudgedAt), AnswerJson.Default.SatisfactionAnswer);

    static string Told(IEnumerable<SatisfactionDay> days) => string.Join('\n', days.Select(day =>
        $"{day.Day} {day.Sums.Weighted:R} {day.Sums.Weight:R} {day.Slope:R} {day.Direction} {day.FlatDays} {string.Join(',', day.ActiveKinds)} "
        + $"{day.Rule} {day.Acceptance} {string.Join(',', day.Warning.Parts)}"));
}
