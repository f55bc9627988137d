using MspEvents.Domain;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

public sealed class StoryBacklogTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly Guid Client = new("0190c1d2-0000-7000-8000-00000000b001");
    static readonly Instant Day = Instant.FromUtc(2026, 3, 2, 8, 0);

    [Fact]
    public async Task Five_thousand_stories_are_ranked_paired_and_gathered()
    {
        var backlog = new GeneratedBacklog(7, 5_000);
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 5_000 });
        foreach (var together in backlog.Stories.Chunk(64))
            await Task.WhenAll(together.Select(story => world.AppendAsync(story.Id, Told(new StoryCaptured { Text = story.Text }), Told(new StoryPrioritised(story.Priority, null, "r")))));

        await world.CatchUpAsync();

        var ranked = await world.QueryAsync<bool>(
            """
            select r.rank = e.rank and r.best_rank <= r.rank and r.rank <= r.worst_rank
            from views.views_story_ranks_v1 r
            join (select story_id, rank() over (order by score desc) as rank from views.views_story_ranks_v1 where tenant_id = $1) e using (story_id)
            where r.tenant_id = $1
            """);
        ranked.Count.ShouldBe(5_000);
        ranked.ShouldAllBe(same => same);
        var pairs = await world.QueryAsync<string>("select first_id || ' ' || second_id || ' ' || identical from views.views_story_pairs_v1 where tenant_id = $1 and kind = 'duplicate'");
        backlog.Twins.Count.ShouldBe(200);
        backlog.Twins.Select(twin => $"{twin.First} {twin.Second} true").ShouldBeSubsetOf(pairs);
        var themes = await world.QueryAsync<string[]>("select story_ids from views.views_story_themes_v1 where tenant_id = $1");
        themes.SelectMany(stories => stories).GroupBy(story => story).ShouldAllBe(story => story.Count() == 1);
        themes.ShouldContain(stories => backlog.OfOneThing.All(story => stories.Contains(story.ToString())));
        (await world.QueryAsync<string>("select means from views.views_story_forms_v1 where tenant_id = $1")).ShouldBe(["i want to"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_rebuild_gives_the_rows_that_live_work_gave(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 500 });
        var random = new Random(seed);
        foreach (var burst in new StoryHistory(seed).Generate(400).Chunk(random.Next(1, 25)))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
        }

        foreach (var projection in new[] { "stories", "story_backlog", "stream_links", "templates", "stream_index" })
        {
            var comparison = await world.Operations.CompareAsync(world.Tenant, projection, TestContext.Current.CancellationToken);
            comparison.Position.ShouldBe(400);
            comparison.Equal.ShouldBeTrue($"{projection}: {string.Join("; ", comparison.Tables)}");
            // No stream of a story's history names a contract beside its own.
            comparison.Tables.Where(table => table.Table != "views_stream_contracts").ShouldAllBe(table => table.LiveRows > 0, $"{projection}: {string.Join("; ", comparison.Tables)}");
        }
    }

    static DomainEvent Told(DomainEvent @event) => @event with { OccurredAt = Day, ClientId = Client };
}
