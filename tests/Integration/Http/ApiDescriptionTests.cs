using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MspEvents.Tests.Integration.Http;

public sealed class ApiDescriptionTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Every_operation_is_named_summed_up_and_shows_what_it_takes_and_answers()
    {
        var document = await DocumentAsync();

        document.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        var operations = Operations(document).ToList();
        operations.Count.ShouldBeGreaterThan(40);
        operations.Select(operation => operation.Body.GetProperty("operationId").GetString()).ShouldBeUnique();
        foreach (var (name, operation) in operations)
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(name);
            operation.GetProperty("tags").GetArrayLength().ShouldBe(1, name);
            foreach (var answer in operation.GetProperty("responses").EnumerateObject().Where(answer => answer.Name is not ("204" or "302")))
                answer.Value.TryGetProperty("content", out _).ShouldBeTrue($"{name} {answer.Name}");
        }
    }

    [Fact]
    public async Task The_bounds_of_a_list_say_whether_they_are_instants_dates_or_months()
    {
        var document = await DocumentAsync();

        Meaning("/v1/interactions", "from").ShouldBe("At or after this month (YYYY-MM).");
        Meaning("/v1/interactions", "to").ShouldBe("At or before this month (YYYY-MM).");
        Meaning("/v1/improvements", "dueTo").ShouldBe("Before this date (YYYY-MM-DD).");
        Meaning("/v1/tickets", "openedFrom").ShouldBe("At or after this instant (ISO 8601 with an offset) or date.");

        string? Meaning(string path, string parameter) =>
            document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Single(one => one.GetProperty("name").GetString() == parameter).GetProperty("description").GetString();
    }

    [Fact]
    public async Task Every_command_says_which_of_its_members_are_required_and_shows_an_example()
    {
        var document = await DocumentAsync();

        foreach (var (name, operation) in Operations(document).Where(operation => operation.Body.TryGetProperty("requestBody", out _)))
        {
            var content = operation.GetProperty("requestBody").GetProperty("content");
            if (content.TryGetProperty("application/json", out var json))
                json.TryGetProperty("example", out _).ShouldBeTrue(name);
        }

        document.GetProperty("components").GetProperty("schemas").GetProperty("TicketOpenRequest").GetProperty("required").EnumerateArray()
            .Select(member => member.GetString()).ShouldBe(["contractId", "title", "requester", "channel"]);
    }

    // One of several is needed, or one where another says so: a schema calls none of them required.
    static readonly HashSet<string> NeededWithOthers =
    [
        "TicketOpenRequest.impact", "TicketOpenRequest.urgency", "TicketReprioritiseRequest.impact", "TicketReprioritiseRequest.urgency",
        "FeedbackReceiveRequest.score", "InitiativeProgressRequest.metric", "InitiativeProgressRequest.value",
        "UseCasePrioritiseRequest.resources", "UseCasePrioritiseRequest.complexity", "UseCasePrioritiseRequest.dependencies", "UseCasePrioritiseRequest.timeframe",
    ];

    [Fact]
    public async Task A_member_is_called_required_where_the_service_requires_it()
    {
        var caller = api.Caller();
        var document = await DocumentAsync();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var found = new List<string>();

        foreach (var (name, operation) in Operations(document).Where(operation => operation.Name.StartsWith("post /v1/", StringComparison.Ordinal)))
        {
            if (!operation.TryGetProperty("requestBody", out var body) || !body.GetProperty("content").TryGetProperty("application/json", out var json))
                continue;
            var schema = json.GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
            var required = schemas.GetProperty(schema).TryGetProperty("required", out var names)
                ? names.EnumerateArray().Select(member => member.GetString()!).ToHashSet() : [];
            var path = name["post ".Length..].Replace("{id}", $"{Guid.NewGuid()}", StringComparison.Ordinal).Replace("{key}", "some", StringComparison.Ordinal);
            foreach (var member in schemas.GetProperty(schema).GetProperty("properties").EnumerateObject().Select(property => property.Name))
            {
                var without = JsonObject.Create(json.GetProperty("example"))!;
                without.Remove(member);
                var answer = await caller.PostAsync(path, without);
                var refused = answer.Status == HttpStatusCode.BadRequest && answer.Errors.Any(error => error.StartsWith($"#/{member} ", StringComparison.Ordinal));
                if (refused != required.Contains(member))
                    found.Add($"{schema}.{member}");
            }
        }

        found.ShouldBe(NeededWithOthers, ignoreOrder: true);
    }

    [Fact]
    public async Task No_schema_is_left_open()
    {
        var document = await DocumentAsync();

        var open = document.GetProperty("components").GetProperty("schemas").EnumerateObject().SelectMany(schema => Open(schema.Name, schema.Value)).ToList();

        open.ShouldBeEmpty();
    }

    static IEnumerable<string> Open(string path, JsonElement schema)
    {
        if (!schema.EnumerateObject().Any(member => member.Name is "type" or "$ref" or "oneOf" or "anyOf" or "enum"))
            yield return path;
        if (schema.TryGetProperty("type", out var type) && type.ToString().Contains("array", StringComparison.Ordinal) && !schema.TryGetProperty("items", out _))
            yield return path + " (items)";
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var fault in properties.EnumerateObject().SelectMany(property => Open($"{path}.{property.Name}", property.Value)))
                yield return fault;
        foreach (var inner in new[] { "items", "additionalProperties" })
            if (schema.TryGetProperty(inner, out var nested) && nested.ValueKind == JsonValueKind.Object)
                foreach (var fault in Open($"{path}[{inner}]", nested))
                    yield return fault;
    }

    static IEnumerable<(string Name, JsonElement Body)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name} {path.Name}", operation.Value);

    async Task<JsonElement> DocumentAsync() => (await api.Caller(null).GetAsync("/openapi/v1.json")).Json;
}
