using System.Net;
using System.Text;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class SatisfactionTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task A_day_says_index_stage_rule_direction_and_warning_with_its_parts()
    {
        var scene = await SceneAsync(41);

        var answer = (await scene.SatisfactionAsync($"from={scene.Date(0)}&to={scene.Date(40)}")).Json;

        (answer.GetProperty("clientId").GetGuid(), answer.GetProperty("dayZero").GetString()).ShouldBe((scene.Client, scene.Date(0)));
        var days = answer.GetProperty("days").EnumerateArray().ToList();
        days.Count.ShouldBe(41);
        (days[0].GetProperty("date").GetString(), days[0].GetProperty("index").GetDouble(), days[0].GetProperty("nEff").GetDouble()).ShouldBe((scene.Date(0), 75, 1));
        (days[0].GetProperty("rule").GetString(), days[0].GetProperty("stage").ValueKind).ShouldBe(("insufficient", JsonValueKind.Null));
        var day = days[40];
        day.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "date", "index", "nEff", "slope", "direction", "stage", "cycle", "rule", "activeKinds", "expectedDirection", "directionObserved", "warning",
        ]);
        (day.GetProperty("index").GetDouble(), day.GetProperty("slope").GetDouble(), day.GetProperty("direction").GetString()).ShouldBe((75, 0, "flat"));
        (day.GetProperty("stage").GetString(), day.GetProperty("cycle").GetInt32(), day.GetProperty("rule").GetString()).ShouldBe(("enhancedSecurity", 1, "enhancedSecurity"));
        (day.GetProperty("expectedDirection").GetString(), day.GetProperty("directionObserved").GetBoolean()).ShouldBe(("down", false));
        day.GetProperty("activeKinds").GetRawText().ShouldBe("""["process","security"]""");
        day.GetProperty("warning").GetRawText().ShouldBe(
            """
            {"score":40,"level":"watch","parts":[{"part":"friction","points":25,"value":2},{"part":"slope","points":0,"value":0},{"part":"intractable","points":0,"value":0},{"part":"outlook","points":0,"value":75},{"part":"contact","points":10,"value":40},{"part":"review","points":5,"value":40}]}
            """);
        answer.GetProperty("stages").EnumerateArray().Select(Stage).ShouldBe(
        [
            $"obviousPainPoints 1 {scene.Date(3)} {scene.Date(20)}", $"newProcesses 1 {scene.Date(20)} {scene.Date(30)}", $"enhancedSecurity 1 {scene.Date(30)} ",
        ]);
    }

    [Fact]
    public async Task Figures_of_surveys_count_the_answers_dated_in_the_period()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 60);
        foreach (var (day, kind, score) in new[] { (-3, "csat", 1), (5, "csat", 5), (6, "csat", 3), (5, "nps", 10), (6, "nps", 6), (7, "nps", 8), (7, "nps", 9), (8, "ces", 6), (9, "ces", 7), (20, "csat", 5) })
            await scene.AnswerAsync(day, kind, score);

        var answer = (await scene.SatisfactionAsync($"from={scene.Date(0)}&to={scene.Date(10)}")).Json;

        answer.GetProperty("csat").GetRawText().ShouldBe("""{"percent":50,"responses":2}""");
        answer.GetProperty("ces").GetRawText().ShouldBe("""{"mean":6.5,"responses":2}""");
        var nps = answer.GetProperty("nps");
        (nps.GetProperty("score").GetDecimal(), nps.GetProperty("responses").GetInt32()).ShouldBe((25, 4));
        nps.GetProperty("standardError").GetDouble().ShouldBe(100 * Math.Sqrt((0.75 - 0.0625) / 4), 1e-6);
        (await scene.SatisfactionAsync($"from={scene.Date(40)}&to={scene.Date(50)}")).Json.GetProperty("csat").GetRawText().ShouldBe("""{"percent":null,"responses":0}""");
    }

    [Fact]
    public async Task Green_clocks_and_unhappy_answers_are_a_watermelon()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 60);
        for (var day = 10; day < 16; day++)
        {
            await scene.AnswerAsync(day, "csat", 2);
            var ticket = await scene.BeginAsync("tickets", day, Bodies.Ticket(scene.Contract));
            await scene.DoAsync($"tickets/{ticket}/respond", day, new { message = "On it" });
            await scene.DoAsync($"tickets/{ticket}/resolve", day, new { resolution = "Restarted" });
        }

        var melon = (await scene.SatisfactionAsync($"from={scene.Date(10)}&to={scene.Date(20)}")).Json.GetProperty("watermelon");

        melon.GetRawText().ShouldBe(
            """
            {"verdict":"watermelon","compliancePercent":100,"targetPercent":95,"clocks":12,"responses":6,"mean":25,"low":25,"high":25,"experienceTarget":70}
            """);
        (await scene.SatisfactionAsync($"from={scene.Date(30)}&to={scene.Date(40)}")).Json.GetProperty("watermelon").GetProperty("verdict").GetString().ShouldBe("unknown");
    }

    [Fact]
    public async Task Without_dates_it_goes_from_day_0_to_today_and_later_dates_are_today()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 12);
        var whole = (await scene.SatisfactionAsync()).Json;
        (whole.GetProperty("from").GetString(), whole.GetProperty("to").GetString()).ShouldBe((scene.Date(0), scene.Date(12)));
        whole.GetProperty("days").GetArrayLength().ShouldBe(13);
        (await scene.SatisfactionAsync($"to={scene.Date(99)}")).Json.GetProperty("to").GetString().ShouldBe(scene.Date(12));
        (await scene.SatisfactionAsync($"from={scene.Date(-9)}&to={scene.Date(1)}")).Json.GetProperty("days").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_contract_signed_earlier_moves_day_0()
    {
        var scene = await SceneAsync(41);
        await RelationshipScene.SignAsync(scene.Caller, scene.Client, scene.DayZero.PlusDays(-10));

        var moved = (await scene.SatisfactionAsync()).Json;

        moved.GetProperty("dayZero").GetString().ShouldBe(scene.Date(-10));
        moved.GetProperty("days").GetArrayLength().ShouldBe(52);
        moved.GetProperty("stages")[0].GetProperty("since").GetString().ShouldBe(scene.Date(3));
    }

    [Fact]
    public async Task A_late_answer_gives_what_having_had_it_gives_and_one_taken_back_never_was()
    {
        var (one, other) = (await SceneAsync(80), await SceneAsync(80));
        await one.AnswerAsync(60, "csat", 1);
        await one.AnswerAsync(25, "nps", 2);
        await other.AnswerAsync(25, "nps", 2);
        await other.AnswerAsync(60, "csat", 1);
        Figures(await one.SatisfactionAsync()).ShouldBe(Figures(await other.SatisfactionAsync()));

        var before = Figures(await one.SatisfactionAsync());
        var mistaken = await one.AnswerAsync(30, "csat", 1);
        Figures(await one.SatisfactionAsync()).ShouldNotBe(before);
        await one.DoAsync($"feedback/{mistaken}/retract", 70, new { reason = "Meant for the caterer." });
        Figures(await one.SatisfactionAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Position_and_judged_at_give_an_answer_again_byte_for_byte()
    {
        var scene = await SceneAsync(50);
        var answer = await scene.SatisfactionAsync();
        await scene.AnswerAsync(30, "csat", 1);
        (await scene.SatisfactionAsync()).Bytes.ShouldNotBe(answer.Bytes);

        var (position, judgedAt) = (answer.Json.GetProperty("position").GetInt64(), answer.Json.GetProperty("judgedAt").GetString());
        var again = await scene.SatisfactionAsync($"knownAt=position:{position}&judgedAt={judgedAt}");

        Encoding.UTF8.GetString(again.Bytes).ShouldBe(Encoding.UTF8.GetString(answer.Bytes));
    }

    [Fact]
    public async Task As_of_a_day_only_what_had_occurred_counts_and_that_day_is_the_last()
    {
        var scene = await SceneAsync(50);

        var then = (await scene.SatisfactionAsync($"asOf={scene.At(24)}")).Json;

        then.GetProperty("to").GetString().ShouldBe(scene.Date(24));
        then.GetProperty("days").GetArrayLength().ShouldBe(25);
        // The process began on day 20: its stage was not accepted yet.
        then.GetProperty("stages").EnumerateArray().Select(Stage).ShouldBe([$"obviousPainPoints 1 {scene.Date(3)} "]);
        (await scene.Caller.GetAsync($"/v1/clients/{scene.Client}/satisfaction?asOf={scene.At(-100)}")).Code.ShouldBe("not_yet");
    }

    [Fact]
    public async Task Known_at_an_instant_a_late_answer_is_not_known_yet()
    {
        var scene = await SceneAsync(50);
        var events = (await scene.Caller.GetAsync($"/v1/clients/{scene.Client}/events")).Json;
        var early = (await scene.SatisfactionAsync($"knownAt={events[0].GetProperty("recordedAt").GetString()}")).Json;
        early.GetProperty("days").EnumerateArray().ShouldAllBe(day => day.GetProperty("index").ValueKind == JsonValueKind.Null);
        early.GetProperty("dayZero").GetString().ShouldBe(scene.Date(-60));
    }

    [Theory]
    [InlineData("from=2026-02-30", "invalid_value")]
    [InlineData("from=2026-03-02&to=2026-03-01", "out_of_range")]
    [InlineData("from=2010-01-01&to=2026-03-01", "out_of_range")]
    [InlineData("month=2026-03", "unknown_parameter")]
    public async Task What_cannot_be_asked_is_refused(string query, string code)
    {
        var caller = api.Caller();
        var answer = await caller.GetAsync($"/v1/clients/{await caller.OnboardAsync()}/satisfaction?{query}");
        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task An_unknown_client_is_not_found() =>
        (await api.Caller().GetAsync($"/v1/clients/{Guid.NewGuid()}/satisfaction")).Code.ShouldBe("client_not_found");

    /// <summary>A calm beginning, a new process from day 20 and a security measure from day 30.</summary>
    async Task<RelationshipScene> SceneAsync(int daysAgo)
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), daysAgo);
        for (var day = 0; day <= 40; day++)
            await scene.AnswerAsync(day, "csat", 4);
        await scene.InitiativeAsync("process", 20, null);
        await scene.InitiativeAsync("security", 30, null);
        return scene;
    }

    static string Stage(JsonElement stage) =>
        $"{stage.GetProperty("stage")} {stage.GetProperty("cycle")} {stage.GetProperty("since")} {(stage.TryGetProperty("until", out var until) ? until : default)}";

    static string Figures(ApiAnswer answer) => string.Join('\n', answer.Json.EnumerateObject()
        .Where(member => member.Name is not ("clientId" or "position" or "judgedAt")).Select(member => member.Value.GetRawText()));
}
