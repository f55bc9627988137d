using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using MspEvents.EventStore;

namespace MspEvents.Api.Security;

/// <summary>Knows callers by access tokens (RFC 9068) of the configured issuer.</summary>
static class JwtCallers
{
    public const string SchemeName = "Jwt";

    // Asymmetric only: a secret shared with every verifier signs for every verifier.
    static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddJwt(this AuthenticationBuilder builder, JwtSettings settings) => builder.AddJwtBearer(SchemeName, options =>
    {
        options.Authority = settings.Issuer.OriginalString;
        options.RequireHttpsMetadata = !settings.Issuer.IsLoopback;
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new()
        {
            ValidIssuer = settings.Issuer.OriginalString,
            ValidAudience = settings.Audience,
            ValidAlgorithms = Algorithms,
            ValidTypes = ["at+jwt"],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        options.Events = new() { OnTokenValidated = context => RecogniseAsync(context, settings) };
    });

    static async Task RecogniseAsync(TokenValidatedContext context, JwtSettings settings)
    {
        var token = context.Principal!;
        var tenant = token.FindFirstValue(settings.TenantClaim);
        var subject = token.FindFirstValue("sub");
        var tenants = context.HttpContext.RequestServices.GetRequiredService<TenantRegistry>();
        if (tenant is null || subject is null || !TenantRegistry.IsValid(tenant) || !await tenants.ExistsAsync(tenant, context.HttpContext.RequestAborted))
        {
            context.Fail("The token names no subject, or no tenant of this installation.");
            return;
        }

        var scopes = token.FindAll("scope").Concat(token.FindAll("scp")).SelectMany(claim => claim.Value.Split(' ')).Intersect(Scopes.All);
        context.Principal = Caller.Principal(SchemeName, tenant, $"sub:{subject}", scopes);
    }
}
