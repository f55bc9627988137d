using System.Text.Json;
using MspEvents.Tests.Integration.Http;
using MspEvents.Tests.Unit;

namespace MspEvents.Tests.Integration.Queries;

public sealed class HypeCycleCaseTests(RunningApi api) : IClassFixture<RunningApi>
{
    const int CallersAtOnce = 4;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_worked_case_told_in_any_order_gives_its_stages_and_cycles_on_their_dates(int number)
    {
        var cases = HypeCycleVector.All();
        Assert.SkipWhen(cases.Count <= number, "The worked cases are not beside the project.");
        var worked = cases[number];
        var scene = await RelationshipScene.SetAsync(api.Caller(), worked.Horizon + 10);
        var area = await scene.BeginAsync("service-areas", -1, new { clientId = scene.Client, name = "The whole service" });
        await scene.DoAsync($"service-areas/{area}/define-kei", -1, new
        {
            key = "content",
            name = "Content",
            definition = "How content people are.",
            scale = new { min = 0, max = 100, better = "higher" },
            target = 80,
        });
        foreach (var span in worked.Inputs.Initiatives)
            await scene.InitiativeAsync(JsonNamingPolicy.CamelCase.ConvertName(span.Kind.ToString()), span.Start, span.Close);

        var random = new Random(number);
        await Parallel.ForEachAsync(
            worked.Inputs.Answers.Where(answer => answer.Day <= worked.Horizon).OrderBy(_ => random.Next()),
            new ParallelOptions { MaxDegreeOfParallelism = CallersAtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (answer, _) => await scene.BeginAsync("feedback", answer.Day, new
            {
                clientId = scene.Client,
                direction = "fromClient",
                kind = "kei",
                keiKey = "content",
                score = answer.Score,
                channel = "survey",
                about = new { kind = "serviceArea", id = area },
            }));

        var stages = (await scene.SatisfactionAsync($"to={scene.Date(worked.Horizon)}")).Json.GetProperty("stages").EnumerateArray()
            .Select(stage => $"{stage.GetProperty("stage")} {stage.GetProperty("cycle")} {stage.GetProperty("since")}");
        stages.ShouldBe(worked.Stages.Select(stage => $"{JsonNamingPolicy.CamelCase.ConvertName(stage.Stage.ToString())} {stage.Cycle} {scene.Date(stage.Since)}"));
    }
}
