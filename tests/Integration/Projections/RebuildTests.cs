using MspEvents.EventStore;
using MspEvents.Projections;

namespace MspEvents.Tests.Integration.Projections;

public sealed class RebuildTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly string[] Rebuildable = ["clients", "contracts", "tickets", "stream_index", "sla", "scope"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_rebuild_gives_the_rows_that_live_work_gave(int seed)
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 500, SliceSize = 7 });
        // Live work sees the log grow: pages of all sizes, from one event on.
        var random = new Random(seed);
        foreach (var burst in GeneratedHistory.Of(seed, 400).Chunk(random.Next(1, 25)))
        {
            await world.AppendAsync(burst);
            await world.CatchUpAsync();
        }

        foreach (var projection in Rebuildable)
        {
            var comparison = await world.Operations.CompareAsync(world.Tenant, projection, Cancellation);
            comparison.Position.ShouldBe(400);
            comparison.Equal.ShouldBeTrue($"{projection}: {string.Join("; ", comparison.Tables)}");
            comparison.Tables[0].LiveRows.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task A_tenant_switches_to_the_rebuilt_version_by_itself_and_keeps_its_rows()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 50 });
        await world.AppendAsync(GeneratedHistory.Of(4, 150));
        await world.CatchUpAsync();
        var before = await world.RowsAsync("sla");
        (await world.ProgressAsync("sla")).Version.ShouldBe(1);

        (await world.Operations.RebuildAsync(world.Tenant, "sla", Cancellation)).ShouldBe(2);
        var filling = (await world.Operations.ProgressAsync(world.Tenant, Cancellation)).Single(row => row is { Projection: "sla", Version: 2 });
        filling.Active.ShouldBeFalse();
        await world.CatchUpAsync();

        (await world.ProgressAsync("sla")).Version.ShouldBe(2);
        (await world.RowsAsync("sla")).ShouldBe(before);
        (await world.QueryAsync<long>("select count(*) from views.views_sla_clocks_v1 where tenant_id = $1")).ShouldBe([0]);
        (await world.Operations.RebuildAsync(world.Tenant, "sla", Cancellation)).ShouldBe(1);
        await world.CatchUpAsync();
        (await world.RowsAsync("sla")).ShouldBe(before);
    }

    [Fact]
    public async Task An_analyst_sees_each_row_once_while_a_version_is_filled_beside_another()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 20 });
        await world.AppendAsync(GeneratedHistory.Of(5, 60));
        await world.CatchUpAsync();
        var tickets = await world.QueryAsync<long>("select count(*) from views.views_tickets_v1 where tenant_id = $1");
        await world.Operations.RebuildAsync(world.Tenant, "tickets", Cancellation);
        await using var session = await world.Sources.BeginAsync(StoreRole.Api, world.Tenant, Cancellation);
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from analytics.tickets", session.Connection, session.Transaction);
        ((long?)await command.ExecuteScalarAsync(Cancellation)).ShouldBe(tickets.Single());
    }

    [Fact]
    public async Task Progress_tells_position_rate_and_what_is_left()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { PageSize = 20 });
        await world.AppendAsync(GeneratedHistory.Of(6, 60));
        await world.CatchUpAsync();
        var progress = await world.ProgressAsync("tickets");
        (progress.Position, progress.Head).ShouldBe((60, 60));
        progress.EventsPerSecond.ShouldBeGreaterThan(0);
        progress.TimeLeft.ShouldBe(NodaTime.Duration.Zero);
    }
}
