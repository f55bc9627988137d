using Microsoft.AspNetCore.Authentication;
using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.EventStore;

namespace MspEvents.Api.Hosting;

/// <summary>Puts the service together: what it is made of, and the order a request goes through it.</summary>
static class ApiHost
{
    public const string DefaultUrl = "http://localhost:5080";

    public static WebApplication Build(WebApplicationBuilder builder, StoreConnection store)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        builder.Services
            .AddStore(store)
            .AddConventions()
            .AddScopes()
            .AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);

        var app = builder.Build();
        app.UseConventions();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<RequestBodyMiddleware>();
        app.MapGroup("/v1").AddEndpointFilterFactory(BodyValidation.Filter).MapVersion1();
        return app;
    }

    static IServiceCollection AddStore(this IServiceCollection services, StoreConnection store) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(store.Sources)
        .AddSingleton<TenantRegistry>()
        .AddSingleton<CredentialStore>()
        .AddSingleton<IdempotencyStore>()
        .AddSingleton<LogSignal>()
        .AddSingleton<EventAppender>()
        .AddSingleton<EventReader>()
        .AddSingleton(new EventCatalogue([], []));
}
