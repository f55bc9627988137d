using System.Text.Json;
using System.Text.Json.Nodes;
using MspEvents.Domain;

namespace MspEvents.Tests.Integration.Http;

public sealed class ScenarioLifeTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task A_simulation_says_what_a_surge_would_miss_and_cost()
    {
        var client = await caller.OnboardAsync();
        var contract = Bodies.Contract(client);
        contract["incentives"] = JsonNode.Parse(
            """{"atRiskPercent": 10, "measures": [{"metric": "firstResponse", "poolPercent": 50, "minVolume": 1, "tiers": [{"below": 95, "creditPercent": 40}]}]}""");
        var signed = (await caller.AcceptedAsync("/v1/contracts", contract)).Id;
        var useCase = await UseCaseBodies.ScenarioAsync(caller, client);

        await caller.AcceptedAsync($"/v1/use-cases/{useCase}/scenarios/september/simulate", UseCaseBodies.Run(signed, 1));
        await caller.AcceptedAsync($"/v1/use-cases/{useCase}/scenarios/september/simulate", UseCaseBodies.Run(signed, 3));
        var again = await caller.AcceptedAsync($"/v1/use-cases/{useCase}/scenarios/september/simulate", UseCaseBodies.Run(signed, 3));

        again.Version.ShouldBe(4);
        var runs = (await caller.GetAsync($"/v1/use-cases/{useCase}")).Json.GetProperty("scenarios")[0].GetProperty("simulations");
        var (one, three) = (runs[0].GetProperty("result"), runs[1].GetProperty("result"));
        // Monday 09:00 in London, one agent: taken after 0, 90 and 180 minutes against a target of 60.
        Line(one, "firstResponse").ShouldBe((1, 2));
        Line(three, "firstResponse").ShouldBe((3, 0));
        (one.GetProperty("peakQueue").GetInt32(), one.GetProperty("meanWaitMinutes").GetDecimal(), one.GetProperty("p90WaitMinutes").GetDecimal()).ShouldBe((2, 90, 180));
        // 10 % of 480,000, half of it the pool, 40 % of that.
        (one.GetProperty("expectedCredit").GetInt64(), one.GetProperty("currency").GetString()).ShouldBe((9_600, "GBP"));
        (three.GetProperty("expectedCredit").GetInt64(), three.GetProperty("credits").GetArrayLength()).ShouldBe((0, 0));
        one.GetProperty("utilisationPercent").GetDecimal().ShouldBe(100);
    }

    [Fact]
    public async Task More_arrivals_than_a_run_takes_are_refused()
    {
        var useCase = await UseCaseBodies.ScenarioAsync(caller, await caller.OnboardAsync());
        var arrivals = Enumerable.Range(0, SimulationInput.MostArrivals + 1).Select(minute => new { atMinute = minute, impact = 2, urgency = 2, handleMinutes = 1 });

        var answer = await caller.PostAsync(
            $"/v1/use-cases/{useCase}/scenarios/september/simulate", new { startsAt = "2026-03-02T09:00:00Z", arrivals, agents = 1, contractId = Guid.NewGuid() });

        answer.Errors.ShouldBe(["#/arrivals out_of_range"]);
    }

    static (int Met, int Missed) Line(JsonElement result, string metric)
    {
        var line = result.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("metric").GetString() == metric);
        return (line.GetProperty("met").GetInt32(), line.GetProperty("missed").GetInt32());
    }
}
