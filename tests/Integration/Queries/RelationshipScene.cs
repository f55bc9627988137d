using System.Globalization;
using System.Text.Json;
using MspEvents.Tests.Integration.Http;
using NodaTime;

namespace MspEvents.Tests.Integration.Queries;

/// <summary>A client of a service long ago enough for a past, told by days from the signing of its contract.</summary>
sealed class RelationshipScene
{
    long position;

    RelationshipScene(ApiCaller caller, Guid client, Guid contract, LocalDate dayZero) => (Caller, Client, Contract, DayZero) = (caller, client, contract, dayZero);

    public ApiCaller Caller { get; }

    public Guid Client { get; }

    public Guid Contract { get; }

    public LocalDate DayZero { get; }

    public static async Task<RelationshipScene> SetAsync(ApiCaller caller, int daysAgo)
    {
        var dayZero = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-daysAgo);
        var client = Bodies.Client();
        (client["timeZone"], client["occurredAt"]) = ("UTC", Noon(dayZero.PlusDays(-60)));
        var id = await caller.OnboardAsync(client);
        return new(caller, id, await SignAsync(caller, id, dayZero), dayZero);
    }

    public static async Task<Guid> SignAsync(ApiCaller caller, Guid client, LocalDate on)
    {
        var contract = Bodies.Contract(client);
        var date = LocalDateText(on);
        (contract["signedOn"], contract["effectiveFrom"], contract["timeZone"], contract["occurredAt"]) = (date, date, "UTC", Noon(on));
        return (await caller.AcceptedAsync("/v1/contracts", contract)).Id;
    }

    /// <summary>Starts a stream on a day.</summary>
    public async Task<Guid> BeginAsync(string path, int day, object body)
    {
        var answer = await SendAsync($"/v1/{path}", day, body);
        return answer.Id;
    }

    /// <summary>Asks a command of a stream on a day.</summary>
    public Task<ApiAnswer> DoAsync(string path, int day, object? body = null) => SendAsync($"/v1/{path}", day, body ?? new { });

    /// <summary>An answer of the client on a day.</summary>
    public Task<Guid> AnswerAsync(int day, string kind, decimal score) =>
        BeginAsync("feedback", day, new { clientId = Client, direction = "fromClient", kind, score, channel = "survey" });

    /// <summary>An initiative over some days; of an outcome the benefit is confirmed on the last.</summary>
    public async Task InitiativeAsync(string kind, int start, int? close)
    {
        var id = await BeginAsync("initiatives", start, new { clientId = Client, title = "Better", kind, expectedValue = "less", validity = "because" });
        await DoAsync($"initiatives/{id}/start", start);
        if (close is not { } end)
            return;
        await DoAsync($"initiatives/{id}/finish", end, new { result = "done" });
        if (kind == "outcome")
            await DoAsync($"initiatives/{id}/confirm-benefit", end, new { by = "Ines Marlow", benefit = "less" });
    }

    /// <summary>The satisfaction, with all that was told here.</summary>
    public async Task<ApiAnswer> SatisfactionAsync(string query = "")
    {
        var answer = await Caller.GetAsync($"/v1/clients/{Client}/satisfaction?minPosition={Interlocked.Read(ref position)}{(query.Length > 0 ? "&" : "")}{query}");
        ((int)answer.Status).ShouldBe(200, System.Text.Encoding.UTF8.GetString(answer.Bytes));
        return answer;
    }

    /// <summary>The position of the last event told here.</summary>
    public long Position => Interlocked.Read(ref position);

    public string Date(int day) => LocalDateText(DayZero.PlusDays(day));

    public string At(int day) => Noon(DayZero.PlusDays(day));

    async Task<ApiAnswer> SendAsync(string path, int day, object body)
    {
        var json = JsonSerializer.SerializeToNode(body)!.AsObject();
        json["occurredAt"] = At(day);
        var answer = await Caller.AcceptedAsync(path, json);
        for (var known = Position; known < answer.Position; known = Position)
            Interlocked.CompareExchange(ref position, answer.Position, known);
        return answer;
    }

    static string Noon(LocalDate date) => $"{LocalDateText(date)}T12:00:00Z";

    static string LocalDateText(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
