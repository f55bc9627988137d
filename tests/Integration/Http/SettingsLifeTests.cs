using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.Api.Security;
using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Tests.Integration.Http;

public sealed class SettingsLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    const string Satisfaction = "/v1/settings/set-satisfaction-thresholds";
    const string Attention = "/v1/settings/set-attention-thresholds";
    const string Scope = "/v1/settings/set-scope-thresholds";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_anything_is_set_every_default_is_told_at_version_0()
    {
        var (caller, tenant) = await TenantAsync();

        var answer = await caller.GetAsync("/v1/settings");

        (answer.Status, answer.Headers["ETag"], answer.Version, answer.Id).ShouldBe((HttpStatusCode.OK, "\"0\"", 0, TenantSettings.IdOf(tenant)));
        answer.Json.TryGetProperty("changedAt", out _).ShouldBeFalse();
        var satisfaction = answer.Json.GetProperty("satisfaction");
        satisfaction.EnumerateObject().Count().ShouldBe(37);
        Numbers(satisfaction, "memoryDays", "slopeWindowDays", "fewestAnswers", "turningSlope", "steepSlope", "watch", "warn", "act", "migrationTail")
            .ShouldBe([30, 28, 3, 2, -4, 40, 60, 80, 45]);
        answer.Json.GetProperty("attention").GetRawText().ShouldBe("""{"unownedMinutes":30,"silentDays":5,"ageingDays":30,"reportDays":7,"warningsFrom":"watch"}""");
        answer.Json.GetProperty("scope").GetRawText().ShouldBe("""{"warningAbovePercent":10,"criticalAbovePercent":25}""");
        (await caller.GetAsync("/v1/settings/events")).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Settings_live_through_their_changes_and_every_event_is_read_back()
    {
        var (caller, _) = await TenantAsync();
        (string Path, object Thresholds, string Event)[] life =
        [
            (Satisfaction, new { watch = 30, warn = 50.0 }, "satisfaction_thresholds_set"),
            (Attention, new { unownedMinutes = 15, warningsFrom = "warn" }, "attention_thresholds_set"),
            (Scope, new { warningAbovePercent = 7.5 }, "scope_thresholds_set"),
            (Satisfaction, new { watch = 35, memoryDays = 45.5 }, "satisfaction_thresholds_set"),
        ];
        foreach (var ((path, thresholds, _), index) in life.Select((step, index) => (step, index)))
        {
            var accepted = await caller.AcceptedAsync(path, new { thresholds, reason = $"Step {index}", by = "Ines Marlow", occurredAt = $"2026-02-0{index + 1}T09:00:00Z" });
            (accepted.Status, accepted.Version, accepted.Headers["ETag"]).ShouldBe((HttpStatusCode.OK, index + 1, $"\"{index + 1}\""));
            accepted.Headers.ShouldNotContainKey("Location");
        }

        var events = (await caller.GetAsync("/v1/settings/events")).Json.EnumerateArray().ToList();
        events.Select(told => told.GetProperty("type").GetString()).ShouldBe(life.Select(step => step.Event));
        events.Select(told => told.GetProperty("data").GetProperty("thresholds").GetRawText()).ShouldBe(
        [
            """{"watch":30,"warn":50}""", """{"unownedMinutes":15,"warningsFrom":"warn"}""", """{"warningAbovePercent":7.5}""", """{"memoryDays":45.5,"watch":35}""",
        ]);
        events.Select(told => told.GetProperty("data").GetProperty("reason").GetString()).ShouldBe(["Step 0", "Step 1", "Step 2", "Step 3"]);
        events.ShouldAllBe(told => told.GetProperty("by").GetString() == "Ines Marlow" && !told.GetProperty("data").EnumerateObject().Any(member => member.Name == "clientId"));

        var now = await caller.GetAsync("/v1/settings");
        (now.Version, now.Headers["ETag"], now.Json.GetProperty("changedAt").GetString()).ShouldBe((4, "\"4\"", "2026-02-04T09:00:00Z"));
        Numbers(now.Json.GetProperty("satisfaction"), "watch", "warn", "act", "memoryDays").ShouldBe([35, 50, 80, 45.5]);
        now.Json.GetProperty("attention").GetRawText().ShouldBe("""{"unownedMinutes":15,"silentDays":5,"ageingDays":30,"reportDays":7,"warningsFrom":"warn"}""");
        now.Json.GetProperty("scope").GetRawText().ShouldBe("""{"warningAbovePercent":7.5,"criticalAbovePercent":25}""");

        (await WatchAsync("version=1")).ShouldBe((1, 30));
        (await WatchAsync("version=3")).ShouldBe((3, 30));
        (await WatchAsync("asOf=2026-01-31T00:00:00Z")).ShouldBe((0, 40));
        (await WatchAsync("asOf=2026-02-03T12:00:00Z")).ShouldBe((3, 30));
        (await WatchAsync("knownAt=position:0")).ShouldBe((0, 40));
        (await WatchAsync($"knownAt=position:{events[2].GetProperty("position").GetInt64()}")).ShouldBe((3, 30));
        (await WatchAsync($"knownAt={events[0].GetProperty("recordedAt").GetString()}")).ShouldBe((1, 30));
        (await caller.GetAsync("/v1/settings?version=5")).Code.ShouldBe("not_yet");
        (await caller.GetAsync("/v1/settings?at=now")).Errors.ShouldBe(["?at unknown_parameter"]);
        var page = await caller.GetAsync("/v1/settings/events?after=1&limit=2");
        page.Json.EnumerateArray().Select(told => told.GetProperty("version").GetInt64()).ShouldBe([2, 3]);
        page.Headers["Link"].ShouldBe("</v1/settings/events?after=3&limit=2>; rel=\"next\"");

        async Task<(long Version, int Watch)> WatchAsync(string query)
        {
            var answer = await caller.GetAsync($"/v1/settings?{query}");
            answer.Status.ShouldBe(HttpStatusCode.OK, Encoding.UTF8.GetString(answer.Bytes));
            answer.Headers.ShouldNotContainKey("ETag");
            return (answer.Version, answer.Json.GetProperty("satisfaction").GetProperty("watch").GetInt32());
        }
    }

    [Fact]
    public async Task Asking_for_what_is_so_records_nothing()
    {
        var (caller, _) = await TenantAsync();

        var untouched = await caller.AcceptedAsync(Satisfaction, Body(new { watch = 40 }));
        (untouched.Status, untouched.Version, untouched.Position).ShouldBe((HttpStatusCode.OK, 0, 0));
        var key = ("Idempotency-Key", "as-it-is");
        (await caller.AcceptedAsync(Satisfaction, Body(new { watch = 40 }), key)).Bytes.ShouldBe(untouched.Bytes);
        var replayed = await caller.AcceptedAsync(Satisfaction, Body(new { watch = 40 }), key);
        (replayed.Headers["Idempotency-Replayed"], Encoding.UTF8.GetString(replayed.Bytes)).ShouldBe(("true", Encoding.UTF8.GetString(untouched.Bytes)));

        var set = await caller.AcceptedAsync(Scope, Body(new { criticalAbovePercent = 30 }));
        var again = await caller.AcceptedAsync(Scope, Body(new { criticalAbovePercent = 30.0 }));
        (again.Version, again.Position).ShouldBe((set.Version, set.Position));
        (await caller.GetAsync("/v1/settings/events")).Json.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_request_is_taken_once_and_for_the_version_at_hand()
    {
        var (caller, _) = await TenantAsync();
        var first = await caller.AcceptedAsync(Satisfaction, Body(new { watch = 30 }), ("If-Match", "\"0\""), ("Idempotency-Key", "first"));
        var again = await caller.AcceptedAsync(Satisfaction, Body(new { watch = 30 }), ("If-Match", "\"0\""), ("Idempotency-Key", "first"));
        (again.Status, again.Headers["Idempotency-Replayed"], Encoding.UTF8.GetString(again.Bytes)).ShouldBe((HttpStatusCode.OK, "true", Encoding.UTF8.GetString(first.Bytes)));
        (await caller.PostAsync(Satisfaction, Body(new { watch = 31 }), ("Idempotency-Key", "first"))).Code.ShouldBe("idempotency_key_reused");

        var late = await caller.PostAsync(Attention, Body(new { silentDays = 3 }), ("If-Match", "\"0\""));
        (late.Status, late.Code, late.Headers["ETag"]).ShouldBe((HttpStatusCode.PreconditionFailed, "version_mismatch", "\"1\""));
        (await caller.PostAsync(Attention, Body(new { silentDays = 3 }), ("If-Match", "\"1\""))).Status.ShouldBe(HttpStatusCode.OK);
        (await caller.PostAsync(Attention, Body(new { silentDays = 4 }), ("If-Match", "*"))).Version.ShouldBe(3);

        var (other, _) = await TenantAsync();
        (await other.PostAsync(Attention, Body(new { silentDays = 3 }), ("If-Match", "\"1\""))).Headers["ETag"].ShouldBe("\"0\"");
        (await other.PostAsync(Attention, Body(new { silentDays = 3 }), ("If-Match", "*"))).Version.ShouldBe(1);
    }

    [Theory]
    [InlineData(Satisfaction, """{"thresholds": {}, "reason": "r"}""", "#/thresholds required")]
    [InlineData(Satisfaction, """{"reason": "r"}""", "#/thresholds required")]
    [InlineData(Satisfaction, """{"thresholds": {"watch": 30}}""", "#/reason required")]
    [InlineData(Satisfaction, """{"thresholds": {"watch": 30}, "reason": " "}""", "#/reason required")]
    [InlineData(Satisfaction, """{"thresholds": {"wach": 30}, "reason": "r"}""", "#/thresholds/wach unknown_member")]
    [InlineData(Satisfaction, """{"thresholds": {"watch": 30.5}, "reason": "r"}""", "#/thresholds/watch wrong_type")]
    [InlineData(Satisfaction, """{"thresholds": {"watch": 0}, "reason": "r"}""", "#/thresholds/watch out_of_range")]
    [InlineData(Satisfaction, """{"thresholds": {"act": 101}, "reason": "r"}""", "#/thresholds/act out_of_range")]
    [InlineData(Satisfaction, """{"thresholds": {"memoryDays": 0.5}, "reason": "r"}""", "#/thresholds/memoryDays out_of_range")]
    [InlineData(Satisfaction, """{"thresholds": {"memoryDays": 1e999}, "reason": "r"}""", "#/thresholds/memoryDays out_of_range")]
    [InlineData(Satisfaction, """{"thresholds": {"slopeWindowDays": 0}, "reason": "r"}""", "#/thresholds/slopeWindowDays out_of_range")]
    [InlineData(Satisfaction, """{"thresholds": {"fewestAnswers": 0}, "reason": "r"}""", "#/thresholds/fewestAnswers out_of_range")]
    [InlineData(Satisfaction, """{"thresholds": {"steepSlope": 1}, "reason": "r"}""", "#/thresholds/steepSlope out_of_range")]
    [InlineData(Satisfaction, """{"thresholds": {"outcomeTail": 731}, "reason": "r"}""", "#/thresholds/outcomeTail out_of_range")]
    [InlineData(Satisfaction, """{"thresholds": {"watch": 50, "warn": 50}, "reason": "r"}""", "#/thresholds/warn out_of_order")]
    [InlineData(Satisfaction, """{"thresholds": {"warn": 90, "act": 85}, "reason": "r"}""", "#/thresholds/act out_of_order")]
    [InlineData(Satisfaction, """{"thresholds": {"keepingSlope": 3, "turningSlope": 2.5}, "reason": "r"}""", "#/thresholds/turningSlope out_of_order")]
    [InlineData(Satisfaction, """{"thresholds": {"steepSlope": -2, "fallingSlope": -3}, "reason": "r"}""", "#/thresholds/fallingSlope out_of_order")]
    [InlineData(Satisfaction, """{"thresholds": {"lowIndex": 60, "highIndex": 60}, "reason": "r"}""", "#/thresholds/highIndex out_of_order")]
    [InlineData(Attention, """{"thresholds": {"unownedMinutes": 0}, "reason": "r"}""", "#/thresholds/unownedMinutes out_of_range")]
    [InlineData(Attention, """{"thresholds": {"silentDays": 366}, "reason": "r"}""", "#/thresholds/silentDays out_of_range")]
    [InlineData(Attention, """{"thresholds": {"ageingDays": -1}, "reason": "r"}""", "#/thresholds/ageingDays out_of_range")]
    [InlineData(Attention, """{"thresholds": {"reportDays": 0}, "reason": "r"}""", "#/thresholds/reportDays out_of_range")]
    [InlineData(Attention, """{"thresholds": {"warningsFrom": "none"}, "reason": "r"}""", "#/thresholds/warningsFrom out_of_range")]
    [InlineData(Attention, """{"thresholds": {"warningsFrom": "never"}, "reason": "r"}""", "#/thresholds/warningsFrom wrong_type")]
    [InlineData(Scope, """{"thresholds": {"warningAbovePercent": -1}, "reason": "r"}""", "#/thresholds/warningAbovePercent out_of_range")]
    [InlineData(Scope, """{"thresholds": {"criticalAbovePercent": 1001}, "reason": "r"}""", "#/thresholds/criticalAbovePercent out_of_range")]
    [InlineData(Scope, """{"thresholds": {"warningAbovePercent": 9, "criticalAbovePercent": 9}, "reason": "r"}""", "#/thresholds/criticalAbovePercent out_of_order")]
    public async Task A_body_that_makes_no_sense_is_refused_with_a_pointer_and_records_nothing(string path, string body, string error)
    {
        var caller = api.Caller();

        var answer = await caller.PostAsync(path, body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
        answer.Errors.ShouldBe([error]);
        (await caller.GetAsync("/v1/settings")).Version.ShouldBe(0);
    }

    [Fact]
    public async Task What_contradicts_what_stands_is_refused_and_so_is_a_change_out_of_order()
    {
        var (caller, _) = await TenantAsync();
        (await caller.PostAsync(Satisfaction, Body(new { watch = 60 }))).Code.ShouldBe("thresholds_contradict");
        (await caller.PostAsync(Satisfaction, Body(new { keepingSlope = 2.5 }))).Code.ShouldBe("thresholds_contradict");
        var refused = await caller.PostAsync(Scope, Body(new { warningAbovePercent = 25 }));
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "thresholds_contradict"));

        await caller.AcceptedAsync(Scope, new { thresholds = new { warningAbovePercent = 20 }, reason = "r", occurredAt = "2026-02-01T09:00:00Z" });
        await caller.AcceptedAsync(Scope, new { thresholds = new { criticalAbovePercent = 30 }, reason = "r", occurredAt = "2026-03-01T09:00:00Z" });
        (await caller.PostAsync(Scope, Body(new { criticalAbovePercent = 20 }))).Code.ShouldBe("thresholds_contradict");
        (await caller.PostAsync(Attention, new { thresholds = new { silentDays = 3 }, reason = "r", occurredAt = "2026-02-15T09:00:00Z" })).Code.ShouldBe("later_change_known");
        (await caller.PostAsync(Attention, new { thresholds = new { silentDays = 3 }, reason = "r", occurredAt = "2026-01-15T09:00:00Z" })).Code.ShouldBe("before_first_event");
        (await caller.PostAsync(Attention, new { thresholds = new { silentDays = 3 }, reason = "r", occurredAt = "9000-01-01T10:00:00Z" })).Errors.ShouldBe(["#/occurredAt in_the_future"]);
        (await caller.GetAsync("/v1/settings")).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Only_admins_change_settings_and_their_place_is_nobody_elses()
    {
        var (caller, tenant) = await TenantAsync();
        var writer = api.Caller(await Services.GetRequiredService<CredentialStore>().AddAsync(tenant, "writer", [Scopes.Write], Cancellation));
        var reader = api.Caller(await Services.GetRequiredService<CredentialStore>().AddAsync(tenant, "reader", [Scopes.Read], Cancellation));

        (await writer.PostAsync(Attention, Body(new { silentDays = 3 }))).Code.ShouldBe("forbidden");
        (await writer.GetAsync("/v1/settings")).Code.ShouldBe("forbidden");
        (await reader.GetAsync("/v1/settings")).Version.ShouldBe(0);
        (await reader.GetAsync("/v1/settings/events")).Status.ShouldBe(HttpStatusCode.OK);
        var client = Bodies.Client();
        client["id"] = TenantSettings.IdOf(tenant);
        (await writer.PostAsync("/v1/clients", client)).Code.ShouldBe("id_taken");
        (await caller.PostAsync(Attention, Body(new { silentDays = 3 }))).Version.ShouldBe(1);
        (await writer.PostAsync($"/v1/clients/{TenantSettings.IdOf(tenant)}/rename", new { name = "Linden" })).Code.ShouldBe("client_not_found");
    }

    [Fact]
    public async Task Two_that_change_at_once_are_both_heard()
    {
        var (caller, _) = await TenantAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(days => caller.AcceptedAsync(Attention, Body(days % 2 == 0 ? new { silentDays = days } : (object)new { ageingDays = days }))));

        answers.Select(answer => answer.Version).Order().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    IServiceProvider Services => api.Services;

    async Task<(ApiCaller Caller, string Tenant)> TenantAsync()
    {
        var id = $"t-{Guid.NewGuid():N}";
        return (api.Caller((await api.Caller().AcceptedAsync("/v1/tenants", new { id })).Json.GetProperty("key").GetString()), id);
    }

    static object Body(object thresholds) => new { thresholds, reason = "because" };

    static double[] Numbers(JsonElement settings, params string[] names) => [.. names.Select(name => settings.GetProperty(name).GetDouble())];
}
