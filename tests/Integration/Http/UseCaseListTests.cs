namespace MspEvents.Tests.Integration.Http;

public sealed class UseCaseListTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Theory]
    [InlineData("status=active", 1)]
    [InlineData("status=retired", 0)]
    [InlineData("riskFrom=20", 1)]
    [InlineData("riskFrom=21", 0)]
    [InlineData("reviewOverdue=true", 0)]
    [InlineData("reviewOverdue=false&reviewTo=2100-01-01", 1)]
    [InlineData("q=starter%20lap", 1)]
    [InlineData("q=heating", 0)]
    [InlineData("definedFrom=2001-01-01T00:00:00Z&definedTo=2099-01-01T00:00:00Z", 1)]
    public async Task Use_cases_are_listed_by_what_they_are(string filter, int expected)
    {
        var client = await caller.OnboardAsync();
        var useCase = await UseCaseBodies.ScenarioAsync(caller, client);
        await caller.AcceptedAsync($"/v1/use-cases/{useCase}/scenarios/september/assess", new { likelihood = 4, impact = 5 });
        var last = await caller.AcceptedAsync($"/v1/use-cases/{useCase}/review", new { outcome = "o", nextReviewOn = "2099-01-31", by = "b" });

        var list = (await caller.GetAsync($"/v1/use-cases?clientId={client}&{filter}&minPosition={last.Position}")).Json;

        list.GetProperty("items").GetArrayLength().ShouldBe(expected);
    }

    [Fact]
    public async Task Use_cases_are_ranked_within_their_client_and_leave_the_ranking_when_they_are_retired()
    {
        var client = await caller.OnboardAsync();
        var elsewhere = await UseCaseBodies.ScenarioAsync(caller, await caller.OnboardAsync());
        var useCases = new List<Guid>();
        foreach (var (value, urgency) in new[] { (2, 5), (5, 2), (1, 1) })
        {
            useCases.Add(await UseCaseBodies.ScenarioAsync(caller, client));
            await caller.AcceptedAsync($"/v1/use-cases/{useCases[^1]}/prioritise", new { value, urgency, feasibility = 3, rationale = "r" });
        }

        var last = await caller.AcceptedAsync($"/v1/use-cases/{elsewhere}/prioritise", new { value = 5, urgency = 5, feasibility = 5, rationale = "r" });

        var list = (await caller.GetAsync($"/v1/use-cases?clientId={client}&sort=rank&minPosition={last.Position}")).Json.GetProperty("items").EnumerateArray().ToList();
        list.Select(item => (item.GetProperty("rank").GetInt32(), item.GetProperty("bestRank").GetInt32(), item.GetProperty("worstRank").GetInt32()))
            .ShouldBe([(1, 1, 2), (1, 1, 2), (3, 3, 3)]);
        list[2].GetProperty("id").GetGuid().ShouldBe(useCases[2]);
        (await StandingAsync(useCases[2])).ShouldBe((3, 3));
        await caller.AcceptedAsync($"/v1/use-cases/{useCases[0]}/retire", new { reason = "r" });
        (await StandingAsync(useCases[2])).ShouldBe((2, 2));
        (await caller.GetAsync($"/v1/use-cases/{useCases[0]}")).Json.TryGetProperty("standing", out _).ShouldBeFalse();
        (await StandingAsync(useCases[2], $"?knownAt=position:{last.Position}")).ShouldBe((3, 3));
        (await StandingAsync(useCases[0], $"?knownAt=position:{last.Position}")).ShouldBe((1, 3));
        (await caller.GetAsync($"/v1/use-cases/{useCases[2]}?version=1")).Json.TryGetProperty("standing", out _).ShouldBeFalse();

        async Task<(int Rank, int Ranked)> StandingAsync(Guid useCase, string at = "")
        {
            var standing = (await caller.GetAsync($"/v1/use-cases/{useCase}{at}")).Json.GetProperty("standing");
            return (standing.GetProperty("rank").GetInt32(), standing.GetProperty("ranked").GetInt32());
        }
    }

    [Fact]
    public async Task A_review_that_was_not_held_is_overdue()
    {
        var client = await caller.OnboardAsync();
        var useCase = (await caller.AcceptedAsync("/v1/use-cases", UseCaseBodies.Definition(client, null, "2026-01-05T09:00:00Z"))).Id;
        var last = await caller.AcceptedAsync(
            $"/v1/use-cases/{useCase}/review", new { outcome = "o", nextReviewOn = "2026-02-01", by = "b", occurredAt = "2026-01-06T09:00:00Z" });

        (await caller.GetAsync($"/v1/use-cases/{useCase}")).Json.GetProperty("reviewOverdue").GetBoolean().ShouldBeTrue();
        (await caller.GetAsync($"/v1/use-cases/{useCase}?asOf=2026-02-01T12:00:00Z")).Json.GetProperty("reviewOverdue").GetBoolean().ShouldBeFalse();
        var list = (await caller.GetAsync($"/v1/use-cases?clientId={client}&reviewOverdue=true&minPosition={last.Position}")).Json;
        list.GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(useCase);
    }
}
