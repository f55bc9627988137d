using System.Net;
using System.Text.Json.Nodes;

namespace MspEvents.Tests.Integration.Http;

public sealed class ReviewLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_review_lives_from_the_calendar_to_its_last_action_and_every_event_is_read_back()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var review = (await caller.AcceptedAsync("/v1/reviews", Schedule(contract))).Id;
        (string Verb, object Body, string Event)[] life =
        [
            ("hold", new { heldAt = "2026-04-08T09:05:00Z", attendees = new[] { "Petra Quill", "Ola Birk" }, pack = new { position = 1, hash = "9f86" }, notes = "Calm." }, "review_held"),
            ("agree-action", new { key = "notice", action = "Text messages", owner = "Ola Birk", dueOn = "2026-04-30" }, "action_agreed"),
            ("agree-action", new { key = "drills", action = "Quiet drills", owner = "Ola Birk", dueOn = "2026-05-31" }, "action_agreed"),
            ("complete-action", new { key = "notice", outcome = "They go out." }, "action_completed"),
        ];

        foreach (var (verb, asked, _) in life)
            (await caller.AcceptedAsync($"/v1/reviews/{review}/{verb}", asked)).Status.ShouldBe(HttpStatusCode.OK);

        var events = (await caller.GetAsync($"/v1/reviews/{review}/events")).Json.EnumerateArray().ToList();
        events.Select(told => told.GetProperty("type").GetString()).ShouldBe(["review_scheduled", .. life.Select(step => step.Event)]);
        events.ShouldAllBe(told => told.GetProperty("data").GetProperty("contractId").GetGuid() == contract && told.GetProperty("data").GetProperty("clientId").GetGuid() == client);
        events[1].GetProperty("data").GetProperty("attendees")[0].GetString().ShouldBe("Petra Quill");
        var read = (await caller.GetAsync($"/v1/reviews/{review}")).Json;
        (read.GetProperty("status").GetString(), read.GetProperty("overdue").GetBoolean(), read.GetProperty("heldAt").GetString()).ShouldBe(("held", false, "2026-04-08T09:05:00Z"));
        read.GetProperty("actions").EnumerateArray().Select(action => (action.GetProperty("key").GetString(), action.TryGetProperty("completedAt", out _)))
            .ShouldBe([("drills", false), ("notice", true)]);
        (await caller.GetAsync($"/v1/reviews/{review}?version=1")).Json.GetProperty("overdue").GetBoolean().ShouldBeTrue();
        var item = (await caller.GetAsync($"/v1/reviews?contractId={contract}&minPosition={events[^1].GetProperty("position").GetInt64()}")).Json.GetProperty("items")[0];
        (item.GetProperty("actions").GetInt32(), item.GetProperty("openActions").GetInt32(), item.GetProperty("nextActionDueOn").GetString()).ShouldBe((2, 1, "2026-05-31"));
    }

    [Fact]
    public async Task A_review_that_is_cancelled_is_not_held()
    {
        var review = (await caller.AcceptedAsync("/v1/reviews", Schedule(await caller.SignAsync(await caller.OnboardAsync())))).Id;
        await caller.AcceptedAsync($"/v1/reviews/{review}/cancel", new { reason = "Everyone is away." });

        (await caller.PostAsync($"/v1/reviews/{review}/hold", new { heldAt = "2026-04-08T09:05:00Z" })).Code.ShouldBe("not_allowed");
        (await caller.GetAsync($"/v1/reviews/{review}/events")).Json.EnumerateArray().Select(told => told.GetProperty("type").GetString()).ShouldBe(["review_scheduled", "review_cancelled"]);
        (await caller.PostAsync("/v1/reviews", Schedule(Guid.NewGuid()))).Errors.ShouldBe(["#/contractId contract_not_found"]);
        (await caller.PostAsync($"/v1/reviews/{review}/complete-action", new { key = "k", outcome = "o" })).Code.ShouldBe("unknown_action");
    }

    [Theory]
    [InlineData("status=scheduled&kind=monthly", 1)]
    [InlineData("kind=weekly", 0)]
    [InlineData("overdue=true", 1)]
    [InlineData("overdue=false", 0)]
    [InlineData("scheduledFrom=2026-04-08&scheduledTo=2026-04-09", 1)]
    [InlineData("heldFrom=2026-01-01", 0)]
    [InlineData("q=figures", 1)]
    public async Task Reviews_are_listed_by_what_they_are(string filter, int expected)
    {
        var client = await caller.OnboardAsync();
        var last = await caller.AcceptedAsync("/v1/reviews", Schedule(await caller.SignAsync(client)));

        var list = (await caller.GetAsync($"/v1/reviews?clientId={client}&{filter}&minPosition={last.Position}")).Json;

        list.GetProperty("items").GetArrayLength().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"heldAt": "2026-04-08T09:05:00Z", "pack": {"position": 0, "hash": ""}, "attendees": [" "]}""", "#/pack/position out_of_range", "#/pack/hash required", "#/attendees/0 required")]
    [InlineData("{}", "#/heldAt required")]
    public async Task A_body_that_is_not_valid_is_refused_with_its_pointers(string body, params string[] errors)
    {
        var review = (await caller.AcceptedAsync("/v1/reviews", Schedule(await caller.SignAsync(await caller.OnboardAsync())))).Id;

        var answer = await caller.PostAsync($"/v1/reviews/{review}/hold", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors, ignoreOrder: true);
    }

    static JsonObject Schedule(Guid contract) => new()
    {
        ["contractId"] = contract,
        ["kind"] = "monthly",
        ["scheduledFor"] = "2026-04-08T09:00:00Z",
        ["agenda"] = new JsonArray("Figures of March"),
        ["occurredAt"] = "2026-03-20T09:00:00Z",
    };
}
