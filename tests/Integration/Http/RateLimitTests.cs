using System.Net;

namespace MspEvents.Tests.Integration.Http;

/// <summary>Class fixture: the service with room for few requests.</summary>
public sealed class NarrowApi(PostgresFixture postgres) : RunningApi(postgres)
{
    protected override IEnumerable<string> Settings => ["--Msp:RateLimit:Requests=5", "--Msp:RateLimit:Seconds=3600"];
}

public sealed class RateLimitTests(NarrowApi api) : IClassFixture<NarrowApi>
{
    [Fact]
    public async Task Each_credential_has_its_share_and_is_told_what_is_left()
    {
        var caller = api.Caller();
        var other = api.Caller((await caller.AcceptedAsync("/v1/credentials", new { name = "other", scopes = new[] { "read" } })).Json.GetProperty("key").GetString());

        var answers = new List<ApiAnswer>();
        for (var count = 0; count < 5; count++)
            answers.Add(await caller.GetAsync("/v1/credentials"));

        answers.Take(4).ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Take(4).Select(answer => answer.Headers["RateLimit"].Split(';')[1]).ShouldBe(["r=3", "r=2", "r=1", "r=0"]);
        answers[0].Headers["RateLimit-Policy"].ShouldBe("\"default\";q=5;w=3600");
        answers[4].Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answers[4].Code.ShouldBe("rate_limited");
        int.Parse(answers[4].Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(3_500, 3_600);
        (await other.GetAsync("/v1/credentials")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
