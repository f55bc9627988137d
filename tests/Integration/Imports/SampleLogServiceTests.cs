using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MspEvents.Projections;
using MspEvents.Tests.Integration.Http;
using MspEvents.Tests.Unit;
using Npgsql;

namespace MspEvents.Tests.Integration.Imports;

/// <summary>The real audit log in the running service: projections against their rebuild, answers against their repetition, and what the database gives away.</summary>
public sealed class SampleLogServiceTests : IClassFixture<ImportEndpointTests.ApiWithFolder>
{
    readonly ImportEndpointTests.ApiWithFolder api;
    readonly string? path = SharedData.Find("uci-incidents/incident_event_log_sample.csv.gz");

    public SampleLogServiceTests(ImportEndpointTests.ApiWithFolder api)
    {
        Assert.SkipWhen(path is null, "The sample log does not lie beside the project.");
        this.api = api;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_equal_their_rebuild_answers_repeat_byte_for_byte_and_no_name_lies_in_the_clear()
    {
        var caller = api.Caller();
        var contract = await SignAsync(caller);
        var import = await UploadedFile.ImportAsync(api, $"?contractId={contract}", await File.ReadAllBytesAsync(path!, Cancellation));
        (import.GetProperty("status").GetString(), import.GetProperty("streams").GetInt64()).ShouldBe(("completed", 2_468));
        var report = await caller.AcceptedAsync($"/v1/contracts/{contract}/report-delivered", new { name = "Monthly", period = "2016-05" });

        var question = $"/v1/contracts/{contract}/sla?month=2016-02&to=2016-12";
        var then = await AskAsync(caller, $"{question}&minPosition={report.Position}");
        then.Status.ShouldBe(System.Net.HttpStatusCode.OK);

        var late = await LateFactAsync(caller, contract);
        var now = await AskAsync(caller, $"{question}&minPosition={late}");
        MonthOf(now, "2016-05")["drift"].ShouldNotBeNull();
        MonthOf(now, "2016-05")["lines"]!.ToJsonString().ShouldBe(MonthOf(then, "2016-05")["lines"]!.ToJsonString(), "a closed month stays as reported");
        var again = await caller.GetAsync(string.Create(
            CultureInfo.InvariantCulture, $"{question}&knownAt=position:{report.Position}&judgedAt={then.Json.GetProperty("judgedAt").GetString()}"));
        again.Bytes.ShouldBe(then.Bytes);

        var filled = new List<string>();
        foreach (var projection in ProjectionSet.OfProduct().All.Where(projection => projection.Versions.Count > 1).Select(projection => projection.Name))
        {
            var comparison = await api.Services.GetRequiredService<ProjectionOperations>().CompareAsync("default", projection, Cancellation);
            comparison.Equal.ShouldBeTrue(comparison.ToString());
            if (comparison.Tables.Sum(table => table.LiveRows) > 0)
                filled.Add(projection);
        }

        // The log is of tickets: other kinds of stream have no rows.
        string[] concerned = ["clients", "contracts", "tickets", "stream_index", "sla", "interactions", "satisfaction"];
        concerned.ShouldBeSubsetOf(filled);

        (await TablesThatSayAsync("Caller 4491")).ShouldAllBe(table => table.StartsWith("views.", StringComparison.Ordinal));
        (await TablesThatSayAsync("Caller 4491")).ShouldNotBeEmpty("projections are searched by name");
    }

    /// <summary>Asks again where the answer is not ready, as it says: the import is faster than its rows.</summary>
    static async Task<ApiAnswer> AskAsync(ApiCaller caller, string question)
    {
        var answer = await caller.GetAsync(question);
        for (var time = 0; time < 60 && answer.Headers.TryGetValue("Retry-After", out var seconds); time++)
        {
            await Task.Delay(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), Cancellation);
            answer = await caller.GetAsync(question);
        }

        return answer;
    }

    static async Task<Guid> SignAsync(ApiCaller caller)
    {
        var terms = Bodies.Contract(await caller.OnboardAsync());
        (terms["signedOn"], terms["effectiveFrom"], terms["timeZone"], terms["occurredAt"]) = ("2016-01-01", "2016-01-01", "Etc/UTC", "2016-01-01T09:00:00Z");
        terms["serviceLevels"]!["matrix"] = JsonNode.Parse("[[1,2,3],[2,3,4],[3,4,4]]");
        terms["incentives"] = JsonNode.Parse(
            """{"atRiskPercent":10,"measures":[{"metric":"resolution","poolPercent":50,"minVolume":1,"tiers":[{"below":90,"creditPercent":100},{"below":95,"creditPercent":40}],"bonus":[]}]}""");
        return (await caller.AcceptedAsync("/v1/contracts", terms)).Id;
    }

    /// <summary>A ticket of the closed month that nobody had recorded, resolved late.</summary>
    static async Task<long> LateFactAsync(ApiCaller caller, Guid contract)
    {
        var body = Bodies.Ticket(contract);
        body["occurredAt"] = "2016-05-02T10:00:00Z";
        var ticket = (await caller.AcceptedAsync("/v1/tickets", body)).Id;
        return (await caller.AcceptedAsync($"/v1/tickets/{ticket}/resolve", new { resolution = "Found in a drawer.", occurredAt = "2016-05-20T10:00:00Z" })).Position;
    }

    static JsonObject MonthOf(ApiAnswer answer, string month) => JsonNode.Parse(answer.Bytes)!["months"]!.AsArray()
        .Select(one => one!.AsObject()).Single(one => one["month"]!.GetValue<string>() == month);

    async Task<List<string>> TablesThatSayAsync(string name)
    {
        await using var connection = new NpgsqlConnection(api.Database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        List<string> tables = [];
        await using (var all = new NpgsqlCommand(
            "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')",
            connection))
        await using (var reader = await all.ExecuteReaderAsync(Cancellation))
        {
            while (await reader.ReadAsync(Cancellation))
                tables.Add(reader.GetString(0));
        }

        List<string> saying = [];
        foreach (var table in tables)
        {
            await using var search = new NpgsqlCommand($"select exists (select 1 from {table} t where t::text ilike '%' || $1 || '%')", connection) { Parameters = { new() { Value = name } } };
            if (await search.ExecuteScalarAsync(Cancellation) is true)
                saying.Add(table);
        }

        return saying;
    }
}
