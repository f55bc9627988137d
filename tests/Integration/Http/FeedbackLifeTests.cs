using System.Net;
using System.Text.Json.Nodes;

namespace MspEvents.Tests.Integration.Http;

public sealed class FeedbackLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task Feedback_lives_from_the_answer_to_its_retraction_and_every_event_is_read_back()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var ticket = await caller.OpenAsync(contract);
        var initiative = (await caller.AcceptedAsync("/v1/initiatives", InitiativeLifeTests.Plan(client))).Id;
        var body = Answer(client);
        body["about"] = new JsonObject { ["kind"] = "ticket", ["id"] = ticket };
        body["excelling"] = new JsonArray("kind people");
        body["external"] = new JsonObject { ["system"] = "survey", ["id"] = "S-1" };
        var feedback = (await caller.AcceptedAsync("/v1/feedback", body)).Id;
        (string Verb, object Body, string Event)[] life =
        [
            ("acknowledge", new { by = "Ola Birk", message = "Heard." }, "feedback_acknowledged"),
            ("act", new { action = "Text messages", owner = "Ola Birk", dueOn = "2026-04-30", initiativeId = initiative }, "feedback_acted_upon"),
            ("close", new { outcome = "Notices go out.", toldClient = true }, "feedback_closed"),
            ("retract", new { reason = "Meant for the caterer." }, "feedback_retracted"),
        ];

        foreach (var (verb, asked, _) in life)
            (await caller.AcceptedAsync($"/v1/feedback/{feedback}/{verb}", asked)).Status.ShouldBe(HttpStatusCode.OK);

        var events = (await caller.GetAsync($"/v1/feedback/{feedback}/events")).Json.EnumerateArray().ToList();
        events.Select(told => told.GetProperty("type").GetString()).ShouldBe(["feedback_received", .. life.Select(step => step.Event)]);
        events.ShouldAllBe(told => told.GetProperty("data").GetProperty("clientId").GetGuid() == client && told.GetProperty("data").GetProperty("contractId").GetGuid() == contract);
        events[0].GetProperty("data").GetProperty("scale").GetRawText().ShouldBe("""{"min":1,"max":5,"better":"higher"}""");
        events[0].GetProperty("data").GetProperty("improve")[0].GetString().ShouldBe("tell us sooner");
        var read = (await caller.GetAsync($"/v1/feedback/{feedback}")).Json;
        (read.GetProperty("status").GetString(), read.GetProperty("normalisedScore").GetDecimal()).ShouldBe(("retracted", 75));
        (read.GetProperty("acknowledgedBy").GetString(), read.GetProperty("toldClient").GetBoolean()).ShouldBe(("Ola Birk", true));
        read.GetProperty("actions")[0].GetProperty("initiativeId").GetGuid().ShouldBe(initiative);
        (await caller.GetAsync($"/v1/feedback/{feedback}?version=3")).Json.GetProperty("status").GetString().ShouldBe("actedUpon");
        (await caller.GetAsync($"/v1/feedback/{feedback}?knownAt=position:{events[1].GetProperty("position").GetInt64()}")).Json.GetProperty("status").GetString().ShouldBe("acknowledged");
        (await caller.GetAsync($"/v1/feedback/{feedback}?asOf=2001-01-01T00:00:00Z")).Code.ShouldBe("not_yet");
    }

    [Theory]
    [InlineData("""{"score": 6}""", "#/score out_of_range")]
    [InlineData("""{"score": 3.5}""", "#/score out_of_range")]
    [InlineData("""{"kind": "nps", "score": -1}""", "#/score out_of_range")]
    [InlineData("""{"kind": "ces", "score": 8}""", "#/score out_of_range")]
    [InlineData("""{"score": null}""", "#/score required")]
    [InlineData("""{"kind": "comment"}""", "#/score not_allowed_here")]
    [InlineData("""{"kind": "comment", "score": null, "comment": null, "improve": []}""", "#/comment required")]
    [InlineData("""{"keiKey": "calm"}""", "#/keiKey not_allowed_here")]
    [InlineData("""{"kind": "kei"}""", "#/keiKey required", "#/about required")]
    [InlineData("""{"kind": "kei", "keiKey": "calm", "about": {"kind": "ticket", "id": "0198a1c0-9f02-7a10-8b3c-112233445566"}}""", "#/about/kind not_allowed_here")]
    [InlineData("""{"improve": [" "]}""", "#/improve/0 required")]
    [InlineData("""{"direction": "sideways"}""", "#/direction wrong_type")]
    public async Task An_answer_that_is_not_valid_is_refused_with_its_pointers(string changes, params string[] errors)
    {
        var body = Answer(Guid.NewGuid());
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
            body[name] = value?.DeepClone();

        var answer = await caller.PostAsync("/v1/feedback", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors, ignoreOrder: true);
    }

    [Fact]
    public async Task An_indicator_is_scored_on_the_scale_its_service_area_had_at_the_time()
    {
        var client = await caller.OnboardAsync();
        var area = (await caller.AcceptedAsync("/v1/service-areas", new { clientId = client, name = "Dispatch", occurredAt = "2026-01-05T09:00:00Z" })).Id;
        await DefineAsync(1, 10, "higher", "2026-01-06T09:00:00Z");
        await DefineAsync(1, 5, "lower", "2026-02-06T09:00:00Z");

        var before = await caller.AcceptedAsync("/v1/feedback", Asked("2026-01-20T09:00:00Z", 10));
        var after = await caller.AcceptedAsync("/v1/feedback", Asked("2026-02-20T09:00:00Z", 2));

        (await caller.GetAsync($"/v1/feedback/{before.Id}")).Json.GetProperty("scale").GetRawText().ShouldBe("""{"min":1,"max":10,"better":"higher"}""");
        (await caller.GetAsync($"/v1/feedback/{after.Id}")).Json.GetProperty("normalisedScore").GetDecimal().ShouldBe(75);
        (await caller.PostAsync("/v1/feedback", Asked("2026-02-20T09:00:00Z", 10))).Errors.ShouldBe(["#/score out_of_range"]);
        (await caller.PostAsync("/v1/feedback", Asked("2026-01-05T10:00:00Z", 3))).Code.ShouldBe("unknown_kei");
        (await caller.GetAsync($"/v1/feedback?clientId={client}&keiKey=ease&minPosition={after.Position}")).Json.GetProperty("items").GetArrayLength().ShouldBe(2);

        Task DefineAsync(int min, int max, string better, string at) => caller.AcceptedAsync($"/v1/service-areas/{area}/define-kei", new
        {
            key = "ease",
            name = "Ease",
            definition = "How easy it was",
            scale = new { min, max, better },
            target = 3,
            occurredAt = at,
        });

        JsonObject Asked(string at, int score)
        {
            var body = Answer(client);
            (body["kind"], body["keiKey"], body["score"], body["occurredAt"]) = ("kei", "ease", score, at);
            body["about"] = new JsonObject { ["kind"] = "serviceArea", ["id"] = area };
            return body;
        }
    }

    [Theory]
    [InlineData("ticket", "ticket_not_found")]
    [InlineData("story", "story_not_found")]
    [InlineData("serviceArea", "service_area_not_found")]
    [InlineData("changeRequest", "change_request_not_found")]
    [InlineData("review", "review_not_found")]
    public async Task What_an_answer_is_about_must_be_there(string kind, string code)
    {
        var body = Answer(await caller.OnboardAsync());
        body["about"] = new JsonObject { ["kind"] = kind, ["id"] = Guid.NewGuid() };

        var answer = await caller.PostAsync("/v1/feedback", body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, code));
        answer.Errors.ShouldBe([$"#/about/id {code}"]);
    }

    [Fact]
    public async Task What_an_answer_names_must_be_there_and_be_the_clients()
    {
        var client = await caller.OnboardAsync();
        var feedback = (await caller.AcceptedAsync("/v1/feedback", Answer(client))).Id;
        var strangers = (await caller.AcceptedAsync("/v1/initiatives", InitiativeLifeTests.Plan(await caller.OnboardAsync()))).Id;
        var body = Answer(client);
        body["contractId"] = await caller.SignAsync(await caller.OnboardAsync());

        (await caller.PostAsync("/v1/feedback", Answer(Guid.NewGuid()))).Errors.ShouldBe(["#/clientId client_not_found"]);
        (await caller.PostAsync("/v1/feedback", body)).Code.ShouldBe("other_client");
        (await caller.PostAsync($"/v1/feedback/{feedback}/act", new { action = "a", owner = "o", dueOn = "2026-04-30", storyId = Guid.NewGuid() })).Errors.ShouldBe(["#/storyId story_not_found"]);
        (await caller.PostAsync($"/v1/feedback/{feedback}/act", new { action = "a", owner = "o", dueOn = "2026-04-30", initiativeId = strangers })).Code.ShouldBe("other_client");
        (await caller.PostAsync($"/v1/feedback/{feedback}/acknowledge", new { })).Errors.ShouldBe(["#/by required"]);
    }

    [Theory]
    [InlineData("status=actedUpon", 1)]
    [InlineData("status=received,closed", 0)]
    [InlineData("kind=csat&direction=fromClient&channel=survey", 1)]
    [InlineData("direction=toClient", 0)]
    [InlineData("receivedFrom=2026-03-02&receivedTo=2026-03-03", 1)]
    [InlineData("receivedFrom=2026-03-03", 0)]
    [InlineData("acknowledgedFrom=2026-03-02T09:00:00Z&acknowledgedTo=2026-03-02T09:00:01Z", 1)]
    [InlineData("q=sooner%20late", 1)]
    [InlineData("q=petra", 1)]
    [InlineData("q=heating", 0)]
    public async Task Feedback_is_listed_by_what_it_is(string filter, int expected)
    {
        var (client, position) = await ActedUponAsync();

        var list = (await caller.GetAsync($"/v1/feedback?clientId={client}&{filter}&minPosition={position}")).Json;

        list.GetProperty("items").GetArrayLength().ShouldBe(expected);
    }

    [Fact]
    public async Task What_should_be_better_is_listed_with_what_came_of_it()
    {
        var (client, position) = await ActedUponAsync();

        var items = (await caller.GetAsync($"/v1/improvements?clientId={client}&minPosition={position}")).Json.GetProperty("items").EnumerateArray().ToList();

        items.Select(item => (item.GetProperty("item").GetInt32(), item.GetProperty("kind").GetString(), item.GetProperty("text").GetString())).ShouldBe(
            [(1, "improve", "tell us sooner"), (2, "improve", "quieter drills"), (3, "suggestion", "text the floor leads")]);
        items.ShouldAllBe(item => item.GetProperty("status").GetString() == "actedUpon" && item.GetProperty("owner").GetString() == "Ola Birk"
            && item.GetProperty("dueOn").GetString() == "2026-04-30" && item.GetProperty("initiativeId").GetGuid() != Guid.Empty);
        var page = (await caller.GetAsync($"/v1/improvements?clientId={client}&kind=improve&limit=1")).Json;
        var next = (await caller.GetAsync($"/v1/improvements?clientId={client}&kind=improve&limit=1&cursor={page.GetProperty("next").GetString()}")).Json;
        next.GetProperty("items")[0].GetProperty("text").GetString().ShouldBe("quieter drills");
        next.TryGetProperty("next", out _).ShouldBeFalse();
        var csv = await caller.GetAsync($"/v1/improvements?clientId={client}&fields=kind,text&sort=text", ("Accept", "text/csv"));
        System.Text.Encoding.UTF8.GetString(csv.Bytes).ShouldBe("kind,text\r\nimprove,quieter drills\r\nimprove,tell us sooner\r\nsuggestion,text the floor leads\r\n");
    }

    [Fact]
    public async Task What_was_taken_back_asks_for_nothing()
    {
        var client = await caller.OnboardAsync();
        var feedback = (await caller.AcceptedAsync("/v1/feedback", Answer(client))).Id;
        var last = await caller.AcceptedAsync($"/v1/feedback/{feedback}/retract", new { reason = "r" });

        (await caller.GetAsync($"/v1/improvements?clientId={client}&minPosition={last.Position}")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await caller.GetAsync($"/v1/feedback?clientId={client}&status=retracted")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    async Task<(Guid Client, long Position)> ActedUponAsync()
    {
        var client = await caller.OnboardAsync();
        var initiative = (await caller.AcceptedAsync("/v1/initiatives", InitiativeLifeTests.Plan(client))).Id;
        var body = Answer(client);
        body["improve"] = new JsonArray("tell us sooner", "quieter drills");
        body["suggestion"] = "text the floor leads";
        body["occurredAt"] = "2026-03-02T08:00:00Z";
        var feedback = (await caller.AcceptedAsync("/v1/feedback", body)).Id;
        await caller.AcceptedAsync($"/v1/feedback/{feedback}/acknowledge", new { by = "Ola Birk", occurredAt = "2026-03-02T09:00:00Z" });
        var last = await caller.AcceptedAsync(
            $"/v1/feedback/{feedback}/act",
            new { action = "Text messages", owner = "Ola Birk", dueOn = "2026-04-30", initiativeId = initiative, occurredAt = "2026-03-02T10:00:00Z" });
        return (client, last.Position);
    }

    internal static JsonObject Answer(Guid client) => new()
    {
        ["clientId"] = client,
        ["direction"] = "fromClient",
        ["kind"] = "csat",
        ["score"] = 4,
        ["comment"] = "Good, but late",
        ["improve"] = new JsonArray("tell us sooner"),
        ["channel"] = "survey",
        ["respondent"] = new JsonObject { ["name"] = "Petra Quill", ["role"] = "practice manager" },
    };
}
