using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using MspEvents.Tests.Integration.Imports;
using MspEvents.Tests.Unit;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>The real audit log that lies beside the project: projected as it is imported, rebuilt, and asked about its past.</summary>
public sealed class SampleLogProjectionTests : IClassFixture<SampleLogProjectionTests.ProjectedLog>
{
    static readonly Instant Today = Instant.FromUtc(2017, 6, 1, 0, 0);

    readonly ProjectedLog log;

    public SampleLogProjectionTests(ProjectedLog log)
    {
        Assert.SkipUnless(log.IsThere, "The sample log does not lie beside the project.");
        this.log = log;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("clients")]
    [InlineData("contracts")]
    [InlineData("tickets")]
    [InlineData("stream_index")]
    [InlineData("sla")]
    public async Task A_rebuild_gives_the_rows_that_live_work_gave(string projection)
    {
        var comparison = await log.World.Operations.CompareAsync(log.World.Tenant, projection, Cancellation);
        comparison.Equal.ShouldBeTrue(string.Join("; ", comparison.Tables));
        comparison.Position.ShouldBe(log.Position);
    }

    [Fact]
    public async Task Every_ticket_has_a_row_and_its_clocks()
    {
        (await log.World.QueryAsync<long>("select count(*) from views.views_tickets_v1 where tenant_id = $1")).ShouldBe([2_468]);
        (await log.World.QueryAsync<long>("select count(*) from views.views_sla_clocks_v1 where tenant_id = $1")).ShouldBe([2 * 2_468]);
    }

    [Fact]
    public async Task A_replay_of_the_rows_position_gives_their_months()
    {
        var (position, live) = await LiveAsync();
        var replay = await new SlaReplay(log.World.Sources, log.World.Reader, log.World.Freshness)
            .ReadAsync(log.World.Tenant, log.ContractId, position, null, Today, Cancellation);
        SlaReplayTests.Text(replay).ShouldBe(SlaReplayTests.Text(live));
        SlaLedger.Of(live, new(2016, 3), new(2016, 3)).ShouldHaveSingleItem().Lines.Sum(line => line.Met + line.Missed).ShouldBeGreaterThan(500);
    }

    async Task<(long Position, SlaRecord Record)> LiveAsync()
    {
        await using var session = await log.World.Sources.BeginSnapshotAsync(StoreRole.Api, log.World.Tenant, Cancellation);
        var freshness = await log.World.Freshness.ReadAsync(session, SlaClockRows.Projection, Cancellation);
        return (freshness.Position, await new SlaRecords(log.World.Reader).ReadAsync(session, freshness, log.ContractId, Today, Cancellation));
    }

    /// <summary>Class fixture: the log, projected by a running engine while it was imported.</summary>
    public sealed class ProjectedLog(PostgresFixture postgres) : IAsyncLifetime
    {
        readonly MigratedDatabase database = new(postgres);
        readonly string? path = SharedData.Find("uci-incidents/incident_event_log_sample.csv.gz");
        ProjectionWorld? world;

        public bool IsThere => path is not null;

        public Guid ContractId { get; private set; }

        public long Position { get; private set; }

        internal ProjectionWorld World => world ?? throw new InvalidOperationException("The log is not there.");

        public async ValueTask InitializeAsync()
        {
            await database.InitializeAsync();
            if (path is null)
                return;
            var cancellation = TestContext.Current.CancellationToken;
            world = await ProjectionWorld.CreateAsync(database, new EngineOptions { Poll = TimeSpan.FromMilliseconds(200) }, tenant: ImportDatabase.Tenant);
            await using var imports = await ImportDatabase.CreateAsync(database, cancellation);
            ContractId = await imports.SignAsync(cancellation);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var running = world.Engine.RunAsync(stop.Token);
            await using (var file = File.OpenRead(path))
                await imports.ImportAsync(file, ContractId, cancellation);
            await stop.CancelAsync();
            await running;
            await world.CatchUpAsync();
            Position = (await world.ProgressAsync("tickets")).Position;
        }

        public async ValueTask DisposeAsync()
        {
            if (world is not null)
                await world.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
