using System.Text;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class ThresholdTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Days_and_warnings_follow_the_thresholds_of_the_moment_and_old_answers_are_given_again()
    {
        var scene = await SceneAsync();
        var before = await scene.SatisfactionAsync();
        Warning(before, 20).ShouldBe((25, "none"));
        (await KindsAsync(scene)).ShouldBe(["silent"]);

        var changed = await SetAsync(scene, "satisfaction", new { watch = 25 });
        var watched = await scene.SatisfactionAsync();
        Warning(watched, 20).ShouldBe((25, "watch"));
        (await KindsAsync(scene, changed.Position)).ShouldBe(["troughWarning", "silent"]);
        var points = await SetAsync(scene, "satisfaction", new { frictionPoints = 65, dwellDays = 3 });
        Warning(await scene.SatisfactionAsync(), 20).ShouldBe((65, "warn"));
        (await KindsAsync(scene, points.Position, "level=warn")).ShouldBe(["troughWarning"]);

        Text(await AgainAsync(scene, before)).ShouldBe(Text(before));
        Text(await AgainAsync(scene, watched)).ShouldBe(Text(watched));
        Warning(await scene.SatisfactionAsync($"asOf={scene.At(19)}"), 19).ShouldBe((25, "none"));
        Warning(await scene.SatisfactionAsync($"knownAt=position:{changed.Position}"), 20).ShouldBe((25, "watch"));
        Warning(await scene.SatisfactionAsync($"knownAt=position:{changed.Position - 1}"), 20).ShouldBe((25, "none"));
    }

    [Fact]
    public async Task What_asks_for_attention_does_so_by_the_thresholds_of_the_moment()
    {
        var scene = await SceneAsync();
        await SetAsync(scene, "satisfaction", new { watch = 25 });
        var longer = await SetAsync(scene, "attention", new { silentDays = 60 });
        (await KindsAsync(scene, longer.Position)).ShouldBe(["troughWarning"]);
        var sooner = await SetAsync(scene, "attention", new { silentDays = 2, ageingDays = 10, warningsFrom = "warn" });
        var items = await ItemsAsync(scene, sooner.Position);
        items.Select(Kind).ShouldBe(["silent", "ageing"]);
        items.Select(item => item.GetProperty("dueAt").GetString()).ShouldBe([scene.At(3), scene.At(11)]);

        await scene.BeginAsync("tickets", 2, Bodies.Ticket(scene.Contract));
        (await KindsAsync(scene)).ShouldBe(["unowned", "silent", "silent", "ageing", "ageing"]);
        await SetAsync(scene, "attention", new { unownedMinutes = 365 * 24 * 60 });
        var shown = await SetAsync(scene, "attention", new { warningsFrom = "watch" });
        (await KindsAsync(scene, shown.Position)).ShouldBe(["troughWarning", "silent", "silent", "ageing", "ageing"]);
    }

    [Fact]
    public async Task The_status_of_scope_follows_the_thresholds_of_the_moment()
    {
        var scene = await QueryScene.SetAsync(await TenantAsync());
        var ticket = await scene.OpenAsync("2025-03-03T09:00:00Z");
        await scene.TicketAsync(ticket, "log-work", "2025-03-03T10:00:00Z", new { minutes = 40, who = "Tomas Reil", role = "engineer", startedAt = "2025-03-03T10:00:00Z" });
        var path = $"/v1/contracts/{scene.Contract}/scope";
        var before = await scene.SeeAsync(path);
        var creep = before.Json.GetProperty("totals").GetProperty("cost").GetProperty("uncontrolledCreepPercent").GetDecimal();
        creep.ShouldBeInRange(1, 9);
        Status(before).ShouldBe(("normal", 10, 25));

        await scene.Caller.AcceptedAsync("/v1/settings/set-scope-thresholds", new { thresholds = new { warningAbovePercent = 0.5 }, reason = "r" });
        var warned = await scene.SeeAsync(path);
        Status(warned).ShouldBe(("warning", 0.5m, 25));
        await scene.Caller.AcceptedAsync("/v1/settings/set-scope-thresholds", new { thresholds = new { criticalAbovePercent = 0.9 }, reason = "r" });
        Status(await scene.SeeAsync(path)).ShouldBe(("critical", 0.5m, 0.9m));

        foreach (var answer in new[] { before, warned })
            (await scene.SeeAsync($"{path}?knownAt=position:{answer.Position}&judgedAt={answer.Json.GetProperty("judgedAt")}")).Bytes.ShouldBe(answer.Bytes);
        Status(await scene.SeeAsync($"{path}?asOf=2025-04-01T00:00:00Z")).ShouldBe(("normal", 10, 25));

        static (string?, decimal, decimal) Status(ApiAnswer answer)
        {
            var (totals, last) = (answer.Json.GetProperty("totals"), answer.Json.GetProperty("timeline").EnumerateArray().Last());
            last.GetProperty("status").GetString().ShouldBe(totals.GetProperty("status").GetString());
            var thresholds = totals.GetProperty("thresholds");
            return (
                totals.GetProperty("status").GetString(),
                thresholds.GetProperty("warningAbovePercent").GetDecimal(),
                thresholds.GetProperty("criticalAbovePercent").GetDecimal());
        }
    }

    [Fact]
    public async Task Thresholds_of_one_tenant_do_not_touch_anothers()
    {
        var (one, other) = (await SceneAsync(), await SceneAsync());
        await SetAsync(one, "satisfaction", new { watch = 25 });
        var set = await SetAsync(one, "attention", new { silentDays = 60 });

        (await KindsAsync(one, set.Position)).ShouldBe(["troughWarning"]);
        (await KindsAsync(other)).ShouldBe(["silent"]);
        (Warning(await one.SatisfactionAsync(), 20), Warning(await other.SatisfactionAsync(), 20)).ShouldBe(((25, "watch"), (25, "none")));
        (await other.Caller.GetAsync("/v1/settings")).Version.ShouldBe(0);
    }

    /// <summary>A client of a tenant of its own, with two frictions and an owned ticket on which nobody speaks, of 20 days ago.</summary>
    async Task<RelationshipScene> SceneAsync()
    {
        var scene = await RelationshipScene.SetAsync(await TenantAsync(), 20);
        var ticket = await scene.BeginAsync("tickets", 1, Bodies.Ticket(scene.Contract));
        await scene.DoAsync($"tickets/{ticket}/assign", 1, new { assignee = "Pavel Ruiz" });
        await scene.InitiativeAsync("process", 1, null);
        await scene.InitiativeAsync("security", 1, null);
        return scene;
    }

    async Task<ApiCaller> TenantAsync() =>
        api.Caller((await api.Caller().AcceptedAsync("/v1/tenants", new { id = $"t-{Guid.NewGuid():N}" })).Json.GetProperty("key").GetString());

    static Task<ApiAnswer> SetAsync(RelationshipScene scene, string part, object thresholds) =>
        scene.Caller.AcceptedAsync($"/v1/settings/set-{part}-thresholds", new { thresholds, reason = "To see." });

    static Task<ApiAnswer> AgainAsync(RelationshipScene scene, ApiAnswer answer) =>
        scene.SatisfactionAsync($"knownAt=position:{answer.Position}&judgedAt={answer.Json.GetProperty("judgedAt").GetString()}");

    static (int Score, string? Level) Warning(ApiAnswer answer, int day)
    {
        var warning = answer.Json.GetProperty("days")[day].GetProperty("warning");
        return (warning.GetProperty("score").GetInt32(), warning.GetProperty("level").GetString());
    }

    static async Task<IEnumerable<string?>> KindsAsync(RelationshipScene scene, long? position = null, string? filter = null) =>
        (await ItemsAsync(scene, position, filter)).Select(Kind);

    static string? Kind(JsonElement item) => item.GetProperty("kind").GetString();

    static async Task<List<JsonElement>> ItemsAsync(RelationshipScene scene, long? position = null, string? filter = null)
    {
        var answer = await scene.Caller.GetAsync($"/v1/attention?minPosition={position ?? scene.Position}&{filter}");
        ((int)answer.Status).ShouldBe(200, Text(answer));
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    static string Text(ApiAnswer answer) => Encoding.UTF8.GetString(answer.Bytes);
}
