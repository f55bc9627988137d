using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

public sealed class SlaTimerTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    readonly SteppedTime time = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_warning_and_the_breach_are_recorded_once_however_many_nodes_run_and_however_late()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (ticket, opened) = await OpenAsync(world, 60);
        await world.CatchUpAsync();
        (await world.Timer.FireDueAsync(Cancellation)).ShouldBe(0);

        // All nodes were down for a day.
        time.Step(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.NewTimer().FireDueAsync(Cancellation)));
        await world.CatchUpAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.NewTimer().FireDueAsync(Cancellation)));

        (await ThresholdsAsync(world, ticket)).ShouldBe(
            [(75, opened + Duration.FromMinutes(45)), (90, opened + Duration.FromMinutes(54)), (100, opened + Duration.FromMinutes(60))]);
        await world.CatchUpAsync();
        (await world.QueryAsync<long>("select count(*) from views.views_sla_timers_v1 where tenant_id = $1")).ShouldBe([0]);
    }

    [Fact]
    public async Task What_is_recorded_names_the_due_time_and_leaves_the_clock_alone()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (ticket, opened) = await OpenAsync(world, 60);
        await world.CatchUpAsync();
        var before = await world.QueryAsync<string>("select due_at::text from views.views_sla_clocks_v1 where tenant_id = $1");
        time.Step(TimeSpan.FromMinutes(46));
        await world.Timer.FireDueAsync(Cancellation);
        await world.CatchUpAsync();
        (await world.QueryAsync<string>("select due_at::text from views.views_sla_clocks_v1 where tenant_id = $1")).ShouldBe(before);
        var reached = (await world.ReadAsync(ticket))[^1].Event.ShouldBeOfType<SlaThresholdReached>();
        reached.DueAt.ShouldBe(opened + Duration.FromMinutes(60));
        reached.ContractId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_ticket_resolved_in_time_is_not_called_late_by_a_timer_that_slept()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (ticket, opened) = await OpenAsync(world, 60);
        await world.CatchUpAsync();
        // The rows do not know of the resolution yet; the timer looks at the ticket itself.
        await world.AppendAsync(ticket, new TicketResolved("restarted", null, null) { OccurredAt = opened + Duration.FromMinutes(50) });
        time.Step(TimeSpan.FromHours(2));
        await world.Timer.FireDueAsync(Cancellation);
        (await ThresholdsAsync(world, ticket)).ShouldBe([(75, opened + Duration.FromMinutes(45))]);
    }

    [Fact]
    public async Task Old_facts_told_today_stay_silent()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (ticket, _) = await OpenAsync(world, 60, Duration.FromDays(30));
        await world.CatchUpAsync();
        time.Step(TimeSpan.FromDays(1));
        await world.Timer.FireDueAsync(Cancellation);
        (await ThresholdsAsync(world, ticket)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pause_with_an_end_is_resumed_at_that_instant_and_the_clock_runs_on()
    {
        await using var world = await ProjectionWorld.CreateAsync(database, time: time);
        var (ticket, opened) = await OpenAsync(world, 60);
        var until = opened + Duration.FromHours(3);
        await world.AppendAsync(ticket, new TicketPaused("scheduled", until) { OccurredAt = opened + Duration.FromMinutes(30) });
        await world.CatchUpAsync();
        time.Step(TimeSpan.FromHours(3.3));
        await world.Timer.FireDueAsync(Cancellation);
        var resumed = (await world.ReadAsync(ticket)).Select(stored => stored.Event).OfType<TicketResumed>().ShouldHaveSingleItem();
        (resumed.Reason, resumed.OccurredAt).ShouldBe(("scheduled", until));
        (await ThresholdsAsync(world, ticket)).ShouldBe([(75, until + Duration.FromMinutes(15))]);
    }

    static async Task<IReadOnlyList<(int Percent, Instant At)>> ThresholdsAsync(ProjectionWorld world, Guid ticket) =>
        [.. (await world.ReadAsync(ticket)).Select(stored => stored.Event).OfType<SlaThresholdReached>().Select(reached => (reached.Threshold, reached.OccurredAt))];

    async Task<(Guid Ticket, Instant Opened)> OpenAsync(ProjectionWorld world, int minutes, Duration ago = default)
    {
        var (client, contract, ticket) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var opened = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds()) - ago;
        await world.AppendAsync(contract, Contracts.Signed(client, contract, minutes));
        await world.AppendAsync(ticket, Contracts.Opened(client, contract, opened));
        return (ticket, opened);
    }
}
