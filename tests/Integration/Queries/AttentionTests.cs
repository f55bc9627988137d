using System.Globalization;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;
using NodaTime;

namespace MspEvents.Tests.Integration.Queries;

public sealed class AttentionTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task What_is_past_its_time_is_listed_with_its_stream_and_since_when()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 60);
        var ticket = await scene.BeginAsync("tickets", 20, Bodies.Ticket(scene.Contract));
        await scene.DoAsync($"tickets/{ticket}/respond", 50, new { message = "On it" });
        var review = await scene.BeginAsync("reviews", 20, new { contractId = scene.Contract, kind = "monthly", scheduledFor = scene.At(30) });
        await scene.DoAsync($"reviews/{review}/agree-action", 21, new { key = "spares", action = "Order two laptops", owner = "Ola Birk", dueOn = scene.Date(40) });
        await scene.DoAsync($"reviews/{review}/agree-action", 21, new { key = "later", action = "Look again", owner = "Ola Birk", dueOn = scene.Date(90) });
        var change = await scene.BeginAsync("change-requests", 20, new
        {
            contractId = scene.Contract,
            title = "Another office",
            reason = "We grow",
            requestedBy = new { name = "Ines Marlow", role = "manager", organisation = "client" },
            kind = "addition",
        });
        await scene.DoAsync($"change-requests/{change}/assess", 21, new { effortMinutes = 60, cost = 100, scheduleDays = 2, affects = Array.Empty<string>() });
        await scene.DoAsync($"change-requests/{change}/submit", 22, new { to = "Ines Marlow", decideBy = scene.At(35) });
        await scene.InitiativeAsync("process", 1, null);
        await scene.InitiativeAsync("intractable", 1, null);
        await scene.InitiativeAsync("security", 1, null);

        var items = await ItemsAsync(scene);

        items.Select(item => $"{item.GetProperty("kind")} {item.GetProperty("streamKind")} {Id(item)} {item.GetProperty("dueAt").GetString()}").ShouldBe(
        [
            // 25 for frictions and 25 for the intractable from their first day on.
            $"troughWarning client {scene.Client} {Midnight(scene, 1)}",
            .. new[]
            {
                $"unowned ticket {ticket} {Text(Noon(scene, 20) + Duration.FromMinutes(30))}",
                $"review review {review} {scene.At(30)}",
                $"decision change_request {change} {scene.At(35)}",
                $"action review {review} {Midnight(scene, 41)}",
                $"ageing ticket {ticket} {scene.At(50)}",
                $"silent ticket {ticket} {scene.At(55)}",
            },
        ], ignoreOrder: true);
        items.ShouldAllBe(item => item.GetProperty("clientId").GetGuid() == scene.Client);
        var warning = items.Single(item => item.GetProperty("kind").GetString() == "troughWarning");
        (warning.GetProperty("level").GetString(), warning.GetProperty("score").GetInt32()).ShouldBe(("warn", 65));
        warning.GetProperty("since").GetString().ShouldBe(Midnight(scene, 1));
        items.Select(item => item.GetProperty("dueAt").GetString()).ShouldBeInOrder();

        (await ItemsAsync(scene, "kind=silent,ageing")).Count.ShouldBe(2);
        (await ItemsAsync(scene, $"contractId={scene.Contract}")).Count.ShouldBe(6);
        (await ItemsAsync(scene, $"contractId={Guid.NewGuid()}")).ShouldBeEmpty();
        var page = (await scene.Caller.GetAsync($"/v1/attention?clientId={scene.Client}&limit=3")).Json;
        page.GetProperty("items").GetArrayLength().ShouldBe(3);
        (await scene.Caller.GetAsync($"/v1/attention?clientId={scene.Client}&limit=3&cursor={page.GetProperty("next").GetString()}")).Json.GetProperty("items")
            .EnumerateArray().Select(Id).ShouldBe(items.Skip(3).Take(3).Select(Id));
    }

    [Fact]
    public async Task What_is_done_asks_no_longer()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 40);
        var ticket = await scene.BeginAsync("tickets", 2, Bodies.Ticket(scene.Contract));
        var review = await scene.BeginAsync("reviews", 2, new { contractId = scene.Contract, kind = "monthly", scheduledFor = scene.At(3) });
        var feedback = await scene.AnswerAsync(2, "csat", 2);
        await scene.DoAsync($"feedback/{feedback}/act", 3, new { action = "Text messages", owner = "Ola Birk", dueOn = scene.Date(5) });
        (await ItemsAsync(scene)).Select(item => item.GetProperty("kind").GetString()).ShouldBe(["unowned", "review", "action", "silent", "ageing"]);

        await scene.DoAsync($"tickets/{ticket}/resolve", 39, new { resolution = "Restarted" });
        await scene.DoAsync($"reviews/{review}/hold", 39, new { heldAt = scene.At(3), attendees = new[] { "Ines Marlow" } });
        await scene.DoAsync($"feedback/{feedback}/close", 39, new { outcome = "done", toldClient = true });

        (await ItemsAsync(scene)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reviews_and_reports_that_a_contract_promises_ask_where_none_is_planned_or_delivered()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 120);
        await scene.DoAsync($"contracts/{scene.Contract}/agree-communication", 0, new
        {
            channels = Array.Empty<object>(),
            escalation = Array.Empty<object>(),
            reports = new[] { new { name = "Service report", frequency = "monthly", content = Array.Empty<string>() } },
            reviews = new { frequency = "monthly" },
        });
        var first = scene.DayZero.Day == 1 ? scene.DayZero : new LocalDate(scene.DayZero.Year, scene.DayZero.Month, 1).PlusMonths(1);

        (await ToldAsync()).ShouldBe([$"review {Utc(first.PlusMonths(1))}", $"report {Utc(first.PlusMonths(1).PlusDays(7))}"]);

        var held = NodaTime.Period.DaysBetween(scene.DayZero, first) + 5;
        var review = await scene.BeginAsync("reviews", held - 1, new { contractId = scene.Contract, kind = "monthly", scheduledFor = scene.At(held) });
        await scene.DoAsync($"reviews/{review}/hold", held, new { heldAt = scene.At(held), attendees = new[] { "Ines Marlow" } });
        await scene.DoAsync($"contracts/{scene.Contract}/report-delivered", 100, new { name = "Service report", period = first.ToString("uuuu-MM", CultureInfo.InvariantCulture) });
        (await ToldAsync()).ShouldBe([$"review {Utc(first.PlusMonths(2))}", $"report {Utc(first.PlusMonths(2).PlusDays(7))}"]);

        await scene.DoAsync($"contracts/{scene.Contract}/agree-communication", 110, new
        {
            channels = Array.Empty<object>(),
            escalation = Array.Empty<object>(),
            reports = Array.Empty<object>(),
            // The first whole quarter from then on is not over yet.
            reviews = new { frequency = "quarterly" },
        });
        (await ToldAsync()).ShouldBeEmpty();

        async Task<IEnumerable<string>> ToldAsync()
        {
            var items = await ItemsAsync(scene, "kind=review,report");
            items.ShouldAllBe(item => Id(item) == scene.Contract && item.GetProperty("streamKind").GetString() == "contract");
            return items.Select(item => $"{item.GetProperty("kind")} {item.GetProperty("dueAt")}");
        }

        static string Utc(LocalDate date) => $"{date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}T00:00:00Z";
    }

    [Fact]
    public async Task Promised_reviews_ask_no_more_once_the_contract_has_ended()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 120);
        await scene.DoAsync($"contracts/{scene.Contract}/agree-communication", 0, new
        {
            channels = Array.Empty<object>(),
            escalation = Array.Empty<object>(),
            reports = Array.Empty<object>(),
            reviews = new { frequency = "weekly" },
        });
        (await ItemsAsync(scene, "kind=review")).Count.ShouldBe(1);

        await scene.DoAsync($"contracts/{scene.Contract}/terminate", 100, new { effectiveOn = scene.Date(110), reason = "moved" });

        (await ItemsAsync(scene, "kind=review")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_use_case_whose_review_is_overdue_asks_until_it_is_reviewed()
    {
        var scene = await RelationshipScene.SetAsync(api.Caller(), 60);
        var useCase = await scene.BeginAsync("use-cases", 1, UseCaseBodies.Definition(scene.Client, null));
        await scene.DoAsync($"use-cases/{useCase}/review", 2, new { outcome = "o", nextReviewOn = scene.Date(30), by = "b" });
        var item = (await ItemsAsync(scene, "kind=useCaseReview")).ShouldHaveSingleItem();
        (Id(item), item.GetProperty("streamKind").GetString(), item.GetProperty("dueOn").GetString()).ShouldBe((useCase, "use_case", scene.Date(30)));

        await scene.DoAsync($"use-cases/{useCase}/review", 50, new { outcome = "o", nextReviewOn = scene.Date(400), by = "b" });

        (await ItemsAsync(scene, "kind=useCaseReview")).ShouldBeEmpty();
    }

    static async Task<List<JsonElement>> ItemsAsync(RelationshipScene scene, string? filter = null)
    {
        var answer = await scene.Caller.GetAsync($"/v1/attention?clientId={scene.Client}&minPosition={scene.Position}{(filter is null ? "" : $"&{filter}")}");
        ((int)answer.Status).ShouldBe(200, System.Text.Encoding.UTF8.GetString(answer.Bytes));
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    static Guid Id(JsonElement item) => item.GetProperty("streamId").GetGuid();

    static Instant Noon(RelationshipScene scene, int day) => scene.DayZero.PlusDays(day).AtMidnight().InUtc().ToInstant() + Duration.FromHours(12);

    static string Midnight(RelationshipScene scene, int day) => $"{scene.Date(day)}T00:00:00Z";

    static string Text(Instant instant) => instant.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
