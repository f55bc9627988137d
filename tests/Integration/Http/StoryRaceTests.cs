using System.Net;

namespace MspEvents.Tests.Integration.Http;

public sealed class StoryRaceTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task Of_two_stories_that_would_depend_on_each_other_at_once_one_does()
    {
        var client = await caller.OnboardAsync();
        for (var round = 0; round < 15; round++)
        {
            var (one, other) = (await CaptureAsync(client), await CaptureAsync(client));
            var answers = await Task.WhenAll(DependAsync(one, other), DependAsync(other, one));
            answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
            answers.Single(answer => answer.Status == HttpStatusCode.Conflict).Code.ShouldBe("dependency_cycle");
        }
    }

    [Fact]
    public async Task Stories_that_look_for_dependencies_all_at_once_make_no_cycle()
    {
        var client = await caller.OnboardAsync();
        var random = new Random(3);
        var stories = new List<Guid>();
        for (var number = 0; number < 6; number++)
            stories.Add(await CaptureAsync(client));
        for (var round = 0; round < 6; round++)
        {
            var answers = await Task.WhenAll(stories.Select(story =>
                DependAsync(story, [.. stories.Where(other => other != story).OrderBy(_ => random.Next()).Take(2)])));
            answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK || answer.Code == "dependency_cycle");
        }

        var dependsOn = new Dictionary<Guid, List<Guid>>();
        foreach (var story in stories)
        {
            var answer = (await caller.GetAsync($"/v1/stories/{story}")).Json;
            dependsOn.Add(story, answer.TryGetProperty("analysis", out var analysis) ? [.. analysis.GetProperty("dependsOn").EnumerateArray().Select(other => other.GetGuid())] : []);
        }

        dependsOn.Values.ShouldContain(others => others.Count > 0);
        // What depends on nothing that is left can go first, until nothing is left.
        while (dependsOn.Count > 0)
        {
            var free = dependsOn.Where(story => !story.Value.Exists(dependsOn.ContainsKey)).Select(story => story.Key).ToList();
            free.ShouldNotBeEmpty("the rest depends on each other");
            free.ForEach(story => dependsOn.Remove(story));
        }
    }

    [Fact]
    public async Task Of_two_stories_merged_into_each_other_at_once_one_goes_on()
    {
        var client = await caller.OnboardAsync();
        for (var round = 0; round < 10; round++)
        {
            var (one, other) = (await CaptureAsync(client), await CaptureAsync(client));
            var answers = await Task.WhenAll(
                caller.PostAsync($"/v1/stories/{one}/merge", new { into = other }), caller.PostAsync($"/v1/stories/{other}/merge", new { into = one }));
            answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
            answers.Single(answer => answer.Status == HttpStatusCode.Conflict).Code.ShouldBe("merge_target_gone");
        }
    }

    Task<ApiAnswer> DependAsync(Guid story, params Guid[] on) =>
        caller.PostAsync($"/v1/stories/{story}/analyse", new { category = "c", complexity = 1, impact = 1, dependsOn = on });

    async Task<Guid> CaptureAsync(Guid client) => (await caller.AcceptedAsync(
        "/v1/stories", new { clientId = client, source = "interview", text = $"As a clerk, I want to see {Guid.NewGuid()}, so that I know it" })).Id;
}
