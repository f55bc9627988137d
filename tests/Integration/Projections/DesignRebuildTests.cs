using MspEvents.EventStore;
using MspEvents.Projections;
using Npgsql;

namespace MspEvents.Tests.Integration.Projections;

public sealed class DesignRebuildTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly string[] Rebuilt = ["use_cases", "service_areas", "stream_index"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_rebuild_gives_the_rows_that_live_work_gave(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 500, SliceSize = 7 });
        var random = new Random(seed);
        foreach (var burst in DesignHistory.Of(seed, 300).Chunk(random.Next(1, 25)))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
        }

        foreach (var projection in Rebuilt)
        {
            var comparison = await world.Operations.CompareAsync(world.Tenant, projection, Cancellation);
            comparison.Position.ShouldBe(300);
            comparison.Equal.ShouldBeTrue($"{projection}: {string.Join("; ", comparison.Tables)}");
            comparison.Tables.ShouldAllBe(table => table.LiveRows > 0);
        }
    }

    [Fact]
    public async Task An_analyst_sees_each_row_once()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 500 });
        await world.AppendAsync(DesignHistory.Of(4, 120));
        await world.CatchUpAsync();

        foreach (var view in new[] { "use_cases", "service_areas", "keis" })
        {
            var rows = await world.QueryAsync<long>($"select count(*) from views.views_{view}_v1 where tenant_id = $1");
            await using var session = await world.Sources.BeginAsync(StoreRole.Api, world.Tenant, Cancellation);
            await using var command = new NpgsqlCommand($"select count(*) from analytics.{view}", session.Connection, session.Transaction);
            ((long?)await command.ExecuteScalarAsync(Cancellation)).ShouldBe(rows.Single());
            rows.Single().ShouldBeGreaterThan(0);
        }
    }
}
