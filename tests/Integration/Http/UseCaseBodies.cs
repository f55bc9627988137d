using System.Text.Json.Nodes;

namespace MspEvents.Tests.Integration.Http;

/// <summary>Bodies that tests of use cases and scenarios send.</summary>
static class UseCaseBodies
{
    public static JsonObject Definition(Guid client, Guid? story, string? occurredAt = null) => new()
    {
        ["clientId"] = client,
        ["title"] = "A new starter works on the first day",
        ["goal"] = "Nobody waits for a laptop.",
        ["stakeholders"] = new JsonArray(new JsonObject
        {
            ["name"] = "Petra Quill",
            ["kind"] = "client",
            ["role"] = "Practice manager",
            ["expectation"] = "No calls on Mondays.",
        }),
        ["steps"] = new JsonArray(new JsonObject { ["actor"] = "Desk", ["action"] = "Prepares the laptop", ["outcome"] = "It is ready" }),
        ["constraints"] = new JsonArray(new JsonObject { ["kind"] = "budget", ["description"] = "No spare laptops." }),
        ["storyIds"] = story is null ? new JsonArray() : new JsonArray(story),
        ["occurredAt"] = occurredAt ?? DateTimeOffset.UtcNow.AddMinutes(-1).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
    };

    public static object Scenario(string key, string kind = "surge") => new
    {
        scenarioKey = key,
        kind,
        narrative = "Forty start on one day.",
        variables = new Dictionary<string, string> { ["starters"] = "40" },
        challenges = new[] { "Too few hands." },
        opportunities = new[] { "One image." },
    };

    public static object Run(Guid contract, int agents, string startsAt = "2026-03-02T09:00:00Z") => new
    {
        startsAt,
        arrivals = Enumerable.Repeat(new { atMinute = 0, impact = 2, urgency = 2, handleMinutes = 90 }, 3),
        agents,
        contractId = contract,
    };

    /// <summary>A use case with one scenario, <c>september</c>.</summary>
    public static async Task<Guid> ScenarioAsync(ApiCaller caller, Guid client)
    {
        var useCase = (await caller.AcceptedAsync("/v1/use-cases", Definition(client, null))).Id;
        await caller.AcceptedAsync($"/v1/use-cases/{useCase}/scenarios", Scenario("september"));
        return useCase;
    }
}
