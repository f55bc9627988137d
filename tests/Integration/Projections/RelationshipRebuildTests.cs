using MspEvents.Projections;

namespace MspEvents.Tests.Integration.Projections;

public sealed class RelationshipRebuildTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly string[] Rebuilt = ["feedback", "initiatives", "reviews", "interactions", "stream_index"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_rebuild_gives_the_rows_that_live_work_gave(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 500, SliceSize = 7 });
        var random = new Random(seed);
        foreach (var burst in RelationshipHistory.Of(seed, 400).Chunk(random.Next(1, 25)))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
        }

        foreach (var projection in Rebuilt)
        {
            var comparison = await world.Operations.CompareAsync(world.Tenant, projection, TestContext.Current.CancellationToken);
            comparison.Position.ShouldBe(400);
            comparison.Equal.ShouldBeTrue($"{projection}: {string.Join("; ", comparison.Tables)}");
            comparison.Tables.ShouldAllBe(table => table.LiveRows > 0);
        }
    }
}
