using System.Net;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;
using static MspEvents.Tests.Integration.Queries.ScopeScene;

namespace MspEvents.Tests.Integration.Queries;

public sealed class ScopeTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Work_counts_by_what_allowed_it_when_it_began()
    {
        var scene = await ScopeScene.SetAsync(api);
        var ticket = await scene.OpenAsync("2025-03-03T09:00:00Z");
        var change = await RaisedAsync(scene, "2025-03-01T09:00:00Z");
        await LogAsync(scene, ticket, 10, "2025-03-03T10:00:00Z", "desk");
        await LogAsync(scene, ticket, 20, "2025-03-03T11:00:00Z", null, change);
        await LogAsync(scene, ticket, 40, "2025-03-03T12:00:00Z");
        await LogAsync(scene, ticket, 80, "2025-03-03T13:00:00Z", "cabling", change);
        await scene.DoAsync($"change-requests/{change}", "approve", "2025-03-05T09:00:00Z", Approval);
        await LogAsync(scene, ticket, 160, "2025-03-06T10:00:00Z", null, change);

        var effort = Totals(await scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope"), "effort");

        Numbers(effort, "inScope", "ratified", "unapproved", "approved", "work").ShouldBe([10, 20, 120, 160, 310]);
    }

    [Fact]
    public async Task A_change_approved_late_moves_its_work_from_unapproved_to_ratified_and_the_timeline_tells_both()
    {
        var scene = await ScopeScene.SetAsync(api);
        var ticket = await scene.OpenAsync("2025-03-03T09:00:00Z");
        var change = await RaisedAsync(scene, "2025-03-01T09:00:00Z");
        await LogAsync(scene, ticket, 60, "2025-03-03T11:00:00Z", null, change);
        var before = (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope")).Json;
        before.GetProperty("totals").GetProperty("silentScope").GetInt32().ShouldBe(1);
        before.GetProperty("totals").GetProperty("status").GetString().ShouldBe("warning");

        await scene.DoAsync($"change-requests/{change}", "approve", "2025-03-05T09:00:00Z", Approval);

        var after = (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope")).Json;
        after.GetProperty("totals").GetProperty("silentScope").GetInt32().ShouldBe(0);
        after.GetProperty("totals").GetProperty("approvedAfterWork").GetProperty("effortMinutes").GetInt64().ShouldBe(60);
        after.GetProperty("totals").GetProperty("decidedBy")[0].GetProperty("name").GetString().ShouldBe("Petra Quill");
        var steps = after.GetProperty("timeline").EnumerateArray().ToList();
        steps.Select(step => step.GetProperty("what").GetString()).Take(6)
            .ShouldBe(["contract_signed", "change_raised", "change_assessed", "change_submitted", "work_logged", "change_approved"]);
        steps.Select(step => Numbers(step.GetProperty("effort"), "unapproved", "ratified")).Skip(4).Take(2).ShouldBe([[60, 0], [0, 60]]);
    }

    [Fact]
    public async Task An_amendment_told_late_decides_work_anew_and_moves_the_baseline()
    {
        var scene = await ScopeScene.SetAsync(api);
        var ticket = await scene.OpenAsync("2025-03-03T09:00:00Z");
        await LogAsync(scene, ticket, 30, "2025-03-03T11:00:00Z", "desk");
        await LogAsync(scene, ticket, 50, "2025-03-20T11:00:00Z", "desk");

        await scene.DoAsync($"contracts/{scene.Contract}", "amend-scope", "2025-04-01T09:00:00Z", new
        {
            effectiveFrom = "2025-03-10",
            change = new[] { new { key = "desk", name = "Desk", coverage = "excluded", effortMinutes = 600, cost = 50_000 } },
            add = new[] { new { key = "wifi", name = "Wi-Fi", coverage = "included", effortMinutes = 120, cost = 9_000 } },
            reason = "Agreed in March.",
        });

        var answer = await scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope?month=2025-03");
        Numbers(Totals(answer, "effort"), "baselineV0", "approvedGrowth", "descoped", "baselineCurrent", "inScope", "unapproved").ShouldBe([600, 120, 600, 120, 30, 50]);
        var march = answer.Json.GetProperty("months").EnumerateArray().Single();
        Numbers(march.GetProperty("effort"), "approvedGrowth", "descoped", "inScope", "unapproved").ShouldBe([120, 600, 30, 50]);
        (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/work?coverage=unapproved")).Json.GetProperty("items").EnumerateArray()
            .Single().GetProperty("minutes").GetInt32().ShouldBe(50);
    }

    [Fact]
    public async Task An_answer_is_given_again_byte_for_byte_after_more_has_happened()
    {
        var scene = await ScopeScene.SetAsync(api);
        var ticket = await scene.OpenAsync("2025-03-03T09:00:00Z");
        var change = await RaisedAsync(scene, "2025-03-01T09:00:00Z");
        var work = Guid.NewGuid();
        await LogAsync(scene, ticket, 60, "2025-03-03T11:00:00Z", null, change, work);
        var path = $"/v1/contracts/{scene.Contract}/scope?month=2025-02&to=2025-05&limit=4";
        var first = await scene.SeeAsync(path);

        await scene.DoAsync($"change-requests/{change}", "approve", "2025-03-05T09:00:00Z", Approval);
        await scene.DoAsync($"tickets/{ticket}", "correct-work", "2025-03-06T09:00:00Z", new { workId = work, minutes = 45, reason = "Travel." });
        await scene.DoAsync($"contracts/{scene.Contract}", "purchase-hours", "2025-03-07T09:00:00Z", new { minutes = 600, price = 60_000 });
        var second = await scene.SeeAsync(path);
        await scene.DoAsync($"tickets/{ticket}", "void-work", "2025-03-08T09:00:00Z", new { workId = work, reason = "Twice." });

        (await AgainAsync(first)).ShouldBe(first.Bytes);
        (await AgainAsync(second)).ShouldBe(second.Bytes);
        second.Bytes.ShouldNotBe(first.Bytes);
        second.Json.GetProperty("next").GetInt64().ShouldBe(second.Json.GetProperty("timeline")[3].GetProperty("position").GetInt64());
        Totals(second, "blockHours").GetProperty("purchasedMinutes").GetInt64().ShouldBe(600);

        async Task<byte[]> AgainAsync(ApiAnswer answer) =>
            (await scene.SeeAsync($"{path}&knownAt=position:{answer.Position}&judgedAt={answer.Json.GetProperty("judgedAt")}")).Bytes;
    }

    [Fact]
    public async Task As_of_an_instant_only_what_had_occurred_counts()
    {
        var scene = await ScopeScene.SetAsync(api);
        var ticket = await scene.OpenAsync("2025-03-03T09:00:00Z");
        var change = await RaisedAsync(scene, "2025-03-01T09:00:00Z");
        await LogAsync(scene, ticket, 60, "2025-03-03T11:00:00Z", null, change);
        await scene.DoAsync($"change-requests/{change}", "approve", "2025-03-05T09:00:00Z", Approval);
        var approved = scene.Position;

        Numbers(Totals(await SeeAsync("asOf=2025-03-04T00:00:00Z"), "effort"), "unapproved", "ratified").ShouldBe([60, 0]);
        Numbers(Totals(await SeeAsync("asOf=2025-03-06T00:00:00Z"), "effort"), "unapproved", "ratified").ShouldBe([0, 60]);
        Numbers(Totals(await SeeAsync($"knownAt=position:{approved - 1}"), "effort"), "unapproved", "ratified").ShouldBe([60, 0]);
        (await scene.Caller.GetAsync($"/v1/contracts/{scene.Contract}/scope?asOf=2001-01-01")).Code.ShouldBe("not_yet");

        Task<ApiAnswer> SeeAsync(string query) => scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope?{query}");
    }

    [Fact]
    public async Task Work_on_stories_and_initiatives_counts_under_the_contract_it_names()
    {
        var scene = await ScopeScene.SetAsync(api);
        var other = (await scene.Caller.AcceptedAsync("/v1/contracts", Bodies.Contract(scene.Client))).Id;
        var story = (await scene.Caller.AcceptedAsync("/v1/stories", new { clientId = scene.Client, text = "As a clerk, I want labels.", source = "survey", occurredAt = "2025-03-01T09:00:00Z" })).Id;
        var initiative = (await scene.Caller.AcceptedAsync("/v1/initiatives", new
        {
            clientId = scene.Client,
            title = "New switches",
            kind = "migration",
            expectedValue = "No more stalls",
            validity = "Half of the stalls begin there",
            occurredAt = "2025-03-01T09:00:00Z",
        })).Id;
        await WorkAsync($"stories/{story}", scene.Contract, 10, null);
        await WorkAsync($"stories/{story}", scene.Contract, 20, "desk");
        await WorkAsync($"stories/{story}", other, 40, "desk");
        await WorkAsync($"initiatives/{initiative}", scene.Contract, 80, null);

        var answer = await scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope");

        Numbers(Totals(answer, "effort"), "inScope", "unapproved").ShouldBe([20, 90]);
        Totals(answer, "silentScope").GetInt32().ShouldBe(1);
        Numbers(Totals(await scene.SeeAsync($"/v1/contracts/{other}/scope"), "effort"), "inScope", "unapproved").ShouldBe([40, 0]);
        (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/work")).Json.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("holder").GetString()).Order().ShouldBe(["initiative", "story", "story"]);
        (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope?knownAt=position:{answer.Position}&judgedAt={answer.Json.GetProperty("judgedAt")}"))
            .Bytes.ShouldBe(answer.Bytes);

        Task<ApiAnswer> WorkAsync(string stream, Guid contract, int minutes, string? item) => scene.DoAsync(stream, "log-work", "2025-03-03T11:00:00Z", new
        {
            contractId = contract,
            minutes,
            who = "Tomas Reil",
            startedAt = "2025-03-03T10:00:00Z",
            scopeItem = item,
        });
    }

    [Fact]
    public async Task An_approved_change_grows_the_baseline_by_what_it_adds_and_not_by_what_it_was_assessed_at()
    {
        var scene = await ScopeScene.SetAsync(api);
        var change = await RaisedAsync(scene, "2025-03-01T09:00:00Z");
        await scene.DoAsync($"change-requests/{change}", "approve", "2025-03-05T09:00:00Z", new
        {
            approvedBy = new { name = "Petra Quill", organisation = "client" },
            scopeChange = new { add = new[] { new { key = "wifi", name = "Wi-Fi", coverage = "included", effortMinutes = 120, cost = 9_000 } } },
        });

        var totals = default(JsonElement);
        do
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            totals = (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope")).Json.GetProperty("totals");
        }
        while (totals.GetProperty("baselines").GetArrayLength() == 1);

        Numbers(totals.GetProperty("effort"), "baselineV0", "approvedGrowth", "descoped", "baselineCurrent").ShouldBe([600, 120, 0, 720]);
        totals.GetProperty("baselines")[1].GetProperty("changeRequestId").GetGuid().ShouldBe(change);
        var approved = totals.GetProperty("changes").EnumerateArray().Single(line => line.GetProperty("status").GetString() == "approved");
        Numbers(approved, "count", "effortMinutes", "cost").ShouldBe([1, 600, 90_000]);
        totals.GetProperty("decisionTimes").GetProperty("medianSeconds").GetInt64().ShouldBe(4 * 86_400);
    }

    [Fact]
    public async Task A_month_tells_how_far_the_requirements_moved()
    {
        var scene = await ScopeScene.SetAsync(api);
        var stories = new List<Guid>();
        foreach (var want in new[] { "labels", "scales", "forms", "tape" })
        {
            stories.Add((await scene.Caller.AcceptedAsync("/v1/stories", new
            {
                clientId = scene.Client,
                contractId = scene.Contract,
                text = $"As a clerk, I want {want}, so that parcels leave.",
                source = "survey",
                occurredAt = "2025-03-01T09:00:00Z",
            })).Id);
        }

        await scene.DoAsync($"stories/{stories[0]}", "retire", "2025-04-02T09:00:00Z", new { reason = "No need." });

        var months = (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/scope?month=2025-03&to=2025-05")).Json.GetProperty("months").EnumerateArray()
            .Select(month => month.GetProperty("volatility")).ToList();
        months.Select(month => Numbers(month, "added", "deleted", "changed", "liveAtStart")).ShouldBe([[4, 0, 0, 0], [0, 1, 0, 4], [0, 0, 0, 3]]);
        months[0].GetProperty("percent").ValueKind.ShouldBe(JsonValueKind.Null);
        months[1].GetProperty("percent").GetDecimal().ShouldBe(25);
    }

    [Fact]
    public async Task The_timeline_is_read_page_by_page()
    {
        var scene = await ScopeScene.SetAsync(api);
        var ticket = await scene.OpenAsync("2025-03-03T09:00:00Z");
        for (var hour = 10; hour < 17; hour++)
            await LogAsync(scene, ticket, hour, $"2025-03-03T{hour}:00:00Z", "desk");
        var path = $"/v1/contracts/{scene.Contract}/scope";
        var whole = (await scene.SeeAsync(path)).Json.GetProperty("timeline").EnumerateArray().Select(step => step.GetRawText()).ToList();

        var pages = new List<string>();
        for (long? after = 0; after is not null;)
        {
            var page = (await scene.SeeAsync($"{path}?limit=3&after={after}")).Json;
            pages.AddRange(page.GetProperty("timeline").EnumerateArray().Select(step => step.GetRawText()));
            after = page.TryGetProperty("next", out var next) ? next.GetInt64() : null;
        }

        pages.ShouldBe(whole);
        whole.Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("month=2025-13", "?month invalid_value")]
    [InlineData("to=2025-03", "?to needs_month")]
    [InlineData("month=2025-03&to=2025-02", "?to out_of_range")]
    [InlineData("limit=0", "?limit invalid_value")]
    [InlineData("version=1", "?version unknown_parameter")]
    public async Task What_cannot_be_told_is_refused(string query, string error)
    {
        var answer = await api.Caller().GetAsync($"/v1/contracts/{Guid.CreateVersion7()}/scope?{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldContain(error);
    }

    static object Approval => new { approvedBy = new { name = "Petra Quill", organisation = "client" }, scopeChange = new { } };

    static JsonElement Totals(ApiAnswer answer, string part) => answer.Json.GetProperty("totals").GetProperty(part);

    static long[] Numbers(JsonElement figures, params string[] names) => [.. names.Select(name => figures.GetProperty(name).GetInt64())];
}
