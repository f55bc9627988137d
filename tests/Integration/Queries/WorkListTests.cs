using MspEvents.Tests.Integration.Http;
using static MspEvents.Tests.Integration.Queries.ScopeScene;

namespace MspEvents.Tests.Integration.Queries;

public sealed class WorkListTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Work_is_listed_by_contract_narrowed_and_in_pages()
    {
        var scene = await ScopeScene.SetAsync(api);
        var other = await ScopeScene.SetAsync(api);
        var ticket = await scene.OpenAsync("2025-03-03T09:00:00Z");
        await LogAsync(other, await other.OpenAsync("2025-03-03T09:00:00Z"), 500, "2025-03-03T10:00:00Z", "desk");
        for (var hour = 10; hour < 15; hour++)
            await LogAsync(scene, ticket, hour, $"2025-03-03T{hour}:00:00Z", hour % 2 == 0 ? "desk" : null);
        var path = $"/v1/contracts/{scene.Contract}/work";

        (await MinutesAsync($"{path}?sort=startedAt")).ShouldBe([10, 11, 12, 13, 14]);
        (await MinutesAsync($"{path}?coverage=unapproved&sort=-startedAt")).ShouldBe([13, 11]);
        (await MinutesAsync($"{path}?scopeItem=desk&startedFrom=2025-03-03T12:00:00Z&sort=startedAt")).ShouldBe([12, 14]);
        var page = (await scene.SeeAsync($"{path}?limit=2&sort=streamId,workId")).Json;
        page.GetProperty("items").GetArrayLength().ShouldBe(2);
        (await scene.SeeAsync($"{path}?limit=1000&sort=streamId,workId&cursor={page.GetProperty("next").GetString()}")).Json.GetProperty("items").GetArrayLength().ShouldBe(3);
        (await scene.Caller.GetAsync($"/v1/contracts/{other.Contract}/work?cursor={page.GetProperty("next").GetString()}&sort=streamId,workId")).Code.ShouldBe("invalid_cursor");
        (await scene.Caller.GetAsync($"/v1/contracts/{Guid.CreateVersion7()}/work")).Code.ShouldBe("contract_not_found");

        async Task<IEnumerable<int>> MinutesAsync(string query) =>
            (await scene.SeeAsync(query)).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("minutes").GetInt32());
    }
}
