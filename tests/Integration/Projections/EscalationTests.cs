using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

public sealed class EscalationTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly EscalationLevel Desk = new(1, 0, "Ines Okafor", "Greta Lind");
    static readonly EscalationLevel Director = new(2, 60, "Pavel Ruiz", "Vera Moss");

    readonly SteppedTime time = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_breach_escalates_level_by_level_once_however_many_nodes_run_and_says_what_caused_it()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (_, ticket, opened) = await OpenAsync(world);
        await world.CatchUpAsync();
        time.Step(TimeSpan.FromMinutes(61));
        await FireAsync(world, 4);
        (await EscalationsAsync(world, ticket)).ShouldBe([(1, opened + Duration.FromMinutes(60), "Ines Okafor")]);

        time.Step(TimeSpan.FromHours(5));
        await FireAsync(world, 4);
        await FireAsync(world, 4);

        (await EscalationsAsync(world, ticket)).ShouldBe(
            [(1, opened + Duration.FromMinutes(60), "Ines Okafor"), (2, opened + Duration.FromMinutes(120), "Pavel Ruiz")]);
        var stored = await world.ReadAsync(ticket);
        var breach = stored.Single(told => told.Event is SlaThresholdReached { Threshold: 100 });
        stored.Where(told => told.Event is TicketEscalated).ShouldAllBe(told => told.CausationId == breach.Id.ToString() && told.UserName == "sla-timer");
        (await world.QueryAsync<long>("select count(*) from views.views_sla_timers_v1 where tenant_id = $1")).ShouldBe([0]);
        (await world.QueryAsync<long>("select count(*) from events.policy_refusals where tenant_id = $1")).ShouldBe([0]);
    }

    [Fact]
    public async Task Nodes_that_were_all_down_catch_up_with_the_instants_as_they_were()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (_, ticket, opened) = await OpenAsync(world);
        await world.CatchUpAsync();

        time.Step(TimeSpan.FromDays(2));
        await FireAsync(world, 3);

        (await EscalationsAsync(world, ticket)).Select(escalated => (escalated.Level, escalated.At))
            .ShouldBe([(1, opened + Duration.FromMinutes(60)), (2, opened + Duration.FromMinutes(120))]);
    }

    [Fact]
    public async Task A_ticket_resolved_before_its_next_level_is_left_alone_though_the_rows_do_not_know_it_yet()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (_, ticket, opened) = await OpenAsync(world);
        await world.CatchUpAsync();
        time.Step(TimeSpan.FromMinutes(61));
        await FireAsync(world, 1);
        var version = (await world.ReadAsync(ticket))[^1].Version;
        await world.AppendAtAsync(ticket, version, new TicketResolved("restarted", null, null) { OccurredAt = opened + Duration.FromMinutes(90) });

        time.Step(TimeSpan.FromHours(3));
        await world.Timer.FireDueAsync(Cancellation);

        (await EscalationsAsync(world, ticket)).Select(escalated => escalated.Level).ShouldBe([1]);
    }

    [Fact]
    public async Task A_path_that_is_agreed_later_reaches_the_tickets_that_are_open()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (contract, ticket, opened) = await OpenAsync(world, path: false);
        await world.CatchUpAsync();
        time.Step(TimeSpan.FromMinutes(61));
        await FireAsync(world, 1);
        (await EscalationsAsync(world, ticket)).ShouldBeEmpty();

        // What was due before the path was known stays as it was.
        await world.AppendAtAsync(contract, 1, new CommunicationAgreed(new([], [Desk, Director], [], null)) { OccurredAt = opened + Duration.FromMinutes(61) });
        await world.CatchUpAsync();
        (await world.QueryAsync<string>("select occasion from views.views_sla_timers_v1 where tenant_id = $1")).ShouldBe(["escalate/2"]);
        time.Step(TimeSpan.FromHours(2));
        await FireAsync(world, 1);

        (await EscalationsAsync(world, ticket)).Select(escalated => (escalated.Level, escalated.At)).ShouldBe([(2, opened + Duration.FromMinutes(120))]);
    }

    [Fact]
    public async Task A_backlog_told_long_after_escalates_nothing()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (_, ticket, _) = await OpenAsync(world, Duration.FromDays(30));
        await world.CatchUpAsync();

        time.Step(TimeSpan.FromDays(1));
        await FireAsync(world, 2);

        (await EscalationsAsync(world, ticket)).ShouldBeEmpty();
        (await world.ReadAsync(ticket)).Count.ShouldBe(1);
    }

    async Task FireAsync(ProjectionWorld world, int nodes)
    {
        // What is recorded is due again for the rows: until nothing new comes of it.
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => world.NewTimer().FireDueAsync(Cancellation)));
            await world.CatchUpAsync();
        }
    }

    static async Task<IReadOnlyList<(int Level, Instant At, string To)>> EscalationsAsync(ProjectionWorld world, Guid ticket) =>
        [.. (await world.ReadAsync(ticket)).Select(stored => stored.Event).OfType<TicketEscalated>().Select(escalated => (escalated.Level, escalated.OccurredAt, escalated.To))];

    async Task<(Guid Contract, Guid Ticket, Instant Opened)> OpenAsync(ProjectionWorld world, Duration ago = default, bool path = true)
    {
        var (client, contract, ticket) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var opened = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds()) - ago;
        await world.AppendAsync(contract, Contracts.Signed(client, contract, 60) with { Communication = path ? new([], [Desk, Director], [], null) : null });
        await world.AppendAsync(ticket, Contracts.Opened(client, contract, opened));
        return (contract, ticket, opened);
    }
}
