using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;

namespace MspEvents.Tests.Integration.Projections;

public sealed class WideAmendmentTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly Instant Moment = Instant.FromUtc(2026, 3, 2, 8, 0);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_amendment_reaches_every_running_ticket_in_slices_and_resumes_after_a_crash()
    {
        var sla = new CrashingSla();
        await using var world = await ProjectionWorld.CreateAsync(database, new EngineOptions { SliceSize = 5 }, new ProjectionSet(sla));
        var (client, contract) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await world.AppendAsync(contract, Contracts.Signed(client, contract, 60));
        var tickets = Enumerable.Range(0, 23).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var ticket in tickets)
            await world.AppendAsync(ticket, Contracts.Opened(client, contract, Moment));
        await world.CatchUpAsync();
        var amended = await world.AppendAsync(contract, new ServiceLevelsAmended(new(2026, 1, 5), Contracts.Levels(600), ChangeMode.FromCreation, "review", false)
        {
            OccurredAt = Moment,
            ClientId = client,
            ContractId = contract,
        });

        sla.CrashAtSlice(3);
        await Should.ThrowAsync<NpgsqlException>(world.CatchUpAsync());
        var interrupted = await world.ProgressAsync("sla");
        interrupted.Position.ShouldBe(amended - 1);
        interrupted.SpreadTo.ShouldBe(tickets.Order().ElementAt(9));
        (await TargetsAsync()).ShouldBe([(600 * 60, 10), (60 * 60, 13)], ignoreOrder: true);
        await using (var session = await world.Sources.BeginSnapshotAsync(StoreRole.Api, world.Tenant, Cancellation))
            (await world.Freshness.ReadAsync(session, "sla", Cancellation)).Spreading.ShouldBeTrue();

        await world.CatchUpAsync();
        var done = await world.ProgressAsync("sla");
        (done.Position, done.SpreadTo).ShouldBe((amended, null));
        (await TargetsAsync()).ShouldBe([(600 * 60, 23)]);

        async Task<IReadOnlyList<(long Target, long Clocks)>> TargetsAsync() =>
            [.. (await world.QueryAsync<long>("select target_seconds from views.views_sla_clocks_v1 where tenant_id = $1"))
                .GroupBy(target => target).Select(group => (group.Key, (long)group.Count()))];
    }

    [Fact]
    public async Task An_amendment_leaves_a_ticket_alone_that_was_finished_before_it_takes_effect()
    {
        await using var world = await ProjectionWorld.CreateAsync(database);
        var (client, contract, ticket) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await world.AppendAsync(contract, Contracts.Signed(client, contract, 60));
        await world.AppendAsync(ticket, Contracts.Opened(client, contract, Moment));
        await world.AppendAsync(ticket, new TicketClosed { OccurredAt = Moment + Duration.FromMinutes(30), ClientId = client, ContractId = contract });
        await world.CatchUpAsync();
        var before = await world.QueryAsync<string>("select t::text from views.views_sla_clocks_v1 t where tenant_id = $1");
        await world.AppendAsync(contract, new ServiceLevelsAmended(new(2026, 3, 10), Contracts.Levels(600), ChangeMode.FromCreation, "review", false)
        {
            OccurredAt = Moment,
            ClientId = client,
            ContractId = contract,
        });
        await world.CatchUpAsync();
        (await world.QueryAsync<string>("select t::text from views.views_sla_clocks_v1 t where tenant_id = $1")).ShouldBe(before);
    }

    /// <summary>Service-level rows whose page breaks once, as if the process had died in it.</summary>
    sealed class CrashingSla : SlaProjection
    {
        int left = int.MaxValue;

        public void CrashAtSlice(int slice) => left = slice;

        internal override Task<IReadOnlyList<Guid>> KeysConcernedAsync(
            TenantSession session, int version, StoredEvent wide, Guid? after, int limit, CancellationToken cancellationToken)
        {
            if (--left == 0)
                throw new NpgsqlException("The connection was lost.");
            return base.KeysConcernedAsync(session, version, wide, after, limit, cancellationToken);
        }
    }
}
