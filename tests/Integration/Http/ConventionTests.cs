using System.Net;

namespace MspEvents.Tests.Integration.Http;

public sealed class ConventionTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_command_that_starts_a_stream_answers_where_it_is_and_its_version()
    {
        var answer = await caller.PostAsync("/v1/clients", Bodies.Client());

        answer.Status.ShouldBe(HttpStatusCode.Created);
        answer.Version.ShouldBe(1);
        answer.Headers["ETag"].ShouldBe("\"1\"");
        answer.Headers["Location"].ShouldBe($"/v1/clients/{answer.Id}");
        answer.Headers.ShouldContainKey("RateLimit");
        answer.Headers.ShouldContainKey("RateLimit-Policy");
    }

    [Fact]
    public async Task Every_fault_of_a_body_is_told_with_its_pointer()
    {
        var answer = await caller.PostAsync("/v1/clients", """{"name": 7, "colour": "red", "internal": "yes", "industry": "a", "industry": "b"}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers["Content-Type"].ShouldBe("application/problem+json");
        answer.Code.ShouldBe("invalid_request");
        answer.Errors.ShouldBe(
            ["#/name wrong_type", "#/colour unknown_member", "#/internal wrong_type", "#/industry duplicate_member", "#/timeZone required"], ignoreOrder: true);
        answer.Json.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
        answer.Json.GetProperty("instance").GetString().ShouldBe("/v1/clients");
        answer.Json.GetProperty("status").GetInt32().ShouldBe(400);
    }

    [Theory]
    [InlineData("""{"name": "Linden" """, "# malformed_json")]
    [InlineData("[]", "# wrong_type")]
    [InlineData("null", "# wrong_type")]
    [InlineData("""{"name": null, "timeZone": "UTC"}""", "#/name required")]
    [InlineData("""{"name": " ", "timeZone": "UTC"}""", "#/name required")]
    [InlineData("""{"name": "a\u0000b", "timeZone": "UTC"}""", "#/name wrong_type")]
    [InlineData("""{"name": "Linden", "timeZone": "Europe/Lundon"}""", "#/timeZone unknown_time_zone")]
    [InlineData("""{"name": "Linden", "timeZone": "UTC", "occurredAt": "2026-01-01T10:00:00"}""", "#/occurredAt wrong_type")]
    [InlineData("""{"name": "Linden", "timeZone": "UTC", "occurredAt": "9000-01-01T10:00:00Z"}""", "#/occurredAt in_the_future")]
    [InlineData("""{"name": "Linden", "timeZone": "UTC", "occurredAt": "0001-01-01T00:00:00Z"}""", "#/occurredAt wrong_type")]
    [InlineData("""{"name": "Linden", "timeZone": "UTC", "occurredAt": "1899-12-31T23:59:59Z"}""", "#/occurredAt wrong_type")]
    [InlineData("""{"name": "Linden", "timeZone": "UTC", "by": ""}""", "#/by required")]
    [InlineData("""{"name": "Linden", "timeZone": "UTC", "id": "7"}""", "#/id wrong_type")]
    [InlineData("""{"name": "Linden", "timeZone": "UTC", "id": "00000000-0000-0000-0000-000000000000"}""", "#/id out_of_range")]
    public async Task A_body_that_is_not_valid_is_refused_with_a_pointer(string body, string error)
    {
        var answer = await caller.PostAsync("/v1/clients", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe([error]);
    }

    [Fact]
    public async Task No_body_is_an_empty_one()
    {
        var answer = await caller.PostAsync("/v1/clients");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(["#/name required", "#/timeZone required"]);
    }

    [Fact]
    public async Task A_body_too_deep_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40));

        var answer = await caller.PostAsync("/v1/clients", $$"""{"name": {{deep}}, "timeZone": "UTC"}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(["# too_deep"]);
    }

    [Fact]
    public async Task A_body_too_large_is_refused()
    {
        var answer = await caller.PostAsync("/v1/clients", $$"""{"name": "{{new string('n', 300_000)}}", "timeZone": "UTC"}""");

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("body_too_large");
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        var answer = await caller.SendAsync(HttpMethod.Post, "/v1/clients", "name=Linden", "application/x-www-form-urlencoded");

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Code.ShouldBe("unsupported_media_type");
    }

    [Fact]
    public async Task A_null_among_the_items_of_a_list_is_refused()
    {
        var contract = Bodies.Contract(await caller.OnboardAsync());
        contract["serviceLevels"]!["targets"]!.AsArray().Add(null);

        var answer = await caller.PostAsync("/v1/contracts", contract);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(["#/serviceLevels/targets/2 wrong_type"]);
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_too()
    {
        (await caller.GetAsync("/v1/nowhere")).Code.ShouldBe("not_found");
        (await caller.GetAsync("/nowhere")).Code.ShouldBe("not_found");
        (await caller.PostAsync($"/v1/tickets/{Guid.NewGuid()}/close")).Code.ShouldBe("ticket_not_found");
        (await caller.PostAsync("/v1/tickets/7/close")).Code.ShouldBe("not_found");
    }

    [Fact]
    public async Task A_method_a_route_does_not_take_is_a_problem_that_names_those_it_takes()
    {
        var answer = await caller.SendAsync(HttpMethod.Put, $"/v1/tickets/{Guid.NewGuid()}/close", null, null);

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Code.ShouldBe("method_not_allowed");
        answer.Headers["Allow"].ShouldBe("POST");
    }

    [Fact]
    public async Task A_stream_of_another_kind_is_not_found()
    {
        var client = await caller.OnboardAsync();

        var answer = await caller.PostAsync($"/v1/contracts/{client}/retire-kpi", new { key = "a", reason = "b" });

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("contract_not_found");
    }

    [Fact]
    public async Task An_id_in_a_body_that_names_nothing_is_pointed_at()
    {
        var contract = await caller.PostAsync("/v1/contracts", Bodies.Contract(Guid.NewGuid()));
        var ticket = Bodies.Ticket(await caller.SignAsync(await caller.OnboardAsync()));
        ticket["storyId"] = Guid.NewGuid();
        var story = await caller.PostAsync("/v1/tickets", ticket);

        contract.Status.ShouldBe(HttpStatusCode.NotFound);
        contract.Code.ShouldBe("client_not_found");
        contract.Errors.ShouldBe(["#/clientId client_not_found"]);
        story.Code.ShouldBe("story_not_found");
        story.Errors.ShouldBe(["#/storyId story_not_found"]);
    }

    [Fact]
    public async Task An_id_that_is_taken_answers_the_same_words_with_the_version_it_has()
    {
        var body = Bodies.Client();
        body["id"] = Guid.NewGuid();
        var first = await caller.PostAsync("/v1/clients", body);
        await caller.AcceptedAsync($"/v1/clients/{first.Id}/rename", new { name = "Linden" });

        var again = await caller.PostAsync("/v1/clients", body);
        body["industry"] = "retail";
        var other = await caller.PostAsync("/v1/clients", body);

        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Version.ShouldBe(2);
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        other.Code.ShouldBe("id_taken");
    }

    [Fact]
    public async Task What_is_already_so_is_not_recorded_again()
    {
        var client = await caller.OnboardAsync();
        var renamed = await caller.AcceptedAsync($"/v1/clients/{client}/rename", new { name = "Linden" });

        var again = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Linden" });

        again.Status.ShouldBe(HttpStatusCode.OK);
        (again.Version, again.Position).ShouldBe((renamed.Version, renamed.Position));
        (await api.EventsAsync(client, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_happens_before_a_stream_begins()
    {
        var client = await caller.OnboardAsync();

        var answer = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Linden", occurredAt = "2001-01-01T00:00:00Z" });

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Code.ShouldBe("before_first_event");
    }
}
