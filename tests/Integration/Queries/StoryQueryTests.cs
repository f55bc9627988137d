using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class StoryQueryTests(RunningApi api) : IClassFixture<RunningApi>
{
    const string See = "As a receptionist, I want to see which printer is free, so that no patient waits at the desk";

    readonly ApiCaller caller = api.Caller();
    long position;

    [Fact]
    public async Task A_storys_trace_is_what_names_it()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var (story, other, dependent, double2) = (await CaptureAsync(client, See), await CaptureAsync(client, "As a nurse, I want to lock a door, so that nobody walks in"),
            await CaptureAsync(client, "As a manager, I want to count prints, so that paper is bought"), await CaptureAsync(client, See + " ever"));
        var (belongs, linked, corrected) = (await TicketAsync(contract, story), await TicketAsync(contract, null), await TicketAsync(contract, story));
        await DoAsync($"tickets/{linked}/link", new { kind = "story", target = story, relation = "causedBy" });
        var before = position;
        await DoAsync($"tickets/{corrected}/correct", new { storyId = other, reason = "Wrong story." });
        var change = (await DoAsync("change-requests", new
        {
            contractId = contract,
            title = "Displays",
            reason = "Queues",
            requestedBy = new { name = "Petra Quill", role = "manager", organisation = "client" },
            kind = "addition",
            storyId = story,
        })).Id;
        var feedback = (await DoAsync("feedback", new { clientId = client, direction = "fromClient", kind = "comment", comment = "Queues.", channel = "meeting" })).Id;
        await DoAsync($"feedback/{feedback}/act", new { action = "Display", owner = "Ola Birk", dueOn = "2099-01-01", storyId = story });
        var about = (await DoAsync("feedback", new
        {
            clientId = client,
            direction = "fromClient",
            kind = "comment",
            comment = "Nice.",
            channel = "meeting",
            about = new { kind = "story", id = story },
        })).Id;
        await DoAsync($"stories/{dependent}/analyse", new { category = "c", complexity = 1, impact = 1, dependsOn = new[] { story } });
        await DoAsync($"stories/{double2}/merge", new { into = story });
        var useCase = (await DoAsync("use-cases", UseCase(client, story))).Id;

        var trace = (await caller.GetAsync($"/v1/stories/{story}")).Json.GetProperty("trace");
        Links(trace, "tickets").ShouldBe([$"{belongs} belongsTo", $"{linked} causedBy"], ignoreOrder: true);
        Links(trace, "changeRequests").ShouldBe([$"{change} changes"]);
        Links(trace, "feedback").ShouldBe([$"{feedback} actedUpon", $"{about} about"], ignoreOrder: true);
        Links(trace, "useCases").ShouldBe([$"{useCase} serves"]);
        Links(trace, "stories").ShouldBe([$"{dependent} dependsOn", $"{double2} mergedInto"], ignoreOrder: true);
        var then = (await caller.GetAsync($"/v1/stories/{story}?knownAt=position:{before}")).Json.GetProperty("trace");
        Links(then, "tickets").ShouldBe([$"{belongs} belongsTo", $"{linked} causedBy", $"{corrected} belongsTo"], ignoreOrder: true);
        Links(then, "changeRequests").ShouldBeEmpty();
        await DoAsync($"stories/{double2}/unmerge", new { });
        Links((await caller.GetAsync($"/v1/stories/{story}")).Json.GetProperty("trace"), "stories").ShouldBe([$"{dependent} dependsOn"]);
    }

    [Fact]
    public async Task A_template_counts_the_use_cases_that_adopted_it()
    {
        var client = await caller.OnboardAsync();
        var story = await CaptureAsync(client, See);
        var template = (await DoAsync("templates", new { title = "Display", problem = "Queues", steps = new[] { "Put it up." } })).Id;
        var useCases = new List<Guid>();
        foreach (var _ in Enumerable.Range(0, 2))
            useCases.Add((await DoAsync("use-cases", UseCase(client, story))).Id);
        await DoAsync($"use-cases/{useCases[0]}/adopt-template", new { templateId = template });
        var before = position;
        await DoAsync($"use-cases/{useCases[1]}/adopt-template", new { templateId = template, adaptations = "Smaller." });

        Uses((await caller.GetAsync($"/v1/templates/{template}")).Json).ShouldBe(2);
        Uses((await caller.GetAsync($"/v1/templates/{template}?knownAt=position:{before}")).Json).ShouldBe(1);
        (await ItemsAsync("templates?sort=-uses,id")).Where(item => item.GetProperty("id").GetGuid() == template).Select(Uses).ShouldBe([2]);

        static int Uses(JsonElement item) => item.GetProperty("uses").GetInt32();
    }

    [Fact]
    public async Task A_story_says_what_could_be_worded_better()
    {
        var client = await caller.OnboardAsync();
        var text = "As a receptionist, I want to see the queue and call a patient (by name), so that nobody waits";
        var story = await CaptureAsync(client, text);
        await CaptureAsync(client, See);
        await CaptureAsync(client, text);

        var findings = (await caller.GetAsync($"/v1/stories/{story}")).Json.GetProperty("findings").EnumerateArray().ToList();
        findings.Select(finding => $"{finding.GetProperty("kind").GetString()}/{finding.GetProperty("subkind").GetString()} {finding.GetProperty("severity").GetString()}")
            .ShouldBe(["atomic/conjunctions high", "minimal/brackets medium", "unique/identical high"]);
        var span = findings[1].GetProperty("span");
        text.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()).ShouldBe("(by name)");
    }

    [Fact]
    public async Task Stories_are_found_by_client_status_theme_rating_words_and_time()
    {
        var client = await caller.OnboardAsync();
        var contract = await caller.SignAsync(client);
        var story = await CaptureAsync(client, See, contract);
        var plain = await CaptureAsync(client, "As a nurse, I want to lock a door, so that nobody walks in");
        await DoAsync($"stories/{story}/analyse", new { category = "printing", complexity = 1, impact = 1, themes = new[] { "front desk", "paper" } });
        await DoAsync($"stories/{story}/prioritise", new { value = 5, urgency = 4, feasibility = 3, moscow = "must", rationale = "r" });
        await DoAsync($"stories/{plain}/request-clarification", new { questions = new[] { "Which?" }, of = "P" });

        (await Ids("")).ShouldBe([plain, story]);
        (await Ids("&status=prioritised")).ShouldBe([story]);
        (await Ids("&status=captured")).ShouldBe([plain]);
        (await Ids("&theme=paper")).ShouldBe([story]);
        (await Ids("&theme=glass")).ShouldBeEmpty();
        (await Ids("&moscow=must")).ShouldBe([story]);
        (await Ids("&priority=should,could")).ShouldBeEmpty();
        (await Ids("&scoreFrom=4")).ShouldBe([story]);
        (await Ids($"&contractId={contract}")).ShouldBe([story]);
        (await Ids("&q=receptionist+print")).ShouldBe([story]);
        (await Ids("&awaitsClarification=true")).ShouldBe([plain]);
        (await Ids("&capturedFrom=2099-01-01")).ShouldBeEmpty();

        async Task<IReadOnlyList<Guid>> Ids(string filter) => [.. (await ItemsAsync($"stories?clientId={client}{filter}")).Select(item => item.GetProperty("id").GetGuid())];
    }

    [Fact]
    public async Task A_backlog_is_ranked_and_says_how_far_a_weight_moves_a_rank()
    {
        var client = await caller.OnboardAsync();
        var stories = new List<Guid>();
        foreach (var (value, urgency, feasibility) in new[] { (5, 2, 3), (2, 5, 3), (1, 1, 1), (5, 5, 5) })
        {
            var story = await CaptureAsync(client, $"As a nurse, I want to open door {stories.Count}, so that I get in");
            await DoAsync($"stories/{story}/prioritise", new { value, urgency, feasibility, rationale = "r" });
            stories.Add(story);
        }

        var ranking = await ItemsAsync($"stories/ranking?clientId={client}");
        ranking.Select(item => (item.GetProperty("storyId").GetGuid(), item.GetProperty("rank").GetInt32(), item.GetProperty("bestRank").GetInt32(), item.GetProperty("worstRank").GetInt32()))
            .ShouldBe([(stories[3], 1, 1, 1), .. new[] { (stories[0], 2, 2, 3), (stories[1], 2, 2, 3) }.OrderBy(pair => pair.Item1), (stories[2], 4, 4, 4)]);
        ranking[0].GetProperty("rationale").GetString().ShouldBe("r");

        var standing = (await caller.GetAsync($"/v1/stories/{stories[0]}")).Json.GetProperty("backlog");
        (standing.GetProperty("rank").GetInt32(), standing.GetProperty("worstRank").GetInt32(), standing.GetProperty("ranked").GetInt32()).ShouldBe((2, 3, 4));
        await DoAsync($"stories/{stories[3]}/retire", new { reason = "r" });
        (await ItemsAsync($"stories/ranking?clientId={client}")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Stories_that_say_the_same_are_paired_until_one_is_merged()
    {
        var client = await caller.OnboardAsync();
        var (one, two) = (await CaptureAsync(client, See), await CaptureAsync(client, See.ToUpperInvariant()));
        await CaptureAsync(await caller.OnboardAsync(), See);

        var pair = (await ItemsAsync($"stories/duplicates?clientId={client}")).ShouldHaveSingleItem();
        (pair.GetProperty("kind").GetString(), pair.GetProperty("similarity").GetDecimal(), pair.GetProperty("identical").GetBoolean()).ShouldBe(("duplicate", 1m, true));
        new[] { pair.GetProperty("first").GetProperty("id").GetGuid(), pair.GetProperty("second").GetProperty("id").GetGuid() }.ShouldBe([one, two], ignoreOrder: true);
        (await ItemsAsync($"stories/duplicates?storyId={two}")).Count.ShouldBe(1);
        (await ItemsAsync($"stories/duplicates?storyId={two}&kind=related")).ShouldBeEmpty();

        await DoAsync($"stories/{two}/merge", new { into = one });
        (await ItemsAsync($"stories/duplicates?clientId={client}")).ShouldBeEmpty();
        await DoAsync($"stories/{two}/unmerge", new { });
        (await ItemsAsync($"stories/duplicates?clientId={client}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stories_about_the_same_make_a_theme()
    {
        var client = await caller.OnboardAsync();
        var stories = new List<Guid>();
        foreach (var text in new[]
        {
            "As a manager, I want to approve invoices, so that suppliers are paid",
            "As a buyer, I want to see unpaid invoices, so that suppliers are paid",
            "As a nurse, I want to lock a door, so that nobody walks in",
        })
            stories.Add(await CaptureAsync(client, text));

        var theme = (await ItemsAsync($"stories/themes?clientId={client}")).ShouldHaveSingleItem();
        theme.GetProperty("storyIds").EnumerateArray().Select(id => id.GetGuid()).ShouldBe(stories.Take(2), ignoreOrder: true);
        theme.GetProperty("terms").EnumerateArray().Select(term => term.GetString()).ShouldContain("invoices");
        (await ItemsAsync($"stories/themes?clientId={client}&term=invoices")).Count.ShouldBe(1);
        (await ItemsAsync($"stories/themes?storyId={stories[2]}")).ShouldBeEmpty();
        (await caller.GetAsync($"/v1/stories/{stories[0]}")).Json.GetProperty("backlog").GetProperty("theme").GetString().ShouldBe(theme.GetProperty("label").GetString());
    }

    async Task<Guid> CaptureAsync(Guid client, string text, Guid? contract = null)
    {
        var body = new JsonObject { ["clientId"] = client, ["source"] = "interview", ["text"] = text };
        if (contract is { } id)
            body["contractId"] = id;
        return (await DoAsync("stories", body)).Id;
    }

    async Task<Guid> TicketAsync(Guid contract, Guid? story)
    {
        var body = Bodies.Ticket(contract);
        if (story is { } id)
            body["storyId"] = id;
        return (await DoAsync("tickets", body)).Id;
    }

    static object UseCase(Guid client, Guid story) => new
    {
        clientId = client,
        title = "A visitor is seen in time",
        goal = "Nobody waits.",
        stakeholders = new[] { new { name = "Petra Quill", kind = "client", role = "manager", expectation = "No queue." } },
        steps = new[] { new { actor = "Desk", action = "Looks", outcome = "Prints" } },
        constraints = Array.Empty<object>(),
        storyIds = new[] { story },
    };

    async Task<ApiAnswer> DoAsync(string path, object body)
    {
        var answer = await caller.AcceptedAsync($"/v1/{path}", body);
        position = answer.Position;
        return answer;
    }

    async Task<IReadOnlyList<JsonElement>> ItemsAsync(string path)
    {
        var answer = await caller.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/v1/{path}&minPosition={position}"));
        answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, System.Text.Encoding.UTF8.GetString(answer.Bytes));
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    static IEnumerable<string> Links(JsonElement trace, string kind) =>
        trace.GetProperty(kind).EnumerateArray().Select(link => $"{link.GetProperty("id").GetString()} {link.GetProperty("relation").GetString()}");
}
