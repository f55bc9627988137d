using Microsoft.AspNetCore.Authentication;

namespace MspEvents.Api.Security;

/// <summary>Puts authentication and scopes into the host. The core alone: sessions and cookies, and the key ring they need, have no place here.</summary>
static class CallerRegistration
{
    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.AddAuthenticationCore(options => options.DefaultScheme = ApiKeyAuthentication.SchemeName).AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        return services.AddScopes();
    }
}
