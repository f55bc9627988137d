using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.Api.Lists;
using MspEvents.Projections;

namespace MspEvents.Tests.Integration.Http;

public sealed class DemoTests(DemoApi api) : IClassFixture<DemoApi>
{
    static readonly string[] Stages =
    [
        "obviousPainPoints", "easyWins", "newProcesses", "enhancedSecurity", "userTraining", "oldIntractables", "hardwareRefresh", "successfulInitiatives",
        "comfortableReliability",
    ];

    const string SlaTimer = "sla_timer";

    // What cannot be asked without saying for which month, or is one row until it is grouped.
    static readonly IReadOnlyDictionary<string, string> Asked = new Dictionary<string, string>
    {
        ["/v1/contracts/{id}/sla"] = "?month=2026-03",
        ["/v1/interactions"] = "?groupBy=client,channel,month",
        ["/v1/sla/compliance"] = "?groupBy=client,contract,priority,metric,month",
    };

    readonly ApiCaller caller = api.Caller();

    static IEnumerable<string> Defined =>
        from type in typeof(ListDefinition).Assembly.GetTypes()
        from member in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where member.FieldType == typeof(ListDefinition)
        select ((ListDefinition)member.GetValue(null)!).Name;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_is_written_once()
    {
        api.Written.ShouldBeTrue();
        (await api.RunAsync()).ShouldBeFalse();
        await NorthfieldAsync();
        (await caller.GetAsync("/v1/clients?q=northfield")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Every_rebuild_gives_the_rows_that_live_work_gave()
    {
        await api.Services.GetRequiredService<ProjectionEngine>().CatchUpAsync(DemoApi.Tenant, Cancellation);
        var projections = api.Services.GetRequiredService<ProjectionSet>();
        var operations = api.Services.GetRequiredService<ProjectionOperations>();

        foreach (var projection in projections.All.Where(projection => projections.CanRebuild(projection.Name)).Select(projection => projection.Name).Distinct())
        {
            var comparison = await operations.CompareAsync(DemoApi.Tenant, projection, Cancellation);
            comparison.Equal.ShouldBeTrue($"{projection}: {string.Join("; ", comparison.Tables)}");
            comparison.Tables.Where(table => table.LiveRows == 0).ShouldBeEmpty($"{projection}: the demo fills every table");
        }

        // What has effects is never rebuilt; all else was, just now.
        projections.All.Select(projection => projection.Name).Where(name => !projections.CanRebuild(name)).Distinct().ShouldBe([SlaTimer]);
    }

    [Fact]
    public async Task Every_list_gives_the_same_rows_page_by_page_as_whole()
    {
        var contract = (await caller.GetAsync($"/v1/contracts?clientId={await NorthfieldAsync()}")).Json;
        var (id, position) = (contract.GetProperty("items")[0].GetProperty("id").GetGuid(), contract.GetProperty("position").GetInt64());
        var routes = await ListRoutesAsync();
        Defined.Where(name => !routes.Any(route => route.EndsWith($"/{name}", StringComparison.Ordinal))).ShouldBeEmpty("every list has a route");

        foreach (var route in routes)
        {
            var path = route.Replace("{id}", id.ToString(), StringComparison.Ordinal) + route.Split('/')[^1] switch
            {
                "interactions" => "?groupBy=client,month&",
                // The service goes on: its policies may follow the log meanwhile.
                "history" => $"?knownAt=position:{position}&",
                _ => "?",
            };
            var whole = Encoding.UTF8.GetString((await caller.GetAsync(path, ("Accept", "application/x-ndjson"))).Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            whole.ShouldNotBeEmpty(route);
            var (limit, rows, pages) = (Math.Clamp((whole.Length + 2) / 3, 1, 1000), new List<string>(), 0);
            for (string? next = ""; next is not null; pages++)
            {
                var page = (await caller.GetAsync($"{path}limit={limit}{(next.Length > 0 ? $"&cursor={Uri.EscapeDataString(next)}" : "")}")).Json;
                rows.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetRawText()));
                next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
            }

            rows.Distinct().Count().ShouldBe(whole.Length, route);
            rows.Count.ShouldBe(whole.Length, route);
            pages.ShouldBe((whole.Length + limit - 1) / limit, route);
        }
    }

    [Fact]
    public async Task One_client_goes_through_all_nine_stages_of_the_hype_cycle_in_order()
    {
        var client = await NorthfieldAsync();

        var answer = (await caller.GetAsync($"/v1/clients/{client}/satisfaction")).Json;

        answer.GetProperty("stages").EnumerateArray().Select(stage => (stage.GetProperty("stage").GetString(), stage.GetProperty("cycle").GetInt32()))
            .ShouldBe(Stages.Select(stage => ((string?)stage, 1)));
        answer.GetProperty("nps").GetProperty("responses").GetInt32().ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("feedback", 300)]
    [InlineData("improvements", 50)]
    [InlineData("initiatives", 8)]
    [InlineData("reviews", 20)]
    [InlineData("change-requests", 5)]
    public async Task The_story_is_in_the_lists(string list, int least)
    {
        var client = await NorthfieldAsync();

        (await caller.GetAsync($"/v1/{list}?clientId={client}&limit=1000")).Json.GetProperty("items").GetArrayLength().ShouldBeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public async Task Both_sides_meet_every_month()
    {
        var client = await NorthfieldAsync();

        var months = (await caller.GetAsync($"/v1/interactions?clientId={client}&groupBy=month")).Json.GetProperty("items").EnumerateArray().ToList();

        months.Count.ShouldBeGreaterThan(20);
        months[1..^1].ShouldAllBe(month => Count(month, "feedbackFromClient") > 0 && Count(month, "feedbackToClient") > 0 && Count(month, "messagesToClient") > 0);
    }

    /// <summary>The routes that page by a cursor, as the service describes itself.</summary>
    async Task<IReadOnlyList<string>> ListRoutesAsync()
    {
        var paths = (await caller.GetAsync("/openapi/v1.json")).Json.GetProperty("paths");
        return
        [
            .. from path in paths.EnumerateObject()
               where path.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out var parameters)
                   && parameters.EnumerateArray().Any(parameter => parameter.TryGetProperty("name", out var name) && name.GetString() == "cursor")
               select path.Name,
        ];
    }

    static long Count(JsonElement item, string name) => item.GetProperty(name).GetInt64();

    [Fact]
    public async Task Every_answer_is_as_it_is_described()
    {
        await api.Services.GetRequiredService<ProjectionEngine>().CatchUpAsync(DemoApi.Tenant, Cancellation);
        var document = (await api.Caller(null).GetAsync("/openapi/v1.json")).Json;
        var description = new AnswerDescription(document);
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var answers = 0;

        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(path => path.Name.StartsWith("/v1/", StringComparison.Ordinal)))
        {
            if (!path.Value.TryGetProperty("get", out var operation) || path.Name == "/v1/imports/{id}")
                continue;
            var schema = operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            foreach (var asked in await PathsAsync(path.Name))
            {
                var answer = await caller.GetAsync(asked + Asked.GetValueOrDefault(path.Name));
                ((int)answer.Status).ShouldBe(200, asked);
                faults.UnionWith(description.FaultsOf(schema, answer.Json).Select(fault => $"{path.Name} {fault}"));
                answers++;
            }
        }

        answers.ShouldBeGreaterThan(80);
        faults.ShouldBeEmpty();
    }

    async Task<IReadOnlyList<string>> PathsAsync(string path)
    {
        if (!path.Contains("{id}", StringComparison.Ordinal))
            return [path];
        var list = (await caller.GetAsync($"{path[..path.IndexOf("/{id}", StringComparison.Ordinal)]}?limit=5")).Json;
        return [.. list.GetProperty("items").EnumerateArray().Select(item => path.Replace("{id}", item.GetProperty("id").GetString(), StringComparison.Ordinal))];
    }

    async Task<Guid> NorthfieldAsync()
    {
        await api.Services.GetRequiredService<ProjectionEngine>().CatchUpAsync(DemoApi.Tenant, Cancellation);
        return (await caller.GetAsync("/v1/clients?q=northfield")).Json.GetProperty("items")[0].GetProperty("id").GetGuid();
    }
}
