using System.Net;
using Npgsql;

namespace MspEvents.Tests.Integration.Http;

public sealed class DatabaseOutageTests(CuttableApi api) : IClassFixture<CuttableApi>
{
    const int Commands = 200;
    const int Callers = 8;
    const int Breaks = 12;
    const int Patience = 1_000;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_command_repeated_until_it_is_accepted_is_recorded_once_however_often_the_wire_breaks()
    {
        var keys = Enumerable.Range(0, Commands).Select(number => $"broken-{number}").ToList();
        var breaking = BreakAsync();
        var ids = await Task.WhenAll(keys.Chunk(Commands / Callers).Select(SendAsync));
        await breaking;

        var clients = ids.SelectMany(each => each).ToList();
        clients.Distinct().Count().ShouldBe(Commands);
        foreach (var client in clients)
            (await api.EventsAsync(client, Cancellation)).Count.ShouldBe(1);
        (await CountAsync("broken")).ShouldBe(Commands);
    }

    async Task<List<Guid>> SendAsync(string[] keys)
    {
        var ids = new List<Guid>();
        foreach (var key in keys)
            ids.Add((await UntilAcceptedAsync(key)).Id);
        return ids;
    }

    async Task<ApiAnswer> UntilAcceptedAsync(string key)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await PostAsync(key);
            if (answer.Status is not HttpStatusCode.ServiceUnavailable)
                return answer;
            attempt.ShouldBeLessThan(Patience);
            await Task.Delay(20, Cancellation);
        }
    }

    // Lets some commands through each time, then breaks whatever is on its way.
    async Task BreakAsync()
    {
        for (var number = 0; number < Breaks; number++)
        {
            await Task.Delay(50 + (20 * number), Cancellation);
            api.Wire.Cut();
            await Task.Delay(15, Cancellation);
            api.Wire.Mend();
        }
    }

    Task<ApiAnswer> PostAsync(string key)
    {
        var body = Bodies.Client();
        body["name"] = key;
        return api.Caller().PostAsync("/v1/clients", body, ("Idempotency-Key", key));
    }

    async Task<long> CountAsync(string prefix)
    {
        await using var connection = new NpgsqlConnection(api.Database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("select count(*) from events.mt_events where data ->> 'name' like $1 || '%'", connection);
        command.Parameters.Add(new() { Value = prefix });
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
