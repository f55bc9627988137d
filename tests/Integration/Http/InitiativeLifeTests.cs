using System.Net;
using System.Text.Json.Nodes;
using MspEvents.Domain;

namespace MspEvents.Tests.Integration.Http;

public sealed class InitiativeLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task An_initiative_lives_from_the_plan_to_the_confirmed_benefit_and_every_event_is_read_back()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        await caller.AcceptedAsync($"/v1/clients/{client}/record-pain-point", new { title = "Stalls", description = "Every Monday." });
        var painPoint = (await caller.GetAsync($"/v1/clients/{client}")).Json.GetProperty("painPoints")[0].GetProperty("painPointId").GetGuid();
        var before = (await caller.AcceptedAsync("/v1/initiatives", Plan(client))).Id;
        var body = Plan(client);
        body["painPointId"] = painPoint;
        body["addresses"] = new JsonArray(before);
        body["investment"] = new JsonObject { ["amount"] = 1_250_000, ["currency"] = "GBP" };
        var initiative = (await caller.AcceptedAsync("/v1/initiatives", body)).Id;
        var work = Guid.NewGuid();
        (string Verb, object? Body, string Event)[] life =
        [
            ("allocate", new { team = "Field", minutesPlanned = 2_400, from = "2026-04-01", reason = "The move." }, "resources_allocated"),
            ("start", null, "initiative_started"),
            ("progress", new { note = "Hall one.", metric = "stalls", value = 3.5 }, "initiative_progressed"),
            ("communicate", new { audience = "floor leads", channel = "meeting", message = "Hall two on Friday." }, "initiative_communicated"),
            ("log-work", new { workId = work, contractId = contract, minutes = 50, who = "Ola Birk", role = "engineer", scopeItem = "desk", startedAt = "2026-01-07T09:00:00Z" }, "work_logged"),
            ("correct-work", new { workId = work, minutes = 40, reason = "r" }, "work_corrected"),
            ("void-work", new { workId = work, reason = "r" }, "work_voided"),
            ("record-investment", new { amount = 1_200_000, currency = "GBP", note = "Switches" }, "investment_recorded"),
            ("finish", new { result = "All halls." }, "initiative_finished"),
            ("confirm-benefit", new { benefit = "Calm Mondays", measure = "stalls: 0", by = "Petra Quill" }, "benefit_confirmed"),
        ];

        foreach (var (verb, asked, _) in life)
            (await caller.AcceptedAsync($"/v1/initiatives/{initiative}/{verb}", asked)).Status.ShouldBe(HttpStatusCode.OK);

        var events = (await caller.GetAsync($"/v1/initiatives/{initiative}/events")).Json.EnumerateArray().ToList();
        events.Select(told => told.GetProperty("type").GetString()).ShouldBe(["initiative_planned", .. life.Select(step => step.Event)]);
        events.ShouldAllBe(told => told.GetProperty("data").GetProperty("clientId").GetGuid() == client);
        events.Where(told => told.GetProperty("data").TryGetProperty("contractId", out var named) && named.GetGuid() == contract)
            .Select(told => told.GetProperty("type").GetString()).ShouldBe(["work_logged", "work_corrected", "work_voided"]);
        var logged = (await api.EventsAsync(initiative, TestContext.Current.CancellationToken)).Select(stored => stored.Event).OfType<WorkLogged>().Single().Work;
        (logged.Rate, logged.Cost).ShouldBe((6_500, 5_417));
        var read = (await caller.GetAsync($"/v1/initiatives/{initiative}")).Json;
        (read.GetProperty("status").GetString(), read.GetProperty("workMinutes").GetInt32()).ShouldBe(("finished", 0));
        read.GetProperty("benefit").GetProperty("by").GetString().ShouldBe("Petra Quill");
        read.GetProperty("invested")[0].GetProperty("amount").GetInt64().ShouldBe(1_200_000);
        (read.GetProperty("painPointId").GetGuid(), read.GetProperty("addresses")[0].GetGuid()).ShouldBe((painPoint, before));
        (await caller.GetAsync($"/v1/initiatives/{initiative}?version=3")).Json.GetProperty("status").GetString().ShouldBe("started");
        (await caller.GetAsync($"/v1/initiatives/{initiative}?knownAt=position:{events[0].GetProperty("position").GetInt64()}")).Json.GetProperty("status").GetString().ShouldBe("planned");
    }

    [Fact]
    public async Task What_an_initiative_names_must_be_there_and_be_the_clients()
    {
        var client = await caller.OnboardAsync();
        var strangers = (await caller.AcceptedAsync("/v1/initiatives", Plan(await caller.OnboardAsync()))).Id;
        var own = (await caller.AcceptedAsync("/v1/initiatives", Plan(client))).Id;
        var initiative = (await caller.AcceptedAsync("/v1/initiatives", Plan(client))).Id;

        (await caller.PostAsync("/v1/initiatives", Plan(Guid.NewGuid()))).Errors.ShouldBe(["#/clientId client_not_found"]);
        (await caller.PostAsync("/v1/initiatives", With(Plan(client), "painPointId", Guid.NewGuid()))).Errors.ShouldBe(["#/painPointId pain_point_not_found"]);
        (await caller.PostAsync("/v1/initiatives", With(Plan(client), "addresses", new JsonArray(own, strangers)))).Errors.ShouldBe(["#/addresses/1 initiative_not_found"]);
        (await caller.PostAsync($"/v1/initiatives/{initiative}/log-work", Work())).Code.ShouldBe("no_contract");
        (await caller.PostAsync($"/v1/initiatives/{initiative}/log-work", With(Work(), "contractId", Guid.NewGuid()))).Errors.ShouldBe(["#/contractId contract_not_found"]);
        (await caller.PostAsync($"/v1/initiatives/{initiative}/log-work", With(Work(), "contractId", await caller.SignAsync(await caller.OnboardAsync())))).Code.ShouldBe("other_client");
    }

    [Theory]
    [InlineData("progress", """{"note": "n", "value": 1}""", "#/metric required")]
    [InlineData("record-investment", """{"amount": 0, "currency": "XXX", "note": "n"}""", "#/amount out_of_range", "#/currency unknown_currency")]
    [InlineData("confirm-benefit", """{"benefit": "b"}""", "#/by required")]
    [InlineData("allocate", """{"minutesPlanned": 0, "from": "2026-04-01", "reason": "r"}""", "#/minutesPlanned out_of_range", "#/who required")]
    [InlineData("allocate", """{"minutesPlanned": 1, "from": "2026-04-02", "to": "2026-04-01", "reason": "r", "who": "a", "team": "b"}""", "#/to out_of_range", "#/team not_allowed_here")]
    public async Task A_body_that_is_not_valid_is_refused_with_its_pointers(string verb, string body, params string[] errors)
    {
        var initiative = (await caller.AcceptedAsync("/v1/initiatives", Plan(await caller.OnboardAsync()))).Id;

        var answer = await caller.PostAsync($"/v1/initiatives/{initiative}/{verb}", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors, ignoreOrder: true);
    }

    [Theory]
    [InlineData("status=abandoned&kind=migration", 1)]
    [InlineData("status=planned,finished", 0)]
    [InlineData("kind=easyWin", 0)]
    [InlineData("plannedFrom=2026-03-02&plannedTo=2026-03-03&startedFrom=2026-03-03", 1)]
    [InlineData("startedTo=2026-03-03", 0)]
    [InlineData("q=switches%20stalls", 1)]
    [InlineData("q=heating", 0)]
    public async Task Initiatives_are_listed_by_what_they_are(string filter, int expected)
    {
        var client = await caller.OnboardAsync();
        var initiative = (await caller.AcceptedAsync("/v1/initiatives", With(Plan(client), "occurredAt", "2026-03-02T08:00:00Z"))).Id;
        await caller.AcceptedAsync($"/v1/initiatives/{initiative}/start", new { occurredAt = "2026-03-03T08:00:00Z" });
        var last = await caller.AcceptedAsync($"/v1/initiatives/{initiative}/abandon", new { reason = "r" });

        var list = (await caller.GetAsync($"/v1/initiatives?clientId={client}&{filter}&minPosition={last.Position}")).Json;

        list.GetProperty("items").GetArrayLength().ShouldBe(expected);
    }

    internal static JsonObject Plan(Guid client) => new()
    {
        ["clientId"] = client,
        ["title"] = "New switches in the hall",
        ["kind"] = "migration",
        ["expectedValue"] = "No more stalls",
        ["validity"] = "Half of the stalls begin there",
    };

    static JsonObject Work() => new() { ["minutes"] = 5, ["who"] = "O", ["startedAt"] = "2026-01-01T00:00:00Z" };

    static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        body[name] = value;
        return body;
    }
}
