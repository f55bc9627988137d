using System.Text.Json;
using System.Text.Json.Nodes;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

/// <summary>A client with a contract, and tickets with a past.</summary>
sealed class QueryScene
{
    QueryScene(ApiCaller caller, Guid client, Guid contract) => (Caller, Client, Contract) = (caller, client, contract);

    public ApiCaller Caller { get; }

    public Guid Client { get; }

    public Guid Contract { get; }

    /// <summary>The position of the last event that was written here.</summary>
    public long Position { get; private set; }

    public static async Task<QueryScene> SetAsync(ApiCaller caller, Action<JsonObject>? amend = null)
    {
        var client = await caller.OnboardAsync();
        var terms = Bodies.Contract(client);
        terms["serviceLevels"]!["targets"] = new JsonArray([.. from priority in Enumerable.Range(1, 5)
            from target in new[] { ("firstResponse", 60, "office"), ("resolution", 480, "24x7") }
            select new JsonObject { ["metric"] = target.Item1, ["priority"] = priority, ["minutes"] = target.Item2, ["calendar"] = target.Item3 }]);
        terms["occurredAt"] = "2025-01-10T09:00:00Z";
        amend?.Invoke(terms);
        return new(caller, client, (await caller.AcceptedAsync("/v1/contracts", terms)).Id);
    }

    /// <summary>Opens a ticket.</summary>
    public async Task<Guid> OpenAsync(string at, string title = "The label printer is offline", int impact = 2, int urgency = 2, string? external = null)
    {
        var body = Bodies.Ticket(Contract);
        (body["title"], body["impact"], body["urgency"], body["occurredAt"]) = (title, impact, urgency, at);
        if (external is not null)
            body["external"] = new JsonObject { ["system"] = "legacy", ["id"] = external };
        var answer = await Caller.AcceptedAsync("/v1/tickets", body);
        Position = answer.Position;
        return answer.Id;
    }

    /// <summary>Asks a command of a stream of the scene.</summary>
    public async Task<ApiAnswer> DoAsync(string stream, string verb, string at, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["occurredAt"] = at;
        var answer = await Caller.AcceptedAsync($"/v1/{(verb.Length == 0 ? stream : $"{stream}/{verb}")}", body);
        Position = answer.Position;
        return answer;
    }

    public Task<ApiAnswer> TicketAsync(Guid ticket, string verb, string at, object? more = null) => DoAsync($"tickets/{ticket}", verb, at, more);

    /// <summary>Asks a query that sees all that was written here.</summary>
    public async Task<ApiAnswer> SeeAsync(string path, params (string Name, string Value)[] headers)
    {
        var answer = await Caller.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}minPosition={Position}", headers);
        answer.Status.ShouldBe(System.Net.HttpStatusCode.OK, System.Text.Encoding.UTF8.GetString(answer.Bytes));
        return answer;
    }
}
