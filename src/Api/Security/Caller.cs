using System.Security.Claims;

namespace MspEvents.Api.Security;

/// <summary>Who asks: a credential of one tenant, and what it may do.</summary>
/// <param name="Tenant">The tenant the credential belongs to.</param>
/// <param name="Credential">The credential's id, which scopes idempotency keys and rate limits.</param>
/// <param name="Subject">What the store keeps as the event's user.</param>
sealed record Caller(string Tenant, string Credential, string Subject)
{
    public const string TenantClaim = "tenant";
    public const string CredentialClaim = "credential";
    public const string ScopeClaim = "scope";

    public static Caller Of(ClaimsPrincipal user) => new(Claim(user, TenantClaim), Claim(user, CredentialClaim), Claim(user, ClaimTypes.NameIdentifier));

    /// <summary>A caller as authentication leaves it for the rest of the request.</summary>
    public static ClaimsPrincipal Principal(string scheme, string tenant, string subject, IEnumerable<string> scopes) => new(new ClaimsIdentity(
        [
            new(TenantClaim, tenant),
            new(CredentialClaim, subject),
            new(ClaimTypes.NameIdentifier, subject),
            .. scopes.Select(scope => new Claim(ScopeClaim, scope)),
        ],
        scheme));

    /// <summary>Lets an endpoint take its caller as a parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http.User));

    static string Claim(ClaimsPrincipal user, string type) =>
        user.FindFirstValue(type) ?? throw new InvalidOperationException($"The authenticated user has no claim {type}.");
}
