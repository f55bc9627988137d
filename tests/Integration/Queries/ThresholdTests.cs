using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

/// <summary>The service of a provider that wants to know early.</summary>
public sealed class WatchfulApi(PostgresFixture postgres) : RunningApi(postgres)
{
    protected override IEnumerable<string> Settings => ["--Satisfaction:Watch=25", "--Attention:UnownedAfter=60:00:00:00"];
}

public sealed class ThresholdTests(WatchfulApi api) : IClassFixture<WatchfulApi>
{
    [Fact]
    public async Task Thresholds_are_what_the_configuration_says_and_the_defaults_else()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 20);
        await scene.BeginAsync("tickets", 1, Bodies.Ticket(scene.Contract));
        await scene.InitiativeAsync("process", 1, null);
        await scene.InitiativeAsync("security", 1, null);

        var today = (await scene.SatisfactionAsync($"from={scene.Date(20)}")).Json.GetProperty("days")[0].GetProperty("warning");
        (today.GetProperty("score").GetInt32(), today.GetProperty("level").GetString()).ShouldBe((25, "watch"));
        var kinds = (await scene.Caller.GetAsync($"/v1/attention?clientId={scene.Client}&minPosition={scene.Position}")).Json.GetProperty("items")
            .EnumerateArray().Select(item => item.GetProperty("kind").GetString());
        kinds.ShouldBe(["troughWarning", "silent"]);
    }
}
