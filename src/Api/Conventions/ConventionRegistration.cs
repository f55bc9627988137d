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
        services.AddExceptionHandler<RefusalHandler>();
        return services;
    }

    public static IApplicationBuilder UseConventions(this IApplicationBuilder app)
    {
        // The handler answers everything; the options must name one all the same.
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(pages => Problem.WriteAsync(pages.HttpContext, RefusalOf(pages.HttpContext.Response.StatusCode), pages.HttpContext.RequestAborted));
        return app;
    }

    static Refusal RefusalOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(status, "unauthenticated", "Send a valid key as a bearer token."),
        StatusCodes.Status403Forbidden => new(status, "forbidden", "The credential lacks the scope this route needs."),
        StatusCodes.Status404NotFound => new(status, "not_found", "There is nothing here."),
        StatusCodes.Status405MethodNotAllowed => new(status, "method_not_allowed", "The route takes another method; see Allow."),
        StatusCodes.Status415UnsupportedMediaType => new(status, "unsupported_media_type", "Send application/json."),
        _ => new(status, "refused", "The request was refused."),
    };
}
