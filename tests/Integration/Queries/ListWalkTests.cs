using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.Api.Lists;
using MspEvents.EventStore;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class ListWalkTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Theory]
    [InlineData("-openedAt,id")]
    [InlineData("openedAt")]
    [InlineData("-id")]
    public async Task A_walk_over_fixed_keys_sees_each_row_once_while_others_are_inserted(string sort)
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var before = new List<Guid>();
        for (var number = 0; number < 9; number++)
            before.Add(await scene.OpenAsync(At(number / 2)));

        var seen = new List<Guid>();
        var path = $"/v1/tickets?contractId={scene.Contract}&sort={sort}&limit=2&minPosition={scene.Position}";
        for (var page = 0; path is not null; page++)
        {
            var answer = await scene.Caller.GetAsync(path);
            seen.AddRange(Ids(answer));
            path = NextOf(answer);
            await scene.OpenAsync(At(page));
        }

        seen.Distinct().Count().ShouldBe(seen.Count);
        before.ShouldBeSubsetOf(seen);
    }

    [Fact]
    public async Task A_walk_over_moving_keys_keeps_the_order_of_its_first_page()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var tickets = new List<Guid>();
        foreach (var impact in new[] { 3, 1, 2, 3, 1 })
            tickets.Add(await scene.OpenAsync(At(1), impact: impact));

        var first = await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&sort=priority,id&limit=2");
        foreach (var ticket in tickets)
            await scene.TicketAsync(ticket, "reprioritise", At(2), new { priority = 5, reason = "all alike now" });
        await scene.OpenAsync(At(3), impact: 1);
        await scene.SeeAsync("/v1/tickets?limit=1");
        var seen = Ids(first).ToList();
        for (var path = NextOf(first); path is not null;)
        {
            var answer = await scene.Caller.GetAsync(path);
            seen.AddRange(Ids(answer));
            path = NextOf(answer);
        }

        seen.ShouldBe([tickets[1], tickets[4], tickets[2], tickets[0], tickets[3]]);
    }

    [Fact]
    public async Task A_row_that_matches_no_longer_is_left_out_of_a_kept_order()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var tickets = new List<Guid>();
        for (var number = 0; number < 4; number++)
            tickets.Add(await scene.OpenAsync(At(number)));
        var first = await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&status=open&sort=priority,id&limit=1");

        await scene.TicketAsync(tickets[2], "cancel", At(9), new { reason = "a mistake" });
        await scene.SeeAsync("/v1/tickets?limit=1");
        var rest = await scene.Caller.GetAsync($"{NextOf(first)}".Replace("limit=1", "limit=10", StringComparison.Ordinal));

        Ids(rest).ShouldBe([tickets[1], tickets[3]]);
    }

    [Theory]
    [InlineData("status=open&sort=-openedAt")]
    [InlineData("status=paused&sort=openedAt")]
    [InlineData("status=open&sort=openedAt&priority=1")]
    public async Task A_cursor_belongs_to_its_filters_and_order(string other)
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        for (var number = 0; number < 3; number++)
            await scene.OpenAsync(At(number));
        var next = (await scene.SeeAsync("/v1/tickets?status=open&sort=openedAt&limit=1")).Json.GetProperty("next").GetString();

        var answer = await scene.Caller.GetAsync($"/v1/tickets?{other}&cursor={next}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("invalid_cursor");
        (await scene.Caller.GetAsync($"/v1/tickets?sort=openedAt&limit=5&status=open&cursor={next}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cursor_opens_on_any_node_and_for_no_other_tenant()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        await scene.OpenAsync(At(1));
        await scene.OpenAsync(At(2));
        var next = (await scene.SeeAsync("/v1/tickets?limit=1")).Json.GetProperty("next").GetString()!;
        var other = api.Caller((await scene.Caller.AcceptedAsync("/v1/tenants", new { id = "walker" })).Json.GetProperty("key").GetString());

        var restarted = new CursorSeals(api.Services.GetRequiredService<StoreDataSources>());
        (await restarted.OfAsync("default", TestContext.Current.CancellationToken)).TryOpen(next, out _).ShouldBeTrue();
        (await other.GetAsync($"/v1/tickets?limit=1&cursor={next}")).Code.ShouldBe("invalid_cursor");
    }

    [Fact]
    public async Task A_forged_cursor_is_refused()
    {
        var answer = await api.Caller().GetAsync("/v1/clients?cursor=eyJiaW5kaW5nIjoiYWJjIn0");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "invalid_cursor"));
    }

    [Fact]
    public async Task A_kept_order_that_is_gone_is_said_to_be_gone()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        for (var number = 0; number < 3; number++)
            await scene.OpenAsync(At(number));
        var first = await scene.SeeAsync("/v1/tickets?sort=status&limit=1");
        await api.Database.ExecuteAsync("update events.list_walks set expires_at = expires_at - interval '15 minutes'", TestContext.Current.CancellationToken);

        var answer = await scene.Caller.GetAsync(NextOf(first)!);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Gone, "cursor_expired"));
    }

    [Fact]
    public async Task The_last_page_has_no_next()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        await scene.OpenAsync(At(1));

        var answer = await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}");

        answer.Json.TryGetProperty("next", out _).ShouldBeFalse();
        answer.Headers.ContainsKey("Link").ShouldBeFalse();
    }

    static string At(int hour) => $"2026-02-03T{hour.ToString("00", CultureInfo.InvariantCulture)}:00:00Z";

    static IEnumerable<Guid> Ids(ApiAnswer answer) => answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid());

    static string? NextOf(ApiAnswer answer)
    {
        if (!answer.Json.TryGetProperty("next", out JsonElement next))
            return null;
        var link = answer.Headers["Link"];
        link.ShouldEndWith(">; rel=\"next\"");
        link.ShouldContain(next.GetString()!);
        return link[1..link.IndexOf('>', StringComparison.Ordinal)];
    }
}
