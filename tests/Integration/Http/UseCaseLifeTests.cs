using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Tests.Integration.Http;

public sealed class UseCaseLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();
    readonly CommandHandler handler = api.Services.GetRequiredService<CommandHandler>();

    [Fact]
    public async Task A_use_case_lives_from_its_definition_to_its_retirement_and_every_event_is_read_back()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var template = await TemplateAsync();
        var story = await StoryAsync(client);
        var useCase = (await caller.AcceptedAsync("/v1/use-cases", UseCaseBodies.Definition(client, story))).Id;
        (string Path, object Body, string Event)[] life =
        [
            ("revise", new { goal = "Nobody waits at all.", reason = "r" }, "use_case_revised"),
            ("prioritise", new { value = 5, urgency = 4, resources = 3, complexity = 4, dependencies = 2, timeframe = 3, weights = new { value = 2, urgency = 1, feasibility = 1 }, rationale = "Half of all complaints." }, "use_case_prioritised"),
            ("communicate-rationale", new { to = new[] { "Petra Quill" }, channel = "meeting" }, "rationale_communicated"),
            ("acknowledge", new { stakeholder = "Petra Quill" }, "rationale_acknowledged"),
            ("adopt-template", new { templateId = template, adaptations = "Without the badge." }, "template_adopted"),
            ("record-training", new { team = "Desk", skill = "Imaging", completedBy = new[] { "Ola Birk" } }, "training_recorded"),
            ("review", new { outcome = "It works.", nextReviewOn = "2099-01-31", by = "Petra Quill" }, "use_case_reviewed"),
            ("allocate", new { team = "Desk", minutesPlanned = 600, from = "2026-04-01", reason = "Laptops." }, "resources_allocated"),
            ("scenarios", UseCaseBodies.Scenario("september"), "scenario_identified"),
            ("scenarios/september/assess", new { likelihood = 4, impact = 5, note = "n" }, "scenario_assessed"),
            ("scenarios/september/plan", new { contingency = new[] { "Lease ten more." }, resources = new[] { "Two more hands." }, communication = new[] { "Tell them." }, owner = "Ola Birk" }, "contingency_planned"),
            ("scenarios/september/simulate", UseCaseBodies.Run(contract, 1), "scenario_simulated"),
            ("scenarios/september/exercise", new { heldAt = "2026-03-04T12:30:00Z", findings = new[] { "An old image." }, gaps = new[] { "No bench." } }, "scenario_exercised"),
            ("retire", new { reason = "Done in-house." }, "use_case_retired"),
        ];

        foreach (var (path, body, _) in life)
            (await caller.AcceptedAsync($"/v1/use-cases/{useCase}/{path}", body)).Status.ShouldBe(HttpStatusCode.OK);

        var events = (await caller.GetAsync($"/v1/use-cases/{useCase}/events")).Json.EnumerateArray().ToList();
        events.Select(told => told.GetProperty("type").GetString()).ShouldBe(["use_case_defined", .. life.Select(step => step.Event)]);
        events.ShouldAllBe(told => told.GetProperty("data").GetProperty("clientId").GetGuid() == client);
        events[0].GetProperty("data").GetProperty("timeZone").GetString().ShouldBe("Europe/London");
        var read = (await caller.GetAsync($"/v1/use-cases/{useCase}")).Json;
        read.GetProperty("status").GetString().ShouldBe("retired");
        read.GetProperty("goal").GetString().ShouldBe("Nobody waits at all.");
        read.GetProperty("storyIds")[0].GetGuid().ShouldBe(story);
        // (2 x 5 + 4 + 3) / 4
        read.GetProperty("priority").GetProperty("score").GetDecimal().ShouldBe(4.25m);
        read.GetProperty("priority").GetProperty("lowestScore").GetDecimal().ShouldBeLessThan(4.25m);
        read.GetProperty("stakeholders")[0].GetProperty("acknowledgedAt").GetString().ShouldNotBeNull();
        read.GetProperty("reviewOverdue").GetBoolean().ShouldBeFalse();
        var scenario = read.GetProperty("scenarios")[0];
        scenario.GetProperty("risk").GetInt32().ShouldBe(20);
        scenario.GetProperty("plan").GetProperty("owner").GetString().ShouldBe("Ola Birk");
        scenario.GetProperty("simulations")[0].GetProperty("arrivals").GetInt32().ShouldBe(3);
        (await caller.GetAsync($"/v1/use-cases/{useCase}?version=3")).Json.GetProperty("status").GetString().ShouldBe("active");
        (await caller.GetAsync($"/v1/use-cases/{useCase}?knownAt=position:{events[1].GetProperty("position").GetInt64()}"))
            .Json.TryGetProperty("priority", out _).ShouldBeFalse();
        (await caller.GetAsync($"/v1/use-cases/{useCase}?asOf=2001-01-01T00:00:00Z")).Code.ShouldBe("not_yet");
        (await caller.GetAsync($"/v1/use-cases/{useCase}?asOf=2001-01-01T00:00:00Z")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_rule_says_no_with_its_code()
    {
        var client = await caller.OnboardAsync();
        var useCase = await UseCaseBodies.ScenarioAsync(caller, client);
        var elsewhere = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);

        (await RefusedAsync(useCase, "communicate-rationale", new { to = new[] { "Petra Quill" }, channel = "c" })).ShouldBe("not_prioritised");
        (await RefusedAsync(useCase, "acknowledge", new { stakeholder = "Nobody" })).ShouldBe("unknown_stakeholder");
        (await RefusedAsync(useCase, "review", new { outcome = "o", nextReviewOn = "2001-01-01", by = "b" })).ShouldBe("next_review_passed");
        (await RefusedAsync(useCase, "scenarios", UseCaseBodies.Scenario("september", "failure"))).ShouldBe("scenario_key_taken");
        (await RefusedAsync(useCase, "scenarios/october/assess", new { likelihood = 1, impact = 1 })).ShouldBe("unknown_scenario");
        (await RefusedAsync(useCase, "scenarios/september/exercise", new { heldAt = "2099-01-01T00:00:00Z", findings = Array.Empty<string>(), gaps = Array.Empty<string>() })).ShouldBe("not_held_yet");
        (await RefusedAsync(useCase, "scenarios/september/simulate", UseCaseBodies.Run(await caller.SignAsync(elsewhere), 1))).ShouldBe("other_clients_contract");
        (await RefusedAsync(useCase, "scenarios/september/simulate", UseCaseBodies.Run(contract, 1, "2020-01-06T09:00:00Z"))).ShouldBe("contract_not_in_force");
        var others = UseCaseBodies.Definition(client, await StoryAsync(elsewhere));
        (await caller.PostAsync("/v1/use-cases", others)).Code.ShouldBe("other_clients_story");
        var template = await TemplateAsync();
        await handler.AskAsync(
            SolutionTemplate.Decider, Request(template), (_, _) => Task.FromResult<TemplateCommand>(new RetireTemplate("r")), TestContext.Current.CancellationToken);
        (await RefusedAsync(useCase, "adopt-template", new { templateId = template })).ShouldBe("template_retired");
        await caller.AcceptedAsync($"/v1/use-cases/{useCase}/retire", new { reason = "r" });
        (await RefusedAsync(useCase, "revise", new { title = "t", reason = "r" })).ShouldBe("use_case_retired");
        await caller.AcceptedAsync($"/v1/clients/{client}/offboard", new { reason = "r" });
        (await caller.PostAsync("/v1/use-cases", UseCaseBodies.Definition(client, null))).Code.ShouldBe("client_offboarded");
    }

    [Fact]
    public async Task What_a_body_names_must_be_there()
    {
        var client = await caller.OnboardAsync();
        var useCase = await UseCaseBodies.ScenarioAsync(caller, client);

        (await caller.PostAsync("/v1/use-cases", UseCaseBodies.Definition(Guid.NewGuid(), null))).Code.ShouldBe("client_not_found");
        var stories = await caller.PostAsync("/v1/use-cases", UseCaseBodies.Definition(client, Guid.NewGuid()));
        (stories.Code, stories.Errors[0]).ShouldBe(("story_not_found", "#/storyIds/0 story_not_found"));
        (await caller.PostAsync($"/v1/use-cases/{useCase}/adopt-template", new { templateId = Guid.NewGuid() })).Code.ShouldBe("template_not_found");
        (await caller.PostAsync($"/v1/use-cases/{useCase}/scenarios/september/simulate", UseCaseBodies.Run(Guid.NewGuid(), 1))).Code.ShouldBe("contract_not_found");
        (await caller.PostAsync($"/v1/use-cases/{Guid.NewGuid()}/scenarios/september/assess", new { likelihood = 1, impact = 1 })).Code.ShouldBe("use_case_not_found");
    }

    [Theory]
    [InlineData("prioritise", """{"value": 6, "urgency": 1, "feasibility": 3, "rationale": " "}""", "#/value out_of_range", "#/rationale required")]
    [InlineData("prioritise", """{"value": 5, "urgency": 1, "feasibility": 3, "resources": 3, "rationale": "r"}""", "#/resources not_allowed_here")]
    [InlineData("prioritise", """{"value": 5, "urgency": 1, "resources": 3, "complexity": 3, "dependencies": 3, "rationale": "r"}""", "#/timeframe required")]
    [InlineData("prioritise", """{"value": 5, "urgency": 1, "feasibility": 3, "rationale": "r", "weights": {"value": 0, "urgency": 0, "feasibility": 0}}""", "#/weights out_of_range")]
    [InlineData("communicate-rationale", """{"to": [], "channel": "c"}""", "#/to required")]
    [InlineData("revise", """{"reason": "r"}""", "# required")]
    [InlineData("revise", """{"reason": "r", "stakeholders": [{"name": "A", "kind": "client", "role": "r", "expectation": "e"}, {"name": "A", "kind": "client", "role": "r", "expectation": "e"}]}""", "#/stakeholders/1 duplicate")]
    [InlineData("review", """{"outcome": "o", "nextReviewOn": "2099-01-01"}""", "#/by required")]
    [InlineData("scenarios", """{"scenarioKey": "a/b", "kind": "surge", "narrative": "n", "variables": {"x": ""}, "challenges": [], "opportunities": []}""", "#/scenarioKey wrong_format", "#/variables/x wrong_length")]
    [InlineData("scenarios/september/assess", """{"likelihood": 0, "impact": 6}""", "#/likelihood out_of_range", "#/impact out_of_range")]
    [InlineData("scenarios/september/plan", """{"contingency": [], "resources": [], "communication": [], "owner": "o"}""", "#/contingency required")]
    [InlineData("scenarios/september/simulate", """{"startsAt": "2026-03-02T09:00:00Z", "arrivals": [], "agents": 0, "contractId": "0198a1c0-8d10-7bb2-a1f4-0a1b2c3d4e5f"}""", "#/arrivals out_of_range", "#/agents out_of_range")]
    [InlineData("scenarios/september/simulate", """{"startsAt": "2026-03-02T09:00:00Z", "arrivals": [{"atMinute": -1, "impact": 4, "urgency": 1, "handleMinutes": 0}], "agents": 1, "contractId": "0198a1c0-8d10-7bb2-a1f4-0a1b2c3d4e5f"}""", "#/arrivals/0/atMinute out_of_range", "#/arrivals/0/impact out_of_range", "#/arrivals/0/handleMinutes out_of_range")]
    [InlineData("allocate", """{"minutesPlanned": 0, "from": "2026-01-02", "to": "2026-01-01", "reason": "r", "who": "a", "team": "b"}""", "#/minutesPlanned out_of_range", "#/team not_allowed_here", "#/to out_of_range")]
    public async Task A_body_that_is_not_valid_is_refused_with_its_pointers(string path, string body, params string[] errors)
    {
        var useCase = await UseCaseBodies.ScenarioAsync(caller, await caller.OnboardAsync());

        var answer = await caller.PostAsync($"/v1/use-cases/{useCase}/{path}", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors, ignoreOrder: true);
    }

    async Task<string?> RefusedAsync(Guid useCase, string path, object body)
    {
        var answer = await caller.PostAsync($"/v1/use-cases/{useCase}/{path}", body);
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        return answer.Code;
    }

    async Task<Guid> TemplateAsync()
    {
        var id = Guid.CreateVersion7();
        var create = new CreateTemplate("First day", "Starters wait.", ["Order early."], ["healthcare"]);
        await handler.StartAsync(
            SolutionTemplate.Decider, Request(id), (_, _) => Task.FromResult<TemplateCommand>(create), false, TestContext.Current.CancellationToken);
        return id;
    }

    async Task<Guid> StoryAsync(Guid client)
    {
        var id = Guid.CreateVersion7();
        var capture = new CaptureStory { ClientId = client, Text = "As a starter, I want a laptop, so that I can work." };
        await handler.StartAsync(UserStory.Decider, Request(id), (_, _) => Task.FromResult<StoryCommand>(capture), false, TestContext.Current.CancellationToken);
        return id;
    }

    static CommandRequest Request(Guid stream) => new() { Tenant = "default", StreamId = stream };
}
