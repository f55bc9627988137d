using System.Globalization;
using System.Net;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

public sealed class ServiceLevelTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task A_months_answer_is_given_again_byte_for_byte_after_more_has_happened()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var tickets = await PastAsync(scene, 8, seed: 3);
        var late = await scene.OpenAsync("2026-01-05T10:00:00Z");

        var rows = await scene.SeeAsync($"/v1/contracts/{scene.Contract}/sla?month=2026-01&to=2026-04");
        await scene.TicketAsync(late, "respond", "2026-01-05T10:10:00Z", new { message = "told late" });
        await scene.DoAsync($"contracts/{scene.Contract}", "report-delivered", "2026-02-03T12:00:00Z", new { name = "monthly", period = "2026-01" });
        await scene.DoAsync($"contracts/{scene.Contract}", "exclude-from-sla", "2026-02-04T12:00:00Z", new { ticketId = tickets[1], reason = "power cut", agreedBy = "Petra Quill" });
        var later = await scene.SeeAsync($"/v1/contracts/{scene.Contract}/sla?month=2026-01&to=2026-04");

        (await AgainAsync(rows)).ShouldBe(rows.Bytes);
        (await AgainAsync(later)).ShouldBe(later.Bytes);
        later.Bytes.ShouldNotBe(rows.Bytes);
        later.Json.GetProperty("months")[0].TryGetProperty("reported", out _).ShouldBeTrue();

        async Task<byte[]> AgainAsync(ApiAnswer answer) => (await scene.SeeAsync(
            $"/v1/contracts/{scene.Contract}/sla?month=2026-01&to=2026-04&knownAt=position:{answer.Position}&judgedAt={answer.Json.GetProperty("judgedAt")}")).Bytes;
    }

    [Fact]
    public async Task A_closed_month_stays_as_reported_and_shows_its_drift()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var ticket = await scene.OpenAsync("2026-01-05T10:00:00Z");
        await scene.DoAsync($"contracts/{scene.Contract}", "report-delivered", "2026-02-03T12:00:00Z", new { name = "monthly", period = "2026-01" });
        await scene.TicketAsync(ticket, "respond", "2026-01-05T10:10:00Z", new { message = "recorded late" });

        var month = (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/sla?month=2026-01")).Json.GetProperty("months")[0];

        Line(month).GetProperty("missed").GetInt32().ShouldBe(1);
        Line(month.GetProperty("reported").GetProperty("figures")).GetProperty("missed").GetInt32().ShouldBe(1);
        Line(month.GetProperty("drift")).GetProperty("met").GetInt32().ShouldBe(1);

        static JsonElement Line(JsonElement figures) => figures.GetProperty("lines").EnumerateArray()
            .First(line => line.GetProperty("metric").GetString() == "firstResponse" && line.GetProperty("priority").GetInt32() == 3);
    }

    [Theory]
    [InlineData("", "?month required")]
    [InlineData("month=2026-13", "?month invalid_value")]
    [InlineData("month=2026-03&to=2026-02", "?to out_of_range")]
    [InlineData("month=2026-03&to=2046-03", "?to out_of_range")]
    [InlineData("month=2026-03&version=1", "?version unknown_parameter")]
    public async Task Months_that_cannot_be_told_are_refused(string query, string error)
    {
        var answer = await api.Caller().GetAsync($"/v1/contracts/{Guid.CreateVersion7()}/sla?{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldContain(error);
    }

    [Fact]
    public async Task The_work_list_judges_each_clock_as_its_ticket_does()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var tickets = await PastAsync(scene, 10, seed: 5);

        var list = (await scene.SeeAsync($"/v1/sla/clocks?contractId={scene.Contract}&limit=1000&sort=ticketId,metric,cycle")).Json.GetProperty("items");

        foreach (var ticket in tickets)
        {
            var clocks = (await scene.SeeAsync($"/v1/tickets/{ticket}")).Json.GetProperty("clocks").EnumerateArray().Select(Said);
            list.EnumerateArray().Where(item => item.GetProperty("ticketId").GetGuid() == ticket).Select(Said).ShouldBe(clocks, ignoreOrder: true);
        }

        // Business seconds of what runs go on between the two answers.
        static string Said(JsonElement clock) => string.Join(' ', new[] { "metric", "cycle", "priority", "verdict", "startedAt", "dueAt", "stoppedAt", "targetSeconds" }
            .Select(name => clock.TryGetProperty(name, out var value) ? value.ToString() : "-"));
    }

    [Fact]
    public async Task The_work_list_is_narrowed_by_verdict_and_due_time_and_begins_with_what_is_due_first()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        await PastAsync(scene, 10, seed: 7);
        await scene.OpenAsync("2026-02-10T10:00:00Z");
        await scene.OpenAsync("2026-02-09T10:00:00Z");

        var items = (await scene.SeeAsync($"/v1/sla/clocks?contractId={scene.Contract}&verdict=overdue,running&dueBefore=2026-03-01&limit=1000")).Json
            .GetProperty("items").EnumerateArray().ToList();

        items.ShouldNotBeEmpty();
        items.ShouldAllBe(item => item.GetProperty("verdict").GetString() == "overdue");
        items.Select(item => item.GetProperty("dueAt").GetDateTimeOffset()).ShouldBeInOrder();
        items.ShouldAllBe(item => item.GetProperty("remainingSeconds").GetInt64() == item.GetProperty("targetSeconds").GetInt64() - item.GetProperty("elapsedSeconds").GetInt64());
    }

    [Fact]
    public async Task Risk_of_breach_is_said_once_there_are_twenty_examples()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < 20; number++)
        {
            var ticket = await scene.OpenAsync("2026-01-05T10:00:00Z", impact: 1, urgency: 1);
            await scene.TicketAsync(ticket, "resolve", number % 4 == 0 ? "2026-01-05T23:00:00Z" : "2026-01-05T17:59:00Z", new { resolution = "done" });
        }

        var running = await scene.OpenAsync((now - TimeSpan.FromMinutes(1)).ToString("O", CultureInfo.InvariantCulture), impact: 1, urgency: 1);

        var item = (await scene.SeeAsync($"/v1/sla/clocks?ticketId={running}&metric=resolution")).Json.GetProperty("items").EnumerateArray().Single();

        item.GetProperty("riskOfBreach").GetProperty("n").GetInt32().ShouldBe(20);
        item.GetProperty("riskOfBreach").GetProperty("percent").GetDecimal().ShouldBe(25);
    }

    [Fact]
    public async Task The_table_over_contracts_counts_as_each_contract_does()
    {
        var scene = await QueryScene.SetAsync(api.Caller());
        var tickets = await PastAsync(scene, 24, seed: 11);
        await scene.DoAsync($"contracts/{scene.Contract}", "exclude-from-sla", "2026-02-04T12:00:00Z", new { ticketId = tickets[1], reason = "power cut", agreedBy = "Petra Quill" });

        var table = (await scene.SeeAsync($"/v1/sla/compliance?groupBy=contract,metric,priority,month&contractId={scene.Contract}&from=2026-01&to=2026-04")).Json;
        var months = (await scene.SeeAsync($"/v1/contracts/{scene.Contract}/sla?month=2026-01&to=2026-04")).Json;

        var expected =
            from month in months.GetProperty("months").EnumerateArray()
            from line in month.GetProperty("lines").EnumerateArray()
            let counts = Counts(line, line.GetProperty("excluded").GetArrayLength())
            where counts != "0/0/0/0/0"
            select $"{month.GetProperty("month")} {line.GetProperty("metric")} {line.GetProperty("priority")} {counts}";
        table.GetProperty("items").EnumerateArray()
            .Select(row => $"{row.GetProperty("month")} {row.GetProperty("metric")} {row.GetProperty("priority")} {Counts(row, row.GetProperty("excluded").GetInt32())}")
            .ShouldBe(expected, ignoreOrder: true);

        static string Counts(JsonElement line, int excluded) =>
            $"{line.GetProperty("met")}/{line.GetProperty("missed")}/{line.GetProperty("overdue")}/{line.GetProperty("running")}/{excluded}";
    }

    /// <summary>Tickets that were opened, answered, paused, resolved and cancelled over the first months of a year, the same for the same seed.</summary>
    static async Task<IReadOnlyList<Guid>> PastAsync(QueryScene scene, int count, int seed)
    {
        var random = new Random(seed);
        var tickets = new List<Guid>();
        for (var number = 0; number < count; number++)
        {
            var at = new DateTimeOffset(2026, 1, 4, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(0, 60 * 24 * 90));
            var ticket = await scene.OpenAsync(Text(at), impact: random.Next(1, 4));
            tickets.Add(ticket);
            foreach (var (verb, body) in new (string, object)[]
                {
                    ("respond", new { message = "on it" }),
                    ("pause", new { reason = "awaitingVendor" }),
                    ("resume", new { reason = "awaitingVendor" }),
                    random.Next(5) == 0 ? ("cancel", new { reason = "no longer needed" }) : ("resolve", new { resolution = "fixed" }),
                }.Where(_ => random.Next(4) > 0))
            {
                at = at.AddMinutes(random.Next(1, 600));
                await scene.TicketAsync(ticket, verb, Text(at), body);
            }
        }

        await scene.OpenAsync("2026-04-20T10:00:00Z");
        return tickets;
    }

    static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
