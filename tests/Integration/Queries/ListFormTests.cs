using System.Net;
using System.Text;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class ListFormTests(RunningApi api) : IClassFixture<RunningApi>
{
    const string Noon = "2026-02-03T12:00:00Z";

    [Fact]
    public async Task A_list_says_what_it_was_answered_from()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        await scene.OpenAsync(Noon);

        var answer = await scene.SeeAsync("/v1/tickets");

        answer.Json.GetProperty("position").GetInt64().ShouldBeGreaterThanOrEqualTo(scene.Position);
        answer.Json.GetProperty("judgedAt").GetString()!.ShouldEndWith("Z");
        answer.Json.GetProperty("dataAgeSeconds").GetDecimal().ShouldBe(0);
    }

    [Fact]
    public async Task Words_are_found_by_equality_or_prefix_and_all_must_match()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var printer = await scene.OpenAsync(Noon, "Étiquette printer jams");
        var screen = await scene.OpenAsync(Noon, "Screen of the printer is dark");

        Ids(await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&q=PRINT&sort=id")).ShouldBe(new[] { printer, screen }.Order());
        Ids(await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&q=printer%20dark")).ShouldBe([screen]);
        Ids(await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&q=%C3%A9tiq")).ShouldBe([printer]);
        Ids(await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&q=rinter")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_narrow_a_list()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var first = await scene.OpenAsync("2026-02-03T08:00:00Z", impact: 1, external: "A,1");
        var second = await scene.OpenAsync("2026-02-04T08:00:00Z", impact: 3);
        await scene.TicketAsync(second, "assign", "2026-02-04T09:00:00Z", new { assignee = "Rui Marsh", group = "desk" });
        await scene.TicketAsync(second, "pause", "2026-02-04T10:00:00Z", new { reason = "awaitingCustomer" });

        await ShouldFindAsync("openedTo=2026-02-04", first);
        await ShouldFindAsync("openedFrom=2026-02-04T08:00:00%2B00:00", second);
        await ShouldFindAsync("openedFrom=2026-02-03T08:00:00Z&openedTo=2026-02-04T08:00:00Z", first);
        await ShouldFindAsync("status=paused", second);
        await ShouldFindAsync("priority=1,2", first);
        await ShouldFindAsync("externalId=A,1&externalSystem=legacy", first);
        await ShouldFindAsync("assignee=Rui%20Marsh&group=desk", second);
        await ShouldFindAsync($"clientId={scene.Client}&type=problem");
        await ShouldFindAsync($"clientId={Guid.CreateVersion7()}");

        async Task ShouldFindAsync(string filter, params Guid[] expected) =>
            Ids(await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&{filter}")).ShouldBe(expected, filter);
    }

    [Fact]
    public async Task Only_the_fields_asked_for_are_shown()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        await scene.OpenAsync(Noon, external: "X-1");

        var item = (await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&fields=title,external,closedAt")).Json.GetProperty("items")[0];

        item.GetRawText().ShouldBe("""{"title":"The label printer is offline","external":{"system":"legacy","id":"X-1"}}""");
    }

    [Fact]
    public async Task Csv_is_the_whole_list_with_formulas_made_harmless()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        await scene.OpenAsync("2026-02-03T08:00:00Z", "=HYPERLINK(\"http://x\",\"y\")");
        await scene.OpenAsync("2026-02-03T09:00:00Z", "plain, with a comma");

        var answer = await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}&sort=openedAt&fields=title,priority,openedAt", ("Accept", "text/csv"));

        answer.Headers["Content-Type"].ShouldStartWith("text/csv");
        answer.Headers["Msp-Position"].ShouldNotBeNull();
        Encoding.UTF8.GetString(answer.Bytes).ShouldBe(
            "title,priority,openedAt\r\n"
            + "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",3,2026-02-03T08:00:00Z\r\n"
            + "\"plain, with a comma\",3,2026-02-03T09:00:00Z\r\n");
    }

    [Fact]
    public async Task Lines_are_one_item_each()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        await scene.OpenAsync(Noon);
        await scene.OpenAsync(Noon);

        var answer = await scene.SeeAsync($"/v1/tickets?contractId={scene.Contract}", ("Accept", "application/x-ndjson"));

        Encoding.UTF8.GetString(answer.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("contractId").GetGuid()).ShouldBe([scene.Contract, scene.Contract]);
    }

    [Theory]
    [InlineData("/v1/tickets?colour=red", "?colour unknown_filter")]
    [InlineData("/v1/clients?fields=colour", "?fields unknown_field")]
    [InlineData("/v1/contracts?sort=colour", "?sort unknown_sort")]
    [InlineData("/v1/sla/clocks?verdict=late", "?verdict unknown_value")]
    [InlineData("/v1/tickets?limit=1001", "?limit invalid_value")]
    [InlineData("/v1/tickets?asOf=2026-01-01T00:00:00Z", "?asOf not_replayable")]
    [InlineData("/v1/sla/clocks?knownAt=position:1", "?knownAt not_replayable")]
    [InlineData("/v1/sla/compliance?asOf=2026-01-01T00:00:00Z", "?asOf not_replayable")]
    [InlineData("/v1/sla/compliance?groupBy=colour", "?groupBy unknown_group")]
    public async Task What_a_list_does_not_have_is_refused(string path, string error)
    {
        var answer = await api.Caller().GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe([error]);
        answer.Code.ShouldBe(error.Split(' ')[1]);
    }

    [Fact]
    public async Task A_form_that_lists_do_not_have_is_not_acceptable() =>
        (await api.Caller().GetAsync("/v1/tickets", ("Accept", "application/xml"))).Status.ShouldBe(HttpStatusCode.NotAcceptable);

    [Fact]
    public async Task Clients_and_contracts_are_listed_with_their_status()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        await scene.OpenAsync(Noon);
        await scene.DoAsync($"contracts/{scene.Contract}", "terminate", "2026-03-01T09:00:00Z", new { effectiveOn = "2026-04-01", reason = "moved" });
        (await scene.Caller.AcceptedAsync($"/v1/clients/{scene.Client}/offboard", new { reason = "moved" })).Position.ShouldBeGreaterThan(scene.Position);

        var contract = (await scene.SeeAsync($"/v1/contracts?clientId={scene.Client}&status=terminated")).Json.GetProperty("items")[0];
        contract.GetProperty("terminatedOn").GetString().ShouldBe("2026-04-01");
        (await scene.SeeAsync($"/v1/contracts/{scene.Contract}")).Json.GetProperty("status").GetString().ShouldBe("terminated");
        (await scene.SeeAsync($"/v1/clients/{scene.Client}")).Json.GetProperty("status").GetString().ShouldBe("offboarded");
    }

    static IEnumerable<Guid> Ids(ApiAnswer answer) => answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid());
}
