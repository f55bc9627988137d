using System.Net;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class MinPositionTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task A_writer_reads_its_own_write_in_a_list()
    {
        var caller = api.Caller();
        for (var round = 0; round < 5; round++)
        {
            var written = await caller.AcceptedAsync("/v1/clients", Bodies.Client());

            var answer = await caller.GetAsync($"/v1/clients?sort=-id&limit=1&minPosition={written.Position}", ("Prefer", "respond-async, wait=10"));

            answer.Headers["Preference-Applied"].ShouldBe("wait=10");
            answer.Json.GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(written.Id);
        }
    }

    [Theory]
    [InlineData("/v1/clients?minPosition=999999")]
    [InlineData("/v1/sla/clocks?minPosition=999999")]
    [InlineData("/v1/sla/compliance?minPosition=999999")]
    public async Task A_position_beyond_the_log_is_not_waited_for(string path)
    {
        var answer = await api.Caller().GetAsync(path);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "position_unknown"));
    }

    [Fact]
    public async Task What_reads_the_log_itself_knows_its_end()
    {
        var caller = api.Caller();
        var written = await caller.AcceptedAsync("/v1/clients", Bodies.Client());

        (await caller.GetAsync($"/v1/clients/{written.Id}?minPosition={written.Position}")).Status.ShouldBe(HttpStatusCode.OK);
        (await caller.GetAsync($"/v1/clients/{written.Id}?minPosition=999999")).Code.ShouldBe("position_unknown");
    }

    [Fact]
    public async Task A_projection_that_stands_still_is_waited_for_only_so_long()
    {
        var caller = api.Caller();
        var first = await caller.AcceptedAsync("/v1/clients", Bodies.Client());
        await caller.GetAsync($"/v1/clients?minPosition={first.Position}");
        await api.Database.ExecuteAsync("update events.projection_progress set status = 'stopped' where projection = 'contracts'", TestContext.Current.CancellationToken);
        var written = await caller.AcceptedAsync("/v1/clients", Bodies.Client());

        var behind = await caller.GetAsync($"/v1/contracts?minPosition={written.Position}", ("Prefer", "wait=0"));
        var stale = await caller.GetAsync("/v1/contracts");
        await api.Database.ExecuteAsync("update events.projection_progress set status = 'running' where projection = 'contracts'", TestContext.Current.CancellationToken);

        (behind.Status, behind.Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "position_not_reached"));
        behind.Headers["Retry-After"].ShouldBe("1");
        stale.Json.GetProperty("dataAgeSeconds").GetDecimal().ShouldBeGreaterThan(0);
    }
}
