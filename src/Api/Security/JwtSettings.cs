namespace MspEvents.Api.Security;

/// <summary>Whose tokens are taken: <c>Msp__Jwt__Issuer</c>, <c>Msp__Jwt__Audience</c>, <c>Msp__Jwt__TenantClaim</c>.</summary>
/// <param name="Issuer">The issuer's address; its keys are found by OpenID Connect discovery.</param>
/// <param name="Audience">What the tokens must be meant for.</param>
/// <param name="TenantClaim">The claim that names the tenant.</param>
sealed record JwtSettings(Uri Issuer, string Audience, string TenantClaim)
{
    /// <summary>The settings, or null where no issuer is configured.</summary>
    /// <exception cref="InvalidOperationException">They are not complete, or the issuer could be impersonated.</exception>
    public static JwtSettings? From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Msp:Jwt");
        if (section["Issuer"] is not { Length: > 0 } issuer)
            return null;
        if (section["Audience"] is not { Length: > 0 } audience)
            throw new InvalidOperationException("Msp__Jwt__Issuer needs Msp__Jwt__Audience beside it.");
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
            throw new InvalidOperationException("Msp__Jwt__Issuer must be an https address.");
        return new(address, audience, section["TenantClaim"] is { Length: > 0 } claim ? claim : Caller.TenantClaim);
    }
}
