using System.Net;
using System.Text.Json.Nodes;
using MspEvents.Domain;

namespace MspEvents.Tests.Integration.Http;

public sealed class StoryLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    const string Text = "As a receptionist, I want to see which printer is free, so that no patient waits at the desk";

    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_story_lives_from_capture_to_acceptance()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var first = await CaptureAsync(client, "As a receptionist, I want to print a label, so that samples are known");
        var other = await CaptureAsync(client, "As a nurse, I want to lock a door, so that nobody walks in");
        var story = await CaptureAsync(client, Text);
        var work = Guid.NewGuid();
        (string Verb, object? Body, string[] Events)[] life =
        [
            ("request-clarification", new { questions = new[] { "Which printers?" }, of = "Petra Quill" }, ["clarification_requested"]),
            ("clarify", new { answers = new[] { "Those at the desk." }, changes = new { want = "to see which printer at the desk is free" } }, ["story_clarified"]),
            ("refine", new { acceptance = new[] { "At most a minute old." }, reason = "Asked for." }, ["story_refined"]),
            ("analyse", new { category = "printing", complexity = 2, impact = 4, dependsOn = new[] { first }, themes = new[] { "front desk" } }, ["story_analysed"]),
            ("prioritise", new { value = 5, urgency = 4, resources = 4, complexity = 3, dependencies = 5, timeframe = 2, weights = new { value = 2 }, moscow = "must", rationale = "Every morning." }, ["story_prioritised"]),
            ("validate", new { by = "Petra Quill", evidence = "Counted.", confirmed = true }, ["story_validated"]),
            ("design", new { blueprint = new { steps = new[] { "Put up a display." } } }, ["story_designed"]),
            ("allocate", new { who = "Ola Birk", minutesPlanned = 600, from = "2026-03-02", reason = "Display." }, ["resources_allocated"]),
            ("start", new { team = "Field" }, ["story_started"]),
            ("log-work", new { workId = work, minutes = 50, who = "Ola Birk", role = "engineer", contractId = contract, startedAt = "2026-01-07T09:00:00Z" }, ["work_logged"]),
            ("correct-work", new { workId = work, minutes = 40, reason = "Travel." }, ["work_corrected"]),
            ("void-work", new { workId = work, reason = "Another story." }, ["work_voided"]),
            ("deliver", new { outcome = "Shown." }, ["story_delivered"]),
            ("send-back", new { by = "Petra Quill", reason = "One printer only." }, ["story_sent_back"]),
            ("merge", new { into = other }, ["story_merged"]),
            ("unmerge", null, ["story_unmerged"]),
            ("deliver", new { outcome = "Both are shown." }, ["story_delivered"]),
            ("accept", new { by = "Petra Quill", alignment = 5, note = "Good." }, ["story_accepted"]),
        ];

        foreach (var (verb, body, _) in life)
            (await caller.AcceptedAsync($"/v1/stories/{story}/{verb}", body)).Status.ShouldBe(HttpStatusCode.OK);

        var events = (await caller.GetAsync($"/v1/stories/{story}/events")).Json.EnumerateArray().ToList();
        events.Select(stored => stored.GetProperty("type").GetString()).ShouldBe(["story_captured", .. life.SelectMany(step => step.Events)]);
        var answer = (await caller.GetAsync($"/v1/stories/{story}")).Json;
        answer.GetProperty("status").GetString().ShouldBe("accepted");
        answer.GetProperty("text").GetString().ShouldBe("As a receptionist, I want to see which printer at the desk is free, so that no patient waits at the desk");
        answer.GetProperty("priority").GetProperty("score").GetDecimal().ShouldBe(4.375m);
        answer.GetProperty("sentBackCount").GetInt32().ShouldBe(1);
        answer.GetProperty("workMinutes").GetInt32().ShouldBe(0);
        var stored = (await api.EventsAsync(story, TestContext.Current.CancellationToken)).Select(fact => fact.Event).ToList();
        stored.OfType<WorkLogged>().Single().ContractId.ShouldBe(contract);
        stored.OfType<WorkCorrected>().Single().Work.Cost.ShouldBe(4_333);
        var retired = await caller.AcceptedAsync($"/v1/stories/{other}/retire", new { reason = "Done otherwise." });
        retired.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_story_in_parts_is_put_together()
    {
        var client = await caller.OnboardAsync();
        var body = Body(client, null);
        (body["role"], body["want"], body["benefit"]) = ("nurse", "print a label", "samples are known");
        var story = (await caller.AcceptedAsync("/v1/stories", body)).Id;

        (await caller.GetAsync($"/v1/stories/{story}")).Json.GetProperty("text").GetString()
            .ShouldBe("As a nurse, I want to print a label, so that samples are known");
    }

    [Fact]
    public async Task A_story_is_asked_for_at_any_version()
    {
        var story = await CaptureAsync(await caller.OnboardAsync(), Text);
        await caller.AcceptedAsync($"/v1/stories/{story}/start");

        (await caller.GetAsync($"/v1/stories/{story}?version=1")).Json.GetProperty("status").GetString().ShouldBe("captured");
        (await caller.GetAsync($"/v1/stories/{story}?version=2")).Json.GetProperty("status").GetString().ShouldBe("inProgress");
        (await caller.GetAsync($"/v1/stories/{story}?version=1")).Json.TryGetProperty("backlog", out _).ShouldBeTrue();
        (await caller.GetAsync($"/v1/stories/{story}?version=3")).Code.ShouldBe("not_yet");
        (await caller.GetAsync($"/v1/stories/{story}?asOf=2001-01-01T00:00:00Z")).Code.ShouldBe("not_yet");
    }

    [Theory]
    [InlineData("request-clarification", """{"questions": [], "of": "P"}""", "#/questions required")]
    [InlineData("clarify", """{"answers": [" "]}""", "#/answers/0 required")]
    [InlineData("refine", """{"reason": "r"}""", "# required")]
    [InlineData("refine", """{"reason": "r", "text": "a", "role": "b"}""", "#/role not_allowed_here")]
    [InlineData("analyse", """{"category": "c", "complexity": 6, "impact": 0}""", "#/complexity out_of_range", "#/impact out_of_range")]
    [InlineData("prioritise", """{"value": 1, "urgency": 1, "rationale": "r"}""", "#/resources required", "#/complexity required", "#/dependencies required", "#/timeframe required")]
    [InlineData("prioritise", """{"value": 1, "urgency": 1, "feasibility": 1, "timeframe": 1, "rationale": "r"}""", "#/timeframe not_allowed_here")]
    [InlineData("prioritise", """{"value": 1, "urgency": 1, "feasibility": 1, "rationale": " "}""", "#/rationale required")]
    [InlineData("validate", """{"evidence": "e", "confirmed": true}""", "#/by required")]
    [InlineData("accept", """{"by": "P", "alignment": 6}""", "#/alignment out_of_range")]
    [InlineData("send-back", """{"reason": "r"}""", "#/by required")]
    [InlineData("allocate", """{"minutesPlanned": 60, "from": "2026-03-02", "reason": "r"}""", "#/who required")]
    public async Task A_body_that_is_not_valid_is_refused_with_its_pointers(string verb, string body, params string[] errors)
    {
        var story = await CaptureAsync(await caller.OnboardAsync(), Text);

        var answer = await caller.PostAsync($"/v1/stories/{story}/{verb}", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors, ignoreOrder: true);
    }

    [Fact]
    public async Task A_story_needs_words()
    {
        var body = Body(await caller.OnboardAsync(), null);
        (await caller.PostAsync("/v1/stories", body)).Errors.ShouldBe(["#/text required"]);
    }

    [Fact]
    public async Task What_a_body_names_must_be_there()
    {
        var client = await caller.OnboardAsync();
        var story = await CaptureAsync(client, Text);
        var nothing = Guid.NewGuid();

        (await caller.PostAsync($"/v1/stories/{story}/analyse", new { category = "c", complexity = 1, impact = 1, dependsOn = new[] { nothing } })).Code.ShouldBe("story_not_found");
        (await caller.PostAsync($"/v1/stories/{story}/merge", new { into = nothing })).Code.ShouldBe("story_not_found");
        (await caller.PostAsync($"/v1/stories/{story}/design", new { blueprint = new { }, useCaseId = nothing })).Code.ShouldBe("use_case_not_found");
        (await caller.PostAsync($"/v1/stories/{story}/log-work", new { minutes = 5, who = "O", startedAt = "2026-01-01T00:00:00Z", contractId = nothing })).Code.ShouldBe("contract_not_found");
        (await caller.PostAsync("/v1/stories", Body(nothing, Text))).Code.ShouldBe("client_not_found");
    }

    [Fact]
    public async Task A_rule_says_no_with_its_code()
    {
        var client = await caller.OnboardAsync();
        var (one, two, three) = (await CaptureAsync(client, Text), await CaptureAsync(client, Text + " at all"), await CaptureAsync(client, Text + " at noon"));
        await DependAsync(one, two);
        await DependAsync(two, three);

        (await caller.PostAsync($"/v1/stories/{three}/analyse", Analysis(one))).Code.ShouldBe("dependency_cycle");
        (await caller.PostAsync($"/v1/stories/{three}/analyse", Analysis(three))).Code.ShouldBe("dependency_cycle");
        (await caller.PostAsync($"/v1/stories/{one}/log-work", new { minutes = 5, who = "O", startedAt = "2026-01-01T00:00:00Z" })).Code.ShouldBe("no_contract");
        (await caller.PostAsync($"/v1/stories/{one}/merge", new { into = one })).Code.ShouldBe("merge_into_itself");
        (await caller.PostAsync($"/v1/stories/{one}/clarify", new { answers = new[] { "a" } })).Code.ShouldBe("no_open_question");
        (await caller.PostAsync($"/v1/stories/{one}/deliver", new { outcome = "o" })).Code.ShouldBe("not_allowed");
        var foreign = await caller.SignAsync(await caller.OnboardAsync());
        (await caller.PostAsync($"/v1/stories/{one}/log-work", new { minutes = 5, who = "O", startedAt = "2026-01-01T00:00:00Z", contractId = foreign })).Code.ShouldBe("other_client");

        Task DependAsync(Guid story, Guid on) => caller.AcceptedAsync($"/v1/stories/{story}/analyse", Analysis(on));
        static object Analysis(Guid on) => new { category = "c", complexity = 1, impact = 1, dependsOn = new[] { on } };
    }

    async Task<Guid> CaptureAsync(Guid client, string text) => (await caller.AcceptedAsync("/v1/stories", Body(client, text))).Id;

    static JsonObject Body(Guid client, string? text)
    {
        var body = new JsonObject { ["clientId"] = client, ["source"] = "interview", ["painPoint"] = "Queues in the morning." };
        if (text is not null)
            body["text"] = text;
        return body;
    }
}
