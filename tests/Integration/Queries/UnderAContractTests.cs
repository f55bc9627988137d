using System.Text.Json;
using System.Text.Json.Nodes;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

/// <summary>What other streams hold under a contract: work on initiatives and on stories without one, simulations.</summary>
public sealed class UnderAContractTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task A_history_tells_the_work_done_under_the_contract_on_an_initiative_and_nothing_else_of_it()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var other = (await scene.Caller.AcceptedAsync("/v1/contracts", Bodies.Contract(scene.Client))).Id;
        var initiative = await PlanAsync(scene);
        var (here, elsewhere) = (Guid.NewGuid(), Guid.NewGuid());
        await WorkAsync(scene, $"initiatives/{initiative}", here, scene.Contract, "2026-02-02T09:00:00Z");
        await WorkAsync(scene, $"initiatives/{initiative}", elsewhere, other, "2026-02-03T09:00:00Z");
        await scene.DoAsync($"initiatives/{initiative}", "correct-work", "2026-02-04T09:00:00Z", new { workId = here, minutes = 20, reason = "r" });
        await scene.DoAsync($"initiatives/{initiative}", "void-work", "2026-02-05T09:00:00Z", new { workId = here, reason = "r" });
        await scene.DoAsync($"contracts/{scene.Contract}", "purchase-hours", "2026-02-06T09:00:00Z", new { minutes = 60, price = 1 });

        (await HistoryAsync(scene, scene.Contract)).ShouldBe(
            ["contract_signed", $"work_logged {here}", $"work_corrected {here}", $"work_voided {here}", "block_hours_purchased"]);
        (await HistoryAsync(scene, other)).ShouldBe(["contract_signed", $"work_logged {elsewhere}"]);
        (await HistoryAsync(scene, scene.Contract, "limit=1")).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Work_elsewhere_is_told_at_its_time_as_it_was_known()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var initiative = await PlanAsync(scene);
        await WorkAsync(scene, $"initiatives/{initiative}", Guid.NewGuid(), scene.Contract, "2026-02-05T09:00:00Z");
        var known = scene.Position;
        await WorkAsync(scene, $"initiatives/{initiative}", Guid.NewGuid(), scene.Contract, "2026-02-04T09:00:00Z");

        (await HistoryAsync(scene, scene.Contract, "from=2026-02-01T00:00:00Z")).Count.ShouldBe(2);
        (await HistoryAsync(scene, scene.Contract, "from=2026-02-01T00:00:00Z&to=2026-02-05T00:00:00Z")).Count.ShouldBe(1);
        (await HistoryAsync(scene, scene.Contract, $"from=2026-02-01T00:00:00Z&knownAt=position:{known}")).Count.ShouldBe(1);
        (await HistoryAsync(scene, scene.Contract, "asOf=2026-02-04T12:00:00Z")).Count.ShouldBe(2);
        (await HistoryAsync(scene, scene.Contract, $"asOf=2026-02-04T12:00:00Z&knownAt=position:{known}")).ShouldBe(["contract_signed"]);
    }

    [Fact]
    public async Task A_story_without_a_contract_is_told_from_where_it_names_one()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var story = (await scene.DoAsync("stories", "", "2026-02-02T08:00:00Z", Story(scene.Client))).Id;
        var work = Guid.NewGuid();
        await WorkAsync(scene, $"stories/{story}", work, scene.Contract, "2026-02-02T09:00:00Z");
        await scene.DoAsync($"stories/{story}", "refine", "2026-02-02T10:00:00Z", new { acceptance = new[] { "By Friday." }, reason = "Asked." });
        await scene.DoAsync($"stories/{story}", "refine", "2026-02-02T11:00:00Z", new { contractId = scene.Contract, reason = "It is under the contract." });
        await scene.DoAsync($"stories/{story}", "analyse", "2026-02-02T12:00:00Z", new { category = "reporting", complexity = 2, impact = 3 });

        (await HistoryAsync(scene, scene.Contract)).ShouldBe(["contract_signed", $"work_logged {work}", "story_refined", "story_analysed"]);
    }

    [Fact]
    public async Task A_story_of_the_contract_is_told_whole_and_once()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var body = Story(scene.Client);
        body["contractId"] = scene.Contract;
        var story = (await scene.DoAsync("stories", "", "2026-02-02T08:00:00Z", body)).Id;
        var work = Guid.NewGuid();
        await WorkAsync(scene, $"stories/{story}", work, null, "2026-02-02T09:00:00Z");

        (await HistoryAsync(scene, scene.Contract)).ShouldBe(["contract_signed", "story_captured", $"work_logged {work}"]);
    }

    [Fact]
    public async Task A_history_walked_in_small_pages_is_the_whole_of_it_whenever_its_streams_began()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        List<Guid> tickets = [];
        for (var round = 0; round < 6; round++)
        {
            tickets.Add(await scene.OpenAsync($"2026-02-0{round + 1}T08:00:00Z"));
            // The oldest goes on beside the newest; every second one has nothing more to tell.
            foreach (var ticket in tickets.Where((_, at) => at % 2 == 0))
                await WorkAsync(scene, $"tickets/{ticket}", Guid.NewGuid(), null, $"2026-02-0{round + 1}T09:00:00Z");
        }

        var whole = await HistoryAsync(scene, scene.Contract, "limit=1000");

        whole.Count.ShouldBe(1 + 6 + 12);
        foreach (var limit in (int[])[1, 2, 3, 7])
            (await HistoryAsync(scene, scene.Contract, $"limit={limit}")).ShouldBe(whole);
    }

    [Fact]
    public async Task A_simulation_against_the_contract_is_part_of_its_history()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var useCase = (await scene.DoAsync("use-cases", "", "2026-02-02T08:00:00Z", UseCaseBodies.Definition(scene.Client, null))).Id;
        await scene.DoAsync($"use-cases/{useCase}", "scenarios", "2026-02-02T09:00:00Z", UseCaseBodies.Scenario("september"));
        await scene.DoAsync($"use-cases/{useCase}/scenarios/september", "simulate", "2026-02-02T10:00:00Z", UseCaseBodies.Run(scene.Contract, 1));

        (await HistoryAsync(scene, scene.Contract)).ShouldBe(["contract_signed", "scenario_simulated"]);
    }

    [Fact]
    public async Task An_initiative_is_found_by_the_contracts_it_has_work_under()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var other = (await scene.Caller.AcceptedAsync("/v1/contracts", Bodies.Contract(scene.Client))).Id;
        var (both, none, work) = (await PlanAsync(scene), await PlanAsync(scene), Guid.NewGuid());
        await WorkAsync(scene, $"initiatives/{both}", work, scene.Contract, "2026-02-02T09:00:00Z");
        await WorkAsync(scene, $"initiatives/{both}", Guid.NewGuid(), other, "2026-02-03T09:00:00Z");

        (await FoundAsync(scene.Contract.ToString())).ShouldBe([both]);
        (await FoundAsync(other.ToString())).ShouldBe([both]);
        (await FoundAsync($"{Guid.NewGuid()},{other}")).ShouldBe([both]);
        (await FoundAsync(none.ToString())).ShouldBeEmpty();
        (await scene.SeeAsync($"/v1/initiatives/{both}")).Json.GetProperty("contractIds").EnumerateArray().Select(id => id.GetGuid())
            .ShouldBe([scene.Contract, other], ignoreOrder: true);

        await scene.DoAsync($"initiatives/{both}", "correct-work", "2026-02-04T09:00:00Z", new { workId = work, minutes = 5, reason = "r" });
        (await FoundAsync(scene.Contract.ToString())).ShouldBe([both]);
        await scene.DoAsync($"initiatives/{both}", "void-work", "2026-02-05T09:00:00Z", new { workId = work, reason = "r" });
        (await FoundAsync(scene.Contract.ToString())).ShouldBeEmpty();
        (await FoundAsync(other.ToString())).ShouldBe([both]);

        async Task<IEnumerable<Guid>> FoundAsync(string contracts) =>
            (await scene.SeeAsync($"/v1/initiatives?contractId={contracts}")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid());
    }

    static async Task<Guid> PlanAsync(QueryScene scene) =>
        (await scene.DoAsync("initiatives", "", "2026-02-02T08:00:00Z", InitiativeLifeTests.Plan(scene.Client))).Id;

    static Task<ApiAnswer> WorkAsync(QueryScene scene, string holder, Guid work, Guid? contract, string at)
    {
        var body = new JsonObject { ["workId"] = work, ["minutes"] = 30, ["who"] = "Ola Birk", ["startedAt"] = at };
        if (contract is { } named)
            body["contractId"] = named;
        return scene.DoAsync(holder, "log-work", at, body);
    }

    static JsonObject Story(Guid client) => new()
    {
        ["clientId"] = client,
        ["text"] = "As a planner, I want a weekly list of orders, so that I can plan.",
        ["source"] = "interview",
        ["acceptance"] = new JsonArray(),
    };

    static async Task<List<string>> HistoryAsync(QueryScene scene, Guid contract, string query = "")
    {
        var told = new List<string>();
        for (var path = $"/v1/contracts/{contract}/history?{query}"; path is not null;)
        {
            var page = await scene.SeeAsync(path);
            told.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(Name));
            path = page.Headers.TryGetValue("Link", out var link) ? link.Split('>')[0][1..] : null;
        }

        return told;
    }

    static string Name(JsonElement recorded)
    {
        var data = recorded.GetProperty("data");
        var work = data.TryGetProperty("work", out var entry) ? entry.GetProperty("workId").GetString()
            : data.TryGetProperty("workId", out var taken) ? taken.GetString()
            : null;
        return work is null ? recorded.GetProperty("type").GetString()! : $"{recorded.GetProperty("type")} {work}";
    }
}
