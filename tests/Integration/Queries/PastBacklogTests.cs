using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class PastBacklogTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task Where_a_story_stood_is_told_later_as_it_was_told_then()
    {
        var client = await caller.OnboardAsync();
        await CaptureAsync(await caller.OnboardAsync(), Text("a door of another client"), "2026-01-01T08:00:00Z");
        var stories = new List<Guid>();
        foreach (var thing in new[] { "the red door", "the red door", "the blue door", "unpaid invoices", "late unpaid invoices" })
            stories.Add(await CaptureAsync(client, Text(thing), $"2026-01-0{stories.Count + 1}T08:00:00Z"));
        var told = new List<(long Position, Guid Story, string Backlog, string Findings)>();
        (string Path, object Body)[] steps =
        [
            ($"{stories[0]}/prioritise", Rating(5, 2)), ($"{stories[1]}/prioritise", Rating(2, 5)), ($"{stories[3]}/prioritise", Rating(4, 4)),
            ($"{stories[2]}/refine", new { text = "So that I get in, open the blue door", reason = "r" }), ($"{stories[1]}/merge", new { into = stories[0] }),
            ($"{stories[4]}/prioritise", Rating(1, 1)), ($"{stories[1]}/unmerge", new { }), ($"{stories[3]}/start", new { }), ($"{stories[3]}/deliver", new { outcome = "o" }),
            ($"{stories[3]}/accept", new { by = "Petra Quill", alignment = 5 }), ($"{stories[0]}/retire", new { reason = "r" }),
        ];
        foreach (var (path, body) in steps)
        {
            var position = (await caller.AcceptedAsync($"/v1/stories/{path}", body)).Position;
            foreach (var story in stories)
            {
                var now = (await caller.GetAsync($"/v1/stories/{story}")).Json;
                now.GetProperty("backlog").GetProperty("position").GetInt64().ShouldBe(position);
                told.Add((position, story, now.GetProperty("backlog").GetRawText(), now.GetProperty("findings").GetRawText()));
            }
        }

        told.ShouldContain(one => one.Backlog.Contains("\"kind\":\"duplicate\"", StringComparison.Ordinal));
        told.ShouldContain(one => one.Backlog.Contains("\"rank\":3", StringComparison.Ordinal));
        told.ShouldContain(one => one.Backlog.Contains("\"theme\"", StringComparison.Ordinal));
        foreach (var (position, story, backlog, findings) in told)
        {
            var then = (await caller.GetAsync($"/v1/stories/{story}?knownAt=position:{position}")).Json;
            then.GetProperty("backlog").GetRawText().ShouldBe(backlog, $"at {position}");
            then.GetProperty("findings").GetRawText().ShouldBe(findings, $"at {position}");
        }
    }

    [Fact]
    public async Task A_story_is_compared_with_those_that_had_been_told_of_by_then()
    {
        var client = await caller.OnboardAsync();
        var first = await CaptureAsync(client, Text("the red door"), "2026-01-01T08:00:00Z");
        var second = await CaptureAsync(client, Text("the red door"), "2026-02-01T08:00:00Z");
        await caller.AcceptedAsync($"/v1/stories/{first}/prioritise", Rating(3, 3));

        (await SimilarAsync($"{first}?asOf=2026-01-15T00:00:00Z")).ShouldBeEmpty();
        (await SimilarAsync($"{first}?asOf=2026-02-15T00:00:00Z")).ShouldBe([second]);
        (await SimilarAsync($"{first}?version=1")).ShouldBeEmpty();
        (await SimilarAsync($"{second}?version=1")).ShouldBe([first]);
        var backlog = (await caller.GetAsync($"/v1/stories/{first}?asOf=2026-02-15T00:00:00Z")).Json.GetProperty("backlog");
        (backlog.GetProperty("ranked").GetInt32(), backlog.TryGetProperty("rank", out _)).ShouldBe((0, false));
    }

    async Task<IEnumerable<Guid>> SimilarAsync(string path) => (await caller.GetAsync($"/v1/stories/{path}")).Json.GetProperty("backlog").GetProperty("similar")
        .EnumerateArray().Select(story => story.GetProperty("id").GetGuid()).ToList();

    async Task<Guid> CaptureAsync(Guid client, string text, string occurredAt) =>
        (await caller.AcceptedAsync("/v1/stories", new { clientId = client, source = "interview", text, occurredAt })).Id;

    static object Rating(int value, int urgency) => new { value, urgency, feasibility = 3, rationale = "r" };

    static string Text(string thing) => $"As a nurse, I want to open {thing}, so that I get on with it";
}
