using System.Net;
using System.Text;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class InteractionTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Client_and_provider_meet_by_channel_and_by_the_clients_own_months()
    {
        var scene = await MetAsync();

        (await LinesAsync(scene, "groupBy=month")).ShouldBe(["2026-03 1/1/1/0/2/0 60", "2026-04 0/0/1/1/1/1 120"]);
        (await LinesAsync(scene, "groupBy=channel")).ShouldBe(["meeting 0/0/1/0/0/0", "phone 1/1/1/0/0/0", "review 0/0/0/1/0/0", "survey 0/0/0/0/3/1 90"]);
        (await LinesAsync(scene, "groupBy=channel,month&channel=survey")).ShouldBe(["survey 2026-03 0/0/0/0/2/0 60", "survey 2026-04 0/0/0/0/1/1 120"]);
        (await LinesAsync(scene, "groupBy=month&from=2026-04&to=2026-04")).ShouldBe(["2026-04 0/0/1/1/1/1 120"]);
        (await LinesAsync(scene, "")).ShouldBe(["1/1/2/1/3/1 90"]);
        (await LinesAsync(scene, "groupBy=channel&sort=-feedbackFromClient,channel")).ShouldBe(
            ["survey 0/0/0/0/3/1 90", "meeting 0/0/1/0/0/0", "phone 1/1/1/0/0/0", "review 0/0/0/1/0/0"]);
        var line = (await scene.SeeAsync($"/v1/interactions?groupBy=client&clientId={scene.Client}")).Json.GetProperty("items")[0];
        (line.GetProperty("clientId").GetGuid(), line.TryGetProperty("month", out _)).ShouldBe((scene.Client, false));
    }

    [Fact]
    public async Task Interactions_are_paged_and_written_as_csv()
    {
        var scene = await MetAsync();
        var path = $"/v1/interactions?groupBy=channel&clientId={scene.Client}&fields=channel,tickets";

        var channels = new List<string?>();
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = (await scene.SeeAsync($"{path}&limit=3{(cursor.Length == 0 ? "" : $"&cursor={cursor}")}")).Json;
            channels.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("channel").GetString()));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        channels.ShouldBe(["meeting", "phone", "review", "survey"]);
        var kept = (await scene.SeeAsync($"{path}&sort=-tickets&limit=1")).Json;
        kept.GetProperty("items")[0].GetProperty("channel").GetString().ShouldBe("phone");
        (await scene.SeeAsync($"{path}&sort=-tickets&limit=3&cursor={kept.GetProperty("next").GetString()}")).Json.GetProperty("items").GetArrayLength().ShouldBe(3);
        var csv = await scene.SeeAsync(path, ("Accept", "text/csv"));
        Encoding.UTF8.GetString(csv.Bytes).ShouldBe("channel,tickets\r\nmeeting,0\r\nphone,1\r\nreview,0\r\nsurvey,0\r\n");
    }

    [Fact]
    public async Task Where_nobody_met_nothing_is_counted()
    {
        var client = await api.Caller().OnboardAsync();

        (await api.Caller().GetAsync($"/v1/interactions?groupBy=month&clientId={client}")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await api.Caller().GetAsync($"/v1/interactions?clientId={client}")).Json.GetProperty("items")[0].GetRawText()
            .ShouldBe("""{"tickets":0,"messagesFromClient":0,"messagesToClient":0,"reviews":0,"feedbackFromClient":0,"feedbackToClient":0}""");
    }

    [Theory]
    [InlineData("groupBy=colour", "?groupBy unknown_group")]
    [InlineData("from=2026", "?from invalid_value")]
    [InlineData("groupBy=month&sort=channel", "?sort unknown_sort")]
    [InlineData("asOf=2026-01-01T00:00:00Z", "?asOf not_replayable")]
    public async Task What_it_does_not_have_is_refused(string query, string error)
    {
        var answer = await api.Caller().GetAsync($"/v1/interactions?{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe([error]);
    }

    // The client's zone is London: 23:30 UTC on the last of March is April there.
    async Task<QueryScene> MetAsync()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var ticket = await scene.OpenAsync("2026-03-10T09:00:00Z");
        await scene.TicketAsync(ticket, "respond", "2026-03-10T09:10:00Z", new { message = "On it." });
        await scene.TicketAsync(ticket, "respond", "2026-03-10T09:11:00Z", new { message = "A note.", @public = false });
        await scene.TicketAsync(ticket, "customer-reply", "2026-03-10T09:20:00Z", new { message = "Thanks." });
        var review = (await scene.DoAsync("reviews", "", "2026-03-20T09:00:00Z", new { contractId = scene.Contract, kind = "monthly", scheduledFor = "2026-04-08T09:00:00Z" })).Id;
        await scene.DoAsync($"reviews/{review}", "hold", "2026-04-08T10:00:00Z", new { heldAt = "2026-04-08T09:00:00Z" });
        var initiative = (await scene.DoAsync("initiatives", "", "2026-03-20T09:00:00Z", InitiativeLifeTests.Plan(scene.Client))).Id;
        await scene.DoAsync($"initiatives/{initiative}", "communicate", "2026-03-31T23:30:00Z", new { audience = "all", channel = "meeting", message = "m" });
        await AnsweredAsync(scene, "2026-03-12T09:00:00Z", "2026-03-12T10:00:00Z");
        await AnsweredAsync(scene, "2026-03-13T09:00:00Z", null);
        await AnsweredAsync(scene, "2026-04-13T09:00:00Z", "2026-04-13T11:00:00Z");
        var told = FeedbackLifeTests.Answer(scene.Client);
        told["direction"] = "toClient";
        await scene.DoAsync("feedback", "", "2026-04-14T09:00:00Z", told);
        var mistaken = (await scene.DoAsync("feedback", "", "2026-04-14T09:00:00Z", FeedbackLifeTests.Answer(scene.Client))).Id;
        await scene.DoAsync($"feedback/{mistaken}", "retract", "2026-04-15T09:00:00Z", new { reason = "r" });
        return scene;
    }

    static async Task AnsweredAsync(QueryScene scene, string at, string? acknowledgedAt)
    {
        var feedback = (await scene.DoAsync("feedback", "", at, FeedbackLifeTests.Answer(scene.Client))).Id;
        if (acknowledgedAt is not null)
            await scene.DoAsync($"feedback/{feedback}", "acknowledge", acknowledgedAt, new { by = "Ola Birk" });
    }

    static async Task<IReadOnlyList<string>> LinesAsync(QueryScene scene, string query) =>
    [
        .. (await scene.SeeAsync($"/v1/interactions?clientId={scene.Client}&{query}")).Json.GetProperty("items").EnumerateArray().Select(item => string.Join(' ',
            new[] { "channel", "month" }.Where(name => item.TryGetProperty(name, out _)).Select(name => item.GetProperty(name).GetString())
                .Append(string.Join('/', new[] { "tickets", "messagesFromClient", "messagesToClient", "reviews", "feedbackFromClient", "feedbackToClient" }.Select(name => item.GetProperty(name).GetInt64())))
                .Concat(item.TryGetProperty("medianMinutesToAcknowledge", out var median) ? [median.GetDecimal().ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)] : Array.Empty<string>()))),
    ];
}
