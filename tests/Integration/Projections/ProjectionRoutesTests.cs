using System.Net;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Projections;

public sealed class ProjectionRoutesTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task An_operator_sees_how_far_each_projection_is()
    {
        var caller = api.Caller();
        await caller.OnboardAsync();

        var items = (await caller.GetAsync("/v1/projections")).Json.GetProperty("items").EnumerateArray().ToList();

        items.Select(item => item.GetProperty("name").GetString()).ShouldContain("clients");
        items.ShouldAllBe(item => item.GetProperty("head").GetInt64() >= 1 && item.GetProperty("status").GetString() == "running");
    }

    [Fact]
    public async Task An_operator_rebuilds_a_projection_beside_the_one_that_serves()
    {
        var caller = api.Caller();
        var client = await caller.AcceptedAsync("/v1/clients", Bodies.Client());

        var begun = await caller.PostAsync("/v1/projections/clients/rebuild");

        begun.Status.ShouldBe(HttpStatusCode.Accepted);
        begun.Json.GetProperty("version").GetInt32().ShouldBe(2);
        (await caller.GetAsync($"/v1/clients?minPosition={client.Position}", ("Prefer", "wait=30"))).Json.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("id").GetGuid()).ShouldContain(client.Id);
    }

    [Theory]
    [InlineData("/v1/projections/nothing/rebuild", HttpStatusCode.NotFound, "projection_not_found")]
    [InlineData("/v1/projections/nothing/retry", HttpStatusCode.NotFound, "projection_not_found")]
    [InlineData("/v1/projections/sla_timer/rebuild", HttpStatusCode.Conflict, "not_rebuildable")]
    public async Task What_cannot_be_done_is_refused(string route, HttpStatusCode status, string code)
    {
        var answer = await api.Caller().PostAsync(route);
        answer.Status.ShouldBe(status);
        answer.Json.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_projection_that_has_not_stopped_may_be_told_to_try_again() =>
        (await api.Caller().PostAsync("/v1/projections/clients/retry")).Status.ShouldBe(HttpStatusCode.NoContent);
}
