using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace MspEvents.Api.Conventions;

/// <summary>Puts the API's conventions into the host.</summary>
static class ConventionRegistration
{
    public static IServiceCollection AddConventions(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(json => StrictJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton(provider => new JsonShape(provider.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions));
        services.AddSingleton(RateLimitPolicy.From(configuration));
        return services;
    }

    public static IApplicationBuilder UseConventions(this IApplicationBuilder app)
    {
        app.UseStatusCodePages(pages =>
            Problem.WriteAsync(pages.HttpContext, Refusals.OfStatus(pages.HttpContext.Response.StatusCode), pages.HttpContext.RequestAborted));
        return app.UseMiddleware<RefusalMiddleware>();
    }
}
