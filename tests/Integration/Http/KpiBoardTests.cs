using System.Net;
using System.Text.Json.Nodes;

namespace MspEvents.Tests.Integration.Http;

public sealed class KpiBoardTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task The_board_shows_what_was_agreed_measured_and_adjusted_at_any_time()
    {
        var contract = await SignedAsync();
        await DoAsync("agree-kpi", Kpi(), "2026-03-01T09:00:00Z");
        await DoAsync("measure-kpi", new() { ["key"] = "fcr", ["value"] = 44, ["evidence"] = "export" }, "2026-04-01T09:00:00Z");
        var adjusted = Kpi();
        (adjusted["target"], adjusted["reason"]) = (60, "Going well.");
        await DoAsync("agree-kpi", adjusted, "2026-05-01T09:00:00Z");
        var last = await DoAsync("measure-kpi", new() { ["key"] = "fcr", ["value"] = 46.5 }, "2026-06-01T09:00:00Z");
        await DoAsync("retire-kpi", new() { ["key"] = "fcr", ["reason"] = "Another desk." }, "2026-07-01T09:00:00Z");

        var now = (await BoardAsync("")).GetProperty("kpis")[0];
        var june = (await BoardAsync("?asOf=2026-06-02T00:00:00Z")).GetProperty("kpis")[0];
        var april = (await BoardAsync("?asOf=2026-04-02T00:00:00Z")).GetProperty("kpis")[0];
        var known = await BoardAsync($"?knownAt=position:{last.Position}&judgedAt=2026-06-02T00:00:00Z");

        now.GetProperty("standing").GetString().ShouldBe("retired");
        june.GetProperty("standing").GetString().ShouldBe("onTrack");
        june.GetProperty("smart").GetProperty("specific").GetString().ShouldBe("First contact");
        june.GetProperty("smart").GetProperty("measurable").GetProperty("unit").GetString().ShouldBe("%");
        june.GetProperty("smart").GetProperty("achievable").GetProperty("target").GetDecimal().ShouldBe(60);
        june.GetProperty("smart").GetProperty("relevant").GetString().ShouldBe("Fewer calls.");
        june.GetProperty("smart").GetProperty("timeBound").GetString().ShouldBe("2026-12-31");
        june.GetProperty("value").GetDecimal().ShouldBe(46.5m);
        june.GetProperty("trend").GetProperty("direction").GetString().ShouldBe("improving");
        june.GetProperty("history").GetArrayLength().ShouldBe(2);
        april.GetProperty("smart").GetProperty("achievable").GetProperty("target").GetDecimal().ShouldBe(55.5m);
        april.GetProperty("values").GetArrayLength().ShouldBe(1);
        april.TryGetProperty("trend", out _).ShouldBeFalse();
        known.GetProperty("kpis")[0].ToString().ShouldBe(june.ToString());
        (await caller.GetAsync($"/v1/contracts/{contract}/kpis?asOf=2001-01-01T00:00:00Z")).Code.ShouldBe("not_yet");
        (await caller.GetAsync($"/v1/contracts/{Guid.NewGuid()}/kpis")).Code.ShouldBe("contract_not_found");

        async Task<ApiAnswer> DoAsync(string verb, JsonObject body, string at)
        {
            body["occurredAt"] = at;
            return await caller.AcceptedAsync($"/v1/contracts/{contract}/{verb}", body);
        }

        async Task<System.Text.Json.JsonElement> BoardAsync(string query) => (await caller.GetAsync($"/v1/contracts/{contract}/kpis{query}")).Json;
    }

    [Theory]
    [InlineData("name", "not_specific", "S, ")]
    [InlineData("unit", "not_measurable", "M, ")]
    [InlineData("baseline", "not_achievable", "A, ")]
    [InlineData("target", "not_achievable", "A, ")]
    [InlineData("goal", "not_relevant", "R, ")]
    [InlineData("dueOn", "not_time_bound", "T, ")]
    public async Task A_kpi_that_is_not_smart_is_refused_with_the_letter_it_lacks(string missing, string code, string letter)
    {
        var contract = await SignedAsync();
        var kpi = Kpi();
        kpi.Remove(missing);

        var answer = await caller.PostAsync($"/v1/contracts/{contract}/agree-kpi", kpi);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe([$"#/{missing} {code}"]);
        answer.Json.GetProperty("errors")[0].GetProperty("detail").GetString().ShouldStartWith(letter);
    }

    [Fact]
    public async Task A_target_that_is_the_baseline_or_lies_behind_it_is_none()
    {
        var contract = await SignedAsync();
        var (same, behind) = (Kpi(), Kpi());
        (same["target"], behind["target"]) = (40, 30);

        (await caller.PostAsync($"/v1/contracts/{contract}/agree-kpi", same)).Errors.ShouldBe(["#/target not_achievable"]);
        (await caller.PostAsync($"/v1/contracts/{contract}/agree-kpi", behind)).Errors.ShouldBe(["#/target contradicts_direction"]);
    }

    [Fact]
    public async Task Adjusting_wants_a_reason()
    {
        var contract = await SignedAsync();
        await caller.AcceptedAsync($"/v1/contracts/{contract}/agree-kpi", Kpi());
        var adjusted = Kpi();
        adjusted["target"] = 60;

        (await caller.PostAsync($"/v1/contracts/{contract}/agree-kpi", adjusted)).Code.ShouldBe("reason_required");
    }

    static JsonObject Kpi() => new()
    {
        ["key"] = "fcr",
        ["name"] = "First contact",
        ["unit"] = "%",
        ["baseline"] = 40,
        ["target"] = 55.5,
        ["dueOn"] = "2026-12-31",
        ["goal"] = "Fewer calls.",
        ["direction"] = "up",
    };

    async Task<Guid> SignedAsync()
    {
        var terms = Bodies.Contract(await caller.OnboardAsync());
        terms["occurredAt"] = "2025-01-10T09:00:00Z";
        return (await caller.AcceptedAsync("/v1/contracts", terms)).Id;
    }
}
