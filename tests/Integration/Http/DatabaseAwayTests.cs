using System.Net;
using Npgsql;

namespace MspEvents.Tests.Integration.Http;

public sealed class DatabaseAwayTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task While_the_database_is_away_the_answer_is_503_and_afterwards_work_goes_on()
    {
        var caller = api.Caller();
        var cancellation = TestContext.Current.CancellationToken;
        var client = await caller.OnboardAsync();

        await ShutAsync(true, cancellation);
        var command = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, ("Idempotency-Key", "through-the-storm"));
        var health = await api.Caller(null).GetAsync("/health/ready");
        await ShutAsync(false, cancellation);

        command.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        command.Code.ShouldBe("store_unavailable");
        command.Headers.ShouldContainKey("Retry-After");
        health.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        health.Json.GetProperty("status").GetString().ShouldBe("not_ready");
        var again = await caller.PostAsync($"/v1/clients/{client}/rename", new { name = "Elm" }, ("Idempotency-Key", "through-the-storm"));
        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Version.ShouldBe(2);
    }

    async Task ShutAsync(bool shut, CancellationToken cancellation)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(api.Database.ConnectionString) { Database = "postgres" }.ConnectionString;
        await TestDatabase.ExecuteAsync(maintenance, $"alter database {api.Database.Name} allow_connections {!shut}", cancellation);
        if (shut)
            await TestDatabase.ExecuteAsync(maintenance, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{api.Database.Name}'", cancellation);
    }
}
