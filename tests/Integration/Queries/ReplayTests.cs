using System.Globalization;
using System.Net;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class ReplayTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task A_ticket_is_read_now_with_its_version_as_entity_tag()
    {
        var (scene, ticket) = await TicketAsync();

        var answer = await scene.SeeAsync($"/v1/tickets/{ticket}");

        answer.Headers["ETag"].ShouldBe("\"3\"");
        answer.Json.GetProperty("status").GetString().ShouldBe("paused");
        answer.Json.GetProperty("clocks").EnumerateArray().Select(clock => $"{clock.GetProperty("metric")} {clock.GetProperty("verdict")}")
            .ShouldBe(["firstResponse met", "resolution paused"]);
        (await scene.Caller.PostAsync($"/v1/tickets/{ticket}/resume", new { }, ("If-Match", "\"3\""))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_version_of_the_past_is_judged_by_when_it_was_recorded()
    {
        var (scene, ticket) = await TicketAsync();

        var answer = await scene.SeeAsync($"/v1/tickets/{ticket}?version=1");

        answer.Json.GetProperty("version").GetInt64().ShouldBe(1);
        answer.Json.GetProperty("status").GetString().ShouldBe("open");
        answer.Headers.ContainsKey("ETag").ShouldBeFalse();
        var recorded = (await scene.SeeAsync($"/v1/tickets/{ticket}/events?limit=1")).Json[0];
        answer.Json.GetProperty("judgedAt").GetString().ShouldBe(recorded.GetProperty("recordedAt").GetString());
        answer.Json.GetProperty("position").GetInt64().ShouldBe(recorded.GetProperty("position").GetInt64());
    }

    [Fact]
    public async Task As_of_an_instant_only_what_had_occurred_counts_and_clocks_are_judged_then()
    {
        var (scene, ticket) = await TicketAsync();

        var answer = await scene.SeeAsync($"/v1/tickets/{ticket}?asOf=2026-02-02T10:20:00%2B00:00");

        answer.Json.GetProperty("version").GetInt64().ShouldBe(1);
        answer.Json.GetProperty("judgedAt").GetString().ShouldBe("2026-02-02T10:20:00Z");
        var response = answer.Json.GetProperty("clocks")[0];
        response.GetProperty("verdict").GetString().ShouldBe("running");
        response.GetProperty("elapsedSeconds").GetInt64().ShouldBe(1200);
    }

    [Fact]
    public async Task Known_at_an_instant_only_what_had_been_recorded_counts()
    {
        var (scene, ticket) = await TicketAsync();
        var events = (await scene.SeeAsync($"/v1/tickets/{ticket}/events")).Json;
        var second = events[1].GetProperty("recordedAt").GetString()!;

        var answer = await scene.SeeAsync($"/v1/tickets/{ticket}?knownAt={second}");

        answer.Json.GetProperty("position").GetInt64().ShouldBe(events[1].GetProperty("position").GetInt64());
        answer.Json.GetProperty("version").GetInt64().ShouldBe(2);
        answer.Json.GetProperty("judgedAt").GetString().ShouldBe(second);
    }

    [Fact]
    public async Task Position_and_judged_at_of_an_answer_give_its_bytes_again()
    {
        var (scene, ticket) = await TicketAsync();
        foreach (var path in new[] { $"/v1/tickets/{ticket}", $"/v1/contracts/{scene.Contract}", $"/v1/clients/{scene.Client}" })
        {
            var now = await scene.SeeAsync(path);
            await scene.TicketAsync(ticket, "respond", "2026-02-03T10:00:00Z", new { message = "still on it" });
            await scene.DoAsync($"contracts/{scene.Contract}", "purchase-hours", "2026-02-03T10:00:00Z", new { minutes = 60, price = 1 });
            await scene.DoAsync($"clients/{scene.Client}", "record-pain-point", TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), new { title = "t", description = "d" });

            var again = await scene.SeeAsync($"{path}?knownAt=position:{now.Position}&judgedAt={now.Json.GetProperty("judgedAt")}");

            again.Bytes.ShouldBe(now.Bytes, path);
            (await scene.SeeAsync(path)).Bytes.ShouldNotBe(now.Bytes, path);
        }
    }

    [Theory]
    [InlineData("asOf=2026-02-01T00:00:00Z", HttpStatusCode.NotFound, "not_yet")]
    [InlineData("version=9", HttpStatusCode.NotFound, "not_yet")]
    [InlineData("knownAt=2020-01-01T00:00:00Z", HttpStatusCode.NotFound, "not_yet")]
    [InlineData("knownAt=position:0", HttpStatusCode.NotFound, "not_yet")]
    [InlineData("knownAt=position:999999", HttpStatusCode.BadRequest, "position_unknown")]
    [InlineData("asOf=2999-01-01T00:00:00Z", HttpStatusCode.BadRequest, "in_the_future")]
    [InlineData("judgedAt=2026-02-01T00:00:00Z", HttpStatusCode.BadRequest, "needs_position")]
    [InlineData("when=yesterday", HttpStatusCode.BadRequest, "unknown_parameter")]
    public async Task A_time_at_which_there_was_nothing_or_that_cannot_be_asked_is_refused(string query, HttpStatusCode status, string code)
    {
        var (scene, ticket) = await TicketAsync();

        var answer = await scene.Caller.GetAsync($"/v1/tickets/{ticket}?{query}");

        (answer.Status, answer.Code).ShouldBe((status, code));
    }

    [Theory]
    [InlineData("asOf=2026-02-03T00:00:00Z")]
    [InlineData("knownAt=position:1")]
    [InlineData("version=1")]
    public async Task A_streams_events_are_told_as_of_now_only(string query)
    {
        var (scene, ticket) = await TicketAsync();

        var answer = await scene.Caller.GetAsync($"/v1/tickets/{ticket}/events?{query}");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "not_replayable"));
    }

    [Fact]
    public async Task The_id_of_another_kind_of_stream_names_nothing()
    {
        var (scene, ticket) = await TicketAsync();

        (await scene.Caller.GetAsync($"/v1/contracts/{ticket}")).Code.ShouldBe("contract_not_found");
        (await scene.Caller.GetAsync($"/v1/clients/{Guid.CreateVersion7()}/events")).Code.ShouldBe("client_not_found");
        (await scene.Caller.GetAsync($"/v1/contracts/{ticket}/history")).Code.ShouldBe("contract_not_found");
        (await scene.Caller.GetAsync($"/v1/contracts/{ticket}/sla?month=2026-02")).Code.ShouldBe("contract_not_found");
    }

    [Fact]
    public async Task Another_tenant_finds_nothing_of_it_anywhere()
    {
        var (scene, ticket) = await TicketAsync();
        await scene.SeeAsync("/v1/sla/clocks");
        var other = api.Caller((await scene.Caller.AcceptedAsync("/v1/tenants", new { id = "neighbour" })).Json.GetProperty("key").GetString());

        foreach (var path in new[]
            {
                $"tickets/{ticket}", $"tickets/{ticket}/events", $"tickets/{ticket}?knownAt=position:1", $"contracts/{scene.Contract}/history",
                $"contracts/{scene.Contract}/sla?month=2026-02", $"clients/{scene.Client}",
            })
            (await other.GetAsync($"/v1/{path}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var list in new[] { "tickets", "tickets?q=printer", "contracts", "clients", "sla/clocks" })
            (await other.GetAsync($"/v1/{list}")).Json.GetProperty("items").GetArrayLength().ShouldBe(0, list);
        (await other.GetAsync("/v1/sla/compliance?groupBy=contract")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Events_are_told_in_pages_with_who_and_when()
    {
        var (scene, ticket) = await TicketAsync();

        var first = await scene.SeeAsync($"/v1/tickets/{ticket}/events?limit=2");
        var rest = await scene.Caller.GetAsync(first.Headers["Link"].Split('>')[0][1..]);

        first.Json.EnumerateArray().Select(recorded => recorded.GetProperty("type").GetString()).ShouldBe(["ticket_opened", "provider_responded"]);
        rest.Json.EnumerateArray().Select(recorded => recorded.GetProperty("version").GetInt64()).ShouldBe([3]);
        rest.Headers.ContainsKey("Link").ShouldBeFalse();
        var opened = first.Json[0];
        opened.GetProperty("occurredAt").GetString().ShouldBe("2026-02-02T10:00:00Z");
        opened.GetProperty("by").GetString()!.ShouldStartWith("key:");
        opened.GetProperty("data").GetProperty("requester").GetProperty("name").GetString().ShouldBe("Petra Quill");
        opened.TryGetProperty("shape", out _).ShouldBeFalse();
        opened.TryGetProperty("streamId", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_contracts_history_tells_all_its_streams_in_order_of_position()
    {
        var (scene, ticket) = await TicketAsync();
        var other = await scene.OpenAsync("2026-02-01T08:00:00Z");

        var told = new List<JsonElement>();
        for (var path = $"/v1/contracts/{scene.Contract}/history?limit=2"; path is not null;)
        {
            var page = await scene.SeeAsync(path);
            told.AddRange(page.Json.GetProperty("items").EnumerateArray());
            path = page.Headers.TryGetValue("Link", out var link) ? link.Split('>')[0][1..] : null;
            await scene.TicketAsync(other, "respond", "2026-02-05T08:00:00Z", new { message = "later than the first page" });
        }

        told.Select(recorded => recorded.GetProperty("type").GetString())
            .ShouldBe(["contract_signed", "ticket_opened", "provider_responded", "ticket_paused", "ticket_opened"]);
        told.Select(recorded => recorded.GetProperty("position").GetInt64()).ShouldBeInOrder();
        told.Select(recorded => recorded.GetProperty("streamId").GetGuid()).Distinct().ShouldBe([scene.Contract, ticket, other]);
    }

    [Fact]
    public async Task A_history_is_narrowed_by_when_things_occurred_and_when_they_were_known()
    {
        var (scene, ticket) = await TicketAsync();
        var known = scene.Position;
        await scene.TicketAsync(ticket, "resume", "2026-02-04T08:00:00Z");

        (await TypesAsync("from=2026-02-02T10:00:00Z&to=2026-02-02T11:00:00Z")).ShouldBe(["ticket_opened", "provider_responded"]);
        (await TypesAsync($"from=2026-02-02T11:00:00Z&knownAt=position:{known}")).ShouldBe(["ticket_paused"]);
        (await TypesAsync("asOf=2026-02-02T10:00:00Z")).ShouldBe(["contract_signed", "ticket_opened"]);

        async Task<IEnumerable<string?>> TypesAsync(string query)
        {
            var answer = await scene.SeeAsync($"/v1/contracts/{scene.Contract}/history?{query}", ("Accept", "application/x-ndjson"));
            return System.Text.Encoding.UTF8.GetString(answer.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString());
        }
    }

    async Task<(QueryScene Scene, Guid Ticket)> TicketAsync()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        // A Monday in the office hours of the contract.
        var ticket = await scene.OpenAsync("2026-02-02T10:00:00Z");
        await scene.TicketAsync(ticket, "respond", "2026-02-02T10:30:00Z", new { message = "on it" });
        await scene.TicketAsync(ticket, "pause", "2026-02-02T11:00:00Z", new { reason = "awaitingCustomer" });
        return (scene, ticket);
    }
}
