using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MspEvents.Tests.Integration.Http;

/// <summary>An issuer of access tokens on loopback.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    readonly RSA rsa = RSA.Create(2048);
    readonly WebApplication app;

    TokenIssuer(WebApplication app) => this.app = app;

    /// <summary>Its address, which is also its name.</summary>
    public string Address => app.Urls.Single();

    public static async Task<TokenIssuer> StartAsync(CancellationToken cancellation)
    {
        var issuer = new TokenIssuer(WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]).Build());
        issuer.app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Address, jwks_uri = $"{issuer.Address}/keys" }));
        issuer.app.MapGet("/keys", () =>
        {
            var key = issuer.rsa.ExportParameters(false);
            return Results.Json(new
            {
                keys = new[] { new { kty = "RSA", use = "sig", kid = "one", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
            });
        });
        await issuer.app.StartAsync(cancellation);
        return issuer;
    }

    /// <summary>A token as the service takes it, unless something about it is changed.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "msp-events",
            TokenType = "at+jwt",
            Subject = new ClaimsIdentity([new("sub", "ola"), new("tenant", "default"), new("scope", "read write openid")]),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            SigningCredentials = new(new RsaSecurityKey(rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }
}
