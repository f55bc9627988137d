using Microsoft.AspNetCore.Authentication;

namespace MspEvents.Api.Security;

/// <summary>Puts authentication and scopes into the host.</summary>
static class CallerRegistration
{
    const string AnyScheme = "Bearer";

    public static IServiceCollection AddCallers(this IServiceCollection services, IConfiguration configuration)
    {
        if (JwtSettings.From(configuration) is { } jwt)
        {
            var schemes = services.AddAuthentication(AnyScheme);
            schemes.AddKeys().AddJwt(jwt);
            schemes.AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = SchemeOf);
        }
        else
        {
            // The core alone: sessions and cookies, and the key ring they need, have no place here.
            services.AddAuthenticationCore(options => options.DefaultScheme = ApiKeyAuthentication.SchemeName).AddWebEncoders();
            new AuthenticationBuilder(services).AddKeys();
        }

        return services.AddScopes();
    }

    static AuthenticationBuilder AddKeys(this AuthenticationBuilder schemes) =>
        schemes.AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);

    static string SchemeOf(HttpContext http) =>
        ApiKeyAuthentication.TokenOf(http.Request) is not { } token || token.StartsWith(ApiKeyAuthentication.KeyPrefix, StringComparison.Ordinal)
            ? ApiKeyAuthentication.SchemeName
            : JwtCallers.SchemeName;
}
