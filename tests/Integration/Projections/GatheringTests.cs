using System.Collections.Concurrent;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

public sealed class GatheringTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly EngineOptions SmallPages = new() { PageSize = 7, GatheredPageSize = 1_000 };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_meanwhile_is_worked_off_at_once_and_only_what_concerns_it()
    {
        var gatherer = new Gatherer();
        await using var world = await ProjectionWorld.CreateAsync(database, SmallPages, new ProjectionSet(gatherer, new TicketsProjection()));
        await world.AppendAsync(GeneratedHistory.Of(21, 300));
        await world.CatchUpAsync();

        // The first events are no ticket's: those go with the others.
        var page = gatherer.Pages.Where(seen => seen.Costly).ShouldHaveSingleItem();
        page.UpTo.ShouldBe(300);
        page.Foreign.ShouldBe(0);
        page.Events.ShouldBe(await world.QueryAsync<long>(
            "select seq_id from events.mt_events e join events.mt_streams s on s.tenant_id = e.tenant_id and s.id = e.stream_id where e.tenant_id = $1 and s.type = 'ticket' order by seq_id"));
        (await world.ProgressAsync("gathering")).Position.ShouldBe(300);
        (await world.ProgressAsync("tickets")).Position.ShouldBe(300);
    }

    [Fact]
    public async Task What_costs_nothing_is_shared_with_the_others()
    {
        var gatherer = new Gatherer();
        await using var world = await ProjectionWorld.CreateAsync(database, SmallPages, new ProjectionSet(gatherer, new ClientsProjection()));
        await OnboardAsync(world, "One");
        await world.CatchUpAsync();
        gatherer.Pages.ShouldHaveSingleItem().Foreign.ShouldBe(1);
        (await world.ProgressAsync("gathering")).Position.ShouldBe(1);
    }

    [Fact]
    public async Task It_goes_on_past_a_page_of_nothing_that_concerns_it()
    {
        var gatherer = new Gatherer();
        await using var world = await ProjectionWorld.CreateAsync(database, SmallPages, new ProjectionSet(gatherer));
        await OnboardAsync(world, "One");
        await OnboardAsync(world, "Two");
        await world.CatchUpAsync();
        (await world.ProgressAsync("gathering")).ShouldSatisfyAllConditions(row => row.Position.ShouldBe(2), row => row.Stopped.ShouldBeFalse());
        gatherer.Pages.ShouldHaveSingleItem().Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_poison_event_in_a_large_page_is_closed_in_on()
    {
        var gatherer = new Gatherer { PoisonAt = 177 };
        await using var world = await ProjectionWorld.CreateAsync(database, SmallPages, new ProjectionSet(gatherer, new TicketsProjection()));
        await world.AppendAsync(GeneratedHistory.Of(22, 300));
        gatherer.PoisonAt = (await world.QueryAsync<long>(
            "select min(seq_id) from events.mt_events e join events.mt_streams s on s.tenant_id = e.tenant_id and s.id = e.stream_id where e.tenant_id = $1 and s.type = 'ticket' and seq_id > 150")).Single();
        await world.CatchUpAsync();
        var stopped = await world.ProgressAsync("gathering");
        stopped.Stopped.ShouldBeTrue();
        stopped.FailedEvent.ShouldBe((await world.QueryAsync<Guid>($"select id from events.mt_events where tenant_id = $1 and seq_id = {stopped.Position + 1}")).Single());
        stopped.Position.ShouldBeLessThan(gatherer.PoisonAt);
        (await world.ProgressAsync("tickets")).Position.ShouldBe(300);

        gatherer.PoisonAt = 0;
        await world.Operations.RetryAsync(world.Tenant, "gathering", Cancellation);
        await world.CatchUpAsync();
        (await world.ProgressAsync("gathering")).Position.ShouldBe(300);
    }

    [Fact]
    public async Task An_event_nobody_has_heard_of_is_not_passed_over()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, SmallPages, new ProjectionSet(new Gatherer()));
        for (var number = 0; number < 30; number++)
            await OnboardAsync(world, $"Client {number}");
        await database.Database.ExecuteAsync($"""
            alter table events.mt_events disable trigger all;
            update events.mt_events set type = 'never_heard_of' where tenant_id = '{world.Tenant}' and seq_id = 20;
            alter table events.mt_events enable always trigger append_only;
            alter table events.mt_events enable always trigger append_only_truncate;
            """, Cancellation);
        await world.CatchUpAsync();
        (await world.ProgressAsync("gathering")).ShouldSatisfyAllConditions(row => row.Stopped.ShouldBeTrue(), row => row.Position.ShouldBeLessThan(20));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task However_the_log_is_cut_a_backlog_has_the_same_rows(int seed)
    {
        var history = new StoryHistory(seed).Generate(300);
        await using var cut = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 5, GatheredPageSize = 3 });
        await using var whole = await ProjectionWorld.CreateAsync(database);
        await cut.AppendAsync(history);
        await whole.AppendAsync(history);
        await cut.CatchUpAsync();
        await whole.CatchUpAsync();

        var rows = await RowsAsync(whole);
        rows.ShouldContain(row => row.StartsWith("views_story_pairs", StringComparison.Ordinal));
        (await RowsAsync(cut)).ShouldBe(rows);
        (await cut.ProgressAsync("story_backlog")).Position.ShouldBe(300);
    }

    static async Task<IReadOnlyList<string>> RowsAsync(ProjectionWorld world) =>
        [.. (await world.RowsAsync("story_backlog")).Select(row => row.Replace(world.Tenant, "tenant", StringComparison.Ordinal))];

    static Task<long> OnboardAsync(ProjectionWorld world, string name) =>
        world.AppendAsync(Guid.CreateVersion7(), new ClientOnboarded(name, "UTC", null, false) { OccurredAt = Instant.FromUtc(2026, 5, 1, 0, 0) });

    /// <summary>Keeps what each page held.</summary>
    sealed class Gatherer() : Projection("gathering", 1)
    {
        public ConcurrentQueue<(IReadOnlyList<long> Events, long UpTo, int Foreign, bool Costly)> Pages { get; } = new();

        public long PoisonAt { get; set; }

        public override Following Follows { get; } = new Following().Stream<ITicketEvent>().On<ITicketEvent>();

        public override IReadOnlyList<ViewTable> Tables => [];

        internal override bool Gathers => true;

        internal override bool IsCostly(StoredEvent stored) => stored.Event is ITicketEvent;

        internal override void Fold(Guid key, FoldScope scope, ViewRows rows)
        {
            if (scope.Of(key).Any(fact => fact.Position == PoisonAt))
                throw new InvalidOperationException("This event cannot be folded.");
        }

        internal override Task AfterPageAsync(ProjectionPage page, CancellationToken cancellationToken)
        {
            Pages.Enqueue((
                [.. page.Events.Select(stored => stored.Position)], page.Scope.UpTo, page.Events.Count(stored => stored.Event is not ITicketEvent), page.Events.Any(IsCostly)));
            return Task.CompletedTask;
        }
    }
}
