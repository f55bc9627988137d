using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace MspEvents.Tests.Integration.Http;

/// <summary>Class fixture: the service with an issuer of access tokens beside it.</summary>
public sealed class JwtApi(PostgresFixture postgres) : RunningApi(postgres)
{
    TokenIssuer? issuer;

    public TokenIssuer Issuer => issuer ?? throw new InvalidOperationException("The fixture has not started.");

    protected override IEnumerable<string> Settings => [$"--Msp:Jwt:Issuer={Issuer.Address}", "--Msp:Jwt:Audience=msp-events"];

    public override async ValueTask InitializeAsync()
    {
        issuer = await TokenIssuer.StartAsync(TestContext.Current.CancellationToken);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

public sealed class JwtTests(JwtApi api) : IClassFixture<JwtApi>
{
    [Fact]
    public async Task A_token_of_the_issuer_is_a_caller_with_the_tenant_and_scopes_it_names()
    {
        var caller = api.Caller(api.Issuer.Token());

        var client = await caller.OnboardAsync();

        (await api.EventsAsync(client, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().UserName.ShouldBe("sub:ola");
        (await caller.GetAsync("/v1/credentials")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_is_taken_beside_tokens() => (await api.Caller().PostAsync("/v1/clients", Bodies.Client())).Status.ShouldBe(HttpStatusCode.Created);

    public static TheoryData<string, Action<SecurityTokenDescriptor>> Flaws => new()
    {
        { "another issuer", token => token.Issuer = "https://elsewhere.example" },
        { "another audience", token => token.Audience = "someone-else" },
        { "another type", token => token.TokenType = "JWT" },
        { "expired", token => (token.IssuedAt, token.NotBefore, token.Expires) = (TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1)) },
        { "unsigned", token => token.SigningCredentials = null },
        { "shared secret", token => token.SigningCredentials = new(new SymmetricSecurityKey(Encoding.ASCII.GetBytes(new string('s', 64))) { KeyId = "one" }, SecurityAlgorithms.HmacSha256) },
        { "no tenant", token => token.Subject = new ClaimsIdentity([new("sub", "ola"), new("scope", "write")]) },
        { "no such tenant", token => token.Subject = new ClaimsIdentity([new("sub", "ola"), new("tenant", "nowhere"), new("scope", "write")]) },
        { "no subject", token => token.Subject = new ClaimsIdentity([new("tenant", "default"), new("scope", "write")]) },
    };

    [Theory]
    [MemberData(nameof(Flaws), DisableDiscoveryEnumeration = true)]
    public async Task A_token_with_a_flaw_is_refused(string flaw, Action<SecurityTokenDescriptor> change)
    {
        var answer = await api.Caller(api.Issuer.Token(change)).PostAsync("/v1/clients", Bodies.Client());

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized, flaw);
        answer.Code.ShouldBe("unauthenticated");
        answer.Headers["WWW-Authenticate"].ShouldContain("Bearer");
    }
}
