using System.Net;
using MspEvents.Api.Security;

namespace MspEvents.Tests.Integration.Http;

public sealed class CallerTests(RunningApi api) : IClassFixture<RunningApi>
{
    readonly ApiCaller caller = api.Caller();

    [Fact]
    public async Task Nobody_is_let_in_without_a_key()
    {
        var answer = await api.Caller(null).PostAsync("/v1/clients", Bodies.Client());

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("unauthenticated");
        answer.Headers["WWW-Authenticate"].ShouldBe("Bearer realm=\"msp-events\"");
    }

    [Theory]
    [InlineData("msp_testkey00001_0123456789abcdef0123456789abcdef01234568")]
    [InlineData("msp_unknown00001_0123456789abcdef0123456789abcdef01234567")]
    [InlineData("msp_testkey00001")]
    [InlineData("nonsense")]
    public async Task A_key_that_is_wrong_is_refused(string key)
    {
        var answer = await api.Caller(key).PostAsync("/v1/clients", Bodies.Client());

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers["WWW-Authenticate"].ShouldContain("invalid_token");
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_allow()
    {
        var reader = api.Caller(await KeyAsync(Scopes.Read));

        var answer = await reader.PostAsync("/v1/clients", Bodies.Client());

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("forbidden");
        (await reader.GetAsync("/v1/credentials")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_from_then_on()
    {
        var key = await KeyAsync(Scopes.Write);
        (await api.Caller(key).PostAsync("/v1/clients", Bodies.Client())).Status.ShouldBe(HttpStatusCode.Created);

        var revoked = await caller.PostAsync($"/v1/credentials/{key.Split('_')[1]}/revoke");
        var again = await caller.PostAsync($"/v1/credentials/{key.Split('_')[1]}/revoke");

        revoked.Status.ShouldBe(HttpStatusCode.NoContent);
        again.Code.ShouldBe("credential_not_found");
        (await api.Caller(key).PostAsync("/v1/clients", Bodies.Client())).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_are_listed_without_their_secrets()
    {
        var key = await KeyAsync(Scopes.Read, Scopes.Audit);

        var list = await caller.GetAsync("/v1/credentials");

        var item = list.Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("keyId").GetString() == key.Split('_')[1]);
        item.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldBe([Scopes.Read, Scopes.Audit], ignoreOrder: true);
        item.TryGetProperty("revokedAt", out _).ShouldBeFalse();
        System.Text.Encoding.UTF8.GetString(list.Bytes).ShouldNotContain(key.Split('_')[2]);
    }

    [Fact]
    public async Task A_scope_that_does_not_exist_is_refused()
    {
        var answer = await caller.PostAsync("/v1/credentials", new { name = "odd", scopes = new[] { Scopes.Read, "root" } });

        answer.Errors.ShouldBe(["#/scopes/1 unknown_value"]);
    }

    [Fact]
    public async Task Another_tenants_stream_is_not_there()
    {
        var client = await caller.OnboardAsync();
        var other = api.Caller(await TenantAsync("elsewhere"));

        var answer = await other.PostAsync($"/v1/clients/{client}/rename", new { name = "Mine" });
        var contract = await other.PostAsync("/v1/contracts", Bodies.Contract(client));

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("client_not_found");
        contract.Code.ShouldBe("client_not_found");
    }

    [Fact]
    public async Task An_id_of_one_tenant_is_free_in_another()
    {
        var other = api.Caller(await TenantAsync("same-ids"));
        var body = Bodies.Client();
        body["id"] = Guid.NewGuid();

        (await caller.PostAsync("/v1/clients", body)).Status.ShouldBe(HttpStatusCode.Created);
        (await other.PostAsync("/v1/clients", body)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Tenants_are_the_operators()
    {
        var key = await TenantAsync("no-operator");

        var list = await caller.GetAsync("/v1/tenants");
        var theirs = await api.Caller(key).GetAsync("/v1/tenants");

        list.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).ShouldContain("no-operator");
        theirs.Status.ShouldBe(HttpStatusCode.Forbidden);
        theirs.Code.ShouldBe("operator_only");
        (await caller.PostAsync("/v1/tenants", new { id = "no-operator" })).Code.ShouldBe("tenant_exists");
        (await caller.PostAsync("/v1/tenants", new { id = "No Operator" })).Errors.ShouldBe(["#/id wrong_format"]);
    }

    [Fact]
    public async Task The_description_and_the_health_need_no_key()
    {
        var anyone = api.Caller(null);

        (await anyone.GetAsync("/openapi/v1.json")).Status.ShouldBe(HttpStatusCode.OK);
        (await anyone.GetAsync("/docs/index.html")).Status.ShouldBe(HttpStatusCode.OK);
        (await anyone.GetAsync("/health/live")).Json.GetProperty("status").GetString().ShouldBe("alive");
        (await anyone.GetAsync("/health/ready")).Json.GetProperty("status").GetString().ShouldBe("ready");
    }

    async Task<string> KeyAsync(params string[] scopes) =>
        (await caller.AcceptedAsync("/v1/credentials", new { name = "some", scopes })).Json.GetProperty("key").GetString()!;

    async Task<string> TenantAsync(string id) => (await caller.AcceptedAsync("/v1/tenants", new { id })).Json.GetProperty("key").GetString()!;
}
