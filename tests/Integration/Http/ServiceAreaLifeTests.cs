using System.Net;
using System.Text.Json.Nodes;

namespace MspEvents.Tests.Integration.Http;

public sealed class ServiceAreaLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_service_area_goes_through_its_phases_and_every_event_is_read_back()
    {
        var client = await caller.OnboardAsync();
        var area = await TargetAsync(client);
        (string Verb, object Body, string Event)[] life =
        [
            ("hear-voice", new { artefact = "journeyMap", findings = new[] { "Nine days without a laptop." } }, "customer_voice_heard"),
            ("advance", new { to = "design", note = "n" }, "phase_advanced"),
            ("define-kei", Ease(), "kei_defined"),
            ("advance", new { to = "implement" }, "phase_advanced"),
            ("deliver-awareness", new { material = "A guide", audience = "starters", on = "2026-03-04" }, "awareness_delivered"),
            ("allocate", new { who = "Ola Birk", minutesPlanned = 300, from = "2026-04-01", to = "2026-04-30", reason = "Interviews." }, "resources_allocated"),
            ("advance", new { to = "measure" }, "phase_advanced"),
            ("measure-kei", new { key = "ease", value = 4.5, n = 9, period = "2026-03" }, "kei_measured"),
            ("advance", new { to = "evolve" }, "phase_advanced"),
            ("review-kei", new { key = "ease", decision = "change", note = "A week is too late." }, "kei_reviewed"),
            ("define-kei", Ease(6), "kei_defined"),
            ("advance", new { to = "understand" }, "phase_advanced"),
        ];

        foreach (var (verb, body, _) in life)
            (await caller.AcceptedAsync($"/v1/service-areas/{area}/{verb}", body)).Status.ShouldBe(HttpStatusCode.OK);

        var events = (await caller.GetAsync($"/v1/service-areas/{area}/events")).Json.EnumerateArray().ToList();
        events.Select(told => told.GetProperty("type").GetString()).ShouldBe(["service_area_targeted", .. life.Select(step => step.Event)]);
        events.ShouldAllBe(told => told.GetProperty("data").GetProperty("clientId").GetGuid() == client);
        var read = (await caller.GetAsync($"/v1/service-areas/{area}")).Json;
        (read.GetProperty("phase").GetString(), read.GetProperty("round").GetInt32()).ShouldBe(("understand", 2));
        read.GetProperty("missingOutputs").EnumerateArray().Select(missing => missing.GetProperty("output").GetString()).ShouldBe(["customerVoice"]);
        var kei = read.GetProperty("keis")[0];
        (kei.GetProperty("version").GetInt32(), kei.GetProperty("value").GetDecimal(), kei.GetProperty("target").GetDecimal()).ShouldBe((2, 4.5m, 6));
        (kei.GetProperty("onTarget").GetBoolean(), kei.GetProperty("reviewOverdue").GetBoolean(), kei.GetProperty("changeDecided").GetBoolean()).ShouldBe((false, false, false));
        (await caller.GetAsync($"/v1/service-areas/{area}?version=2")).Json.GetProperty("phase").GetString().ShouldBe("understand");
        (await caller.GetAsync($"/v1/service-areas/{area}?knownAt=position:{events[4].GetProperty("position").GetInt64()}"))
            .Json.GetProperty("phase").GetString().ShouldBe("implement");
        (await caller.GetAsync($"/v1/service-areas/{area}?asOf=2001-01-01T00:00:00Z")).Code.ShouldBe("not_yet");
    }

    [Fact]
    public async Task A_phase_is_not_left_without_its_output_and_the_refusal_names_it()
    {
        var area = await TargetAsync(await caller.OnboardAsync());

        var refused = await caller.PostAsync($"/v1/service-areas/{area}/advance", new { to = "design" });

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "phase_output_missing"));
        refused.Json.GetProperty("detail").GetString().ShouldBe("understand is not left without customerVoice.");
        (await caller.PostAsync($"/v1/service-areas/{area}/advance", new { to = "measure" })).Code.ShouldBe("phase_out_of_order");
    }

    [Fact]
    public async Task An_indicator_that_was_not_reviewed_in_six_months_is_overdue()
    {
        var client = await caller.OnboardAsync();
        var area = await TargetAsync(client, "2026-01-05T09:00:00Z");
        var defined = await caller.AcceptedAsync($"/v1/service-areas/{area}/define-kei", Ease(5, "2026-01-06T09:00:00Z"));

        (await KeiAsync("?asOf=2026-07-06T12:00:00Z")).GetProperty("reviewOverdue").GetBoolean().ShouldBeFalse();
        (await KeiAsync("?asOf=2026-07-07T12:00:00Z")).GetProperty("reviewOverdue").GetBoolean().ShouldBeTrue();
        (await KeiAsync("")).GetProperty("reviewDueOn").GetString().ShouldBe("2026-07-06");
        (await ListedAsync("keiReviewOverdue=true&keiReviewTo=2026-07-07", defined.Position)).ShouldBe(1);
        var reviewed = await caller.AcceptedAsync($"/v1/service-areas/{area}/review-kei", new { key = "ease", decision = "keep", note = "n" });
        (await ListedAsync("keiReviewOverdue=true", reviewed.Position)).ShouldBe(0);

        async Task<System.Text.Json.JsonElement> KeiAsync(string query) => (await caller.GetAsync($"/v1/service-areas/{area}{query}")).Json.GetProperty("keis")[0];

        async Task<int> ListedAsync(string filter, long position) =>
            (await caller.GetAsync($"/v1/service-areas?clientId={client}&{filter}&minPosition={position}")).Json.GetProperty("items").GetArrayLength();
    }

    [Theory]
    [InlineData("phase=understand", 1)]
    [InlineData("phase=design,evolve", 0)]
    [InlineData("moscow=must", 1)]
    [InlineData("moscow=could,wont", 0)]
    [InlineData("q=onb", 1)]
    [InlineData("q=printing", 0)]
    [InlineData("targetedFrom=2001-01-01T00:00:00Z&targetedTo=2099-01-01T00:00:00Z", 1)]
    public async Task Service_areas_are_listed_by_what_they_are(string filter, int expected)
    {
        var client = await caller.OnboardAsync();
        var area = await TargetAsync(client);
        var position = (await caller.GetAsync($"/v1/service-areas/{area}")).Json.GetProperty("position").GetInt64();

        var list = (await caller.GetAsync($"/v1/service-areas?clientId={client}&{filter}&minPosition={position}")).Json;

        list.GetProperty("items").GetArrayLength().ShouldBe(expected);
        foreach (var item in list.GetProperty("items").EnumerateArray())
            item.GetProperty("missingOutputs").EnumerateArray().Select(missing => missing.GetString()).ShouldBe(["customerVoice"]);
    }

    [Fact]
    public async Task A_rule_says_no_with_its_code()
    {
        var client = await caller.OnboardAsync();
        var area = await TargetAsync(client);
        await caller.AcceptedAsync($"/v1/service-areas/{area}/define-kei", Ease());

        (await RefusedAsync(area, "measure-kei", new { key = "speed", value = 1, period = "2026-03" })).ShouldBe("unknown_kei");
        (await RefusedAsync(area, "measure-kei", new { key = "ease", value = 8, period = "2026-03" })).ShouldBe("value_off_scale");
        (await RefusedAsync(area, "measure-kei", new { key = "ease", value = 4, period = "2099-03" })).ShouldBe("period_not_begun");
        (await RefusedAsync(area, "deliver-awareness", new { material = "m", audience = "a", on = "2099-01-01" })).ShouldBe("not_delivered_yet");
        await caller.AcceptedAsync($"/v1/service-areas/{area}/review-kei", new { key = "ease", decision = "retire", note = "n" });
        (await RefusedAsync(area, "measure-kei", new { key = "ease", value = 4, period = "2026-03" })).ShouldBe("kei_retired");
        (await caller.PostAsync("/v1/service-areas", new { clientId = Guid.NewGuid(), name = "n" })).Code.ShouldBe("client_not_found");
        await caller.AcceptedAsync($"/v1/clients/{client}/offboard", new { reason = "r" });
        (await caller.PostAsync("/v1/service-areas", new { clientId = client, name = "n" })).Code.ShouldBe("client_offboarded");
    }

    [Theory]
    [InlineData("hear-voice", """{"artefact": "interview", "findings": []}""", "#/findings required")]
    [InlineData("hear-voice", """{"artefact": "rumour", "findings": ["a"]}""", "#/artefact wrong_type")]
    [InlineData("define-kei", """{"key": "k", "name": "n", "definition": "d", "scale": {"min": 1, "max": 1, "better": "higher"}, "target": 2}""", "#/scale/max out_of_range", "#/target out_of_range")]
    [InlineData("measure-kei", """{"key": "k", "value": 1, "n": 0, "period": "2026-03"}""", "#/n out_of_range")]
    [InlineData("review-kei", """{"key": "k", "decision": "keep", "note": " "}""", "#/note required")]
    [InlineData("advance", """{"to": "sleep"}""", "#/to wrong_type")]
    public async Task A_body_that_is_not_valid_is_refused_with_its_pointers(string verb, string body, params string[] errors)
    {
        var area = await TargetAsync(await caller.OnboardAsync());

        var answer = await caller.PostAsync($"/v1/service-areas/{area}/{verb}", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe(errors, ignoreOrder: true);
    }

    async Task<Guid> TargetAsync(Guid client, string? occurredAt = null)
    {
        var body = new JsonObject { ["clientId"] = client, ["name"] = "Onboarding", ["moscow"] = "must" };
        if (occurredAt is not null)
            body["occurredAt"] = occurredAt;
        return (await caller.AcceptedAsync("/v1/service-areas", body)).Id;
    }

    async Task<string?> RefusedAsync(Guid area, string verb, object body)
    {
        var answer = await caller.PostAsync($"/v1/service-areas/{area}/{verb}", body);
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        return answer.Code;
    }

    static JsonObject Ease(decimal target = 5, string? occurredAt = null)
    {
        var body = new JsonObject
        {
            ["key"] = "ease",
            ["name"] = "Ease",
            ["definition"] = "Mean answer.",
            ["scale"] = new JsonObject { ["min"] = 1, ["max"] = 7, ["better"] = "higher" },
            ["target"] = target,
        };
        if (occurredAt is not null)
            body["occurredAt"] = occurredAt;
        return body;
    }
}
