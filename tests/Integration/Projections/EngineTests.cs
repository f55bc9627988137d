using System.Collections.Concurrent;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;

namespace MspEvents.Tests.Integration.Projections;

public sealed class EngineTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_engines_at_once_project_each_event_exactly_once()
    {
        var counts = new CountingProjection();
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 7 }, new ProjectionSet(counts));
        using var other = world.NewEngine();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var engines = Task.WhenAll(world.Engine.RunAsync(stop.Token), other.RunAsync(stop.Token));
        await world.AppendAsync(GeneratedHistory.Of(11, 300));
        (await world.Freshness.WaitForAsync(world.Tenant, "counting", 300, TimeSpan.FromSeconds(60), Cancellation)).ShouldBe(WaitOutcome.Reached);
        await stop.CancelAsync();
        await engines;
        counts.Committed(world.Tenant, await PositionsAsync(world)).ShouldBe(Enumerable.Range(1, 300).Select(position => (long)position));
    }

    [Fact]
    public async Task What_a_crash_interrupts_is_done_once_by_whoever_comes_next()
    {
        var counts = new CountingProjection();
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 10 }, new ProjectionSet(counts));
        await world.AppendAsync(GeneratedHistory.Of(12, 60));
        counts.CrashAfter(25);
        await Should.ThrowAsync<NpgsqlException>(world.CatchUpAsync());
        (await world.ProgressAsync("counting")).Position.ShouldBe(20);
        using var next = world.NewEngine();
        await next.CatchUpAsync(world.Tenant, Cancellation);
        counts.Committed(world.Tenant, await PositionsAsync(world)).ShouldBe(Enumerable.Range(1, 60).Select(position => (long)position));
    }

    [Fact]
    public async Task A_poison_event_stops_its_projection_visibly_and_lets_the_others_go_on()
    {
        var counts = new CountingProjection();
        await using var world = await ProjectionWorld.CreateAsync(database, null, new ProjectionSet(counts, new ClientsProjection(), new TicketsProjection()));
        await world.AppendAsync(GeneratedHistory.Of(13, 120));
        counts.PoisonAt(77);
        await world.CatchUpAsync();

        var stopped = await world.ProgressAsync("counting");
        (stopped.Stopped, stopped.Position).ShouldBe((true, 76));
        stopped.Error.ShouldNotBeNull().ShouldContain("cannot be folded");
        stopped.FailedEvent.ShouldBe((await world.QueryAsync<Guid>("select id from events.mt_events where tenant_id = $1 and seq_id = 77")).Single());
        stopped.TimeLeft.ShouldBeNull();
        (await world.ProgressAsync("tickets")).Position.ShouldBe(120);

        await world.AppendAsync(Guid.CreateVersion7(), new ClientOnboarded("Another", "UTC", null, false) { OccurredAt = Instant.FromUtc(2026, 5, 1, 0, 0) });
        await world.CatchUpAsync();
        (await world.ProgressAsync("counting")).Position.ShouldBe(76);

        counts.PoisonAt(0);
        (await world.Operations.RetryAsync(world.Tenant, "counting", Cancellation)).ShouldBeTrue();
        await world.CatchUpAsync();
        var retried = await world.ProgressAsync("counting");
        (retried.Stopped, retried.Position, retried.Error, retried.FailedEvent).ShouldBe((false, 121, null, null));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_stops_what_would_have_to_read_it()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, null, new ProjectionSet(new ClientsProjection(), new TicketsProjection()));
        await world.AppendAsync(GeneratedHistory.Of(14, 30));
        await database.Database.ExecuteAsync($"""
            alter table events.mt_events disable trigger all;
            update events.mt_events set type = 'never_heard_of' where tenant_id = '{world.Tenant}' and seq_id = 20;
            alter table events.mt_events enable always trigger append_only;
            alter table events.mt_events enable always trigger append_only_truncate;
            """, Cancellation);
        await world.CatchUpAsync();
        foreach (var projection in new[] { "clients", "tickets" })
            (await world.ProgressAsync(projection)).ShouldSatisfyAllConditions(row => row.Stopped.ShouldBeTrue(), row => row.Position.ShouldBe(19));
    }

    [Fact]
    public async Task Freshness_tells_the_age_of_the_oldest_event_not_yet_projected()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, null, new ProjectionSet(new ClientsProjection()));
        (await FreshnessAsync()).ShouldBe(new Freshness(1, 0, false, 0));
        await world.AppendAsync(GeneratedHistory.Of(15, 10));
        (await FreshnessAsync()).DataAgeSeconds.ShouldBeGreaterThan(0);
        await world.CatchUpAsync();
        (await FreshnessAsync()).ShouldBe(new Freshness(1, 10, false, 0));

        async Task<Freshness> FreshnessAsync()
        {
            await using var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation);
            return await world.Freshness.ReadAsync(session, "clients", Cancellation);
        }
    }

    [Fact]
    public async Task A_reader_waits_for_its_own_write_and_no_longer_than_it_will()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, null, new ProjectionSet(new ClientsProjection()));
        var position = await world.AppendAsync(Guid.CreateVersion7(), new ClientOnboarded("Example", "UTC", null, false) { OccurredAt = Instant.FromUtc(2026, 5, 1, 0, 0) });
        (await WaitAsync(position, 0.2)).ShouldBe(WaitOutcome.TimedOut);
        (await WaitAsync(position + 1, 5)).ShouldBe(WaitOutcome.PositionUnknown);
        var waiting = WaitAsync(position, 20);
        await world.CatchUpAsync();
        (await waiting).ShouldBe(WaitOutcome.Reached);

        Task<WaitOutcome> WaitAsync(long minPosition, double seconds) =>
            world.Freshness.WaitForAsync(world.Tenant, "clients", minPosition, TimeSpan.FromSeconds(seconds), Cancellation);
    }

    [Fact]
    public async Task A_running_engine_follows_appends_without_being_asked()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { Poll = TimeSpan.FromHours(1) });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = world.Engine.RunAsync(stop.Token);
        await world.AppendAsync(GeneratedHistory.Of(16, 40));
        foreach (var projection in world.Projections.All)
            (await world.Freshness.WaitForAsync(world.Tenant, projection.Name, 40, TimeSpan.FromSeconds(30), Cancellation)).ShouldBe(WaitOutcome.Reached);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Another_tenants_rows_are_out_of_reach()
    {
        await using var one = await ProjectionWorld.CreateAsync(database);
        await using var other = await ProjectionWorld.CreateAsync(database);
        await one.AppendAsync(GeneratedHistory.Of(17, 30));
        await one.CatchUpAsync();
        (await one.QueryAsync<long>("select count(*) from views.views_tickets_v1 where $1 <> ''")).Single().ShouldBeGreaterThan(0);
        (await other.QueryAsync<long>("select count(*) from views.views_tickets_v1 where $1 <> ''")).Single().ShouldBe(0);
    }

    static Task<IReadOnlyList<long>> PositionsAsync(ProjectionWorld world) =>
        world.QueryAsync<long>("select position from events.projection_progress where tenant_id = $1");

    /// <summary>Remembers which events it was shown in pages that came to their end; its rows are those of a list nobody reads.</summary>
    sealed class CountingProjection() : Projection("counting", 1)
    {
        readonly ConcurrentQueue<(string Tenant, long Position, long End)> shown = new();
        long poison;
        int left = int.MaxValue;

        public override Following Follows { get; } = new Following().Stream<DomainEvent>().On<DomainEvent>();

        public override IReadOnlyList<ViewTable> Tables => [];

        /// <summary>The positions folded by pages whose position became durable; one shown twice would be here twice.</summary>
        public IEnumerable<long> Committed(string tenant, IReadOnlyList<long> reached) =>
            shown.Where(page => page.Tenant == tenant && page.End <= reached.Max()).Select(page => page.Position).Order();

        public void PoisonAt(long position) => poison = position;

        public void CrashAfter(int events) => left = events;

        internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
        {
            if (poison > 0 && scope.Of(key).Any(fact => fact.Position == poison))
                throw new InvalidOperationException("This event cannot be folded.");
        }

        internal override Task AfterPageAsync(ProjectionPage page, CancellationToken cancellationToken)
        {
            left -= page.Events.Count;
            if (left < 0)
            {
                left = int.MaxValue;
                throw new NpgsqlException("The connection was lost.");
            }

            foreach (var stored in page.Events)
                shown.Enqueue((page.Session.Tenant, stored.Position, page.Scope.UpTo));
            return Task.CompletedTask;
        }
    }
}
