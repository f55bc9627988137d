using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using MspEvents.Api.Conventions;
using MspEvents.Api.Security;

namespace MspEvents.Api.Queries;

/// <summary>What the routes of all queries share.</summary>
static class QueryRoutes
{
    public static RouteGroupBuilder MapQueryGroup(this IEndpointRouteBuilder routes, string path, string tag) =>
        routes.MapGroup(path).RequireScope(Scopes.Read).WithTags(tag);

    /// <summary>Waits for the caller's <c>minPosition</c> in a projection, or in the log itself where none is named.</summary>
    public static RouteHandlerBuilder WaitsFor(this RouteHandlerBuilder route, string? projection) => route
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            await http.RequestServices.GetRequiredService<MinPosition>().AwaitAsync(http, Caller.Of(http.User), projection);
            return await next(context);
        })
        .Takes(
            MinPosition.Parameter,
            "Answer only once this position of the log is in what is read: a command's position reads your own write.",
            JsonSchemaType.Integer)
        .TakesHeader("Prefer", "How long to wait for minPosition, in seconds: 5 unless said otherwise, at most 30.", "wait=5");

    /// <summary>Describes a query parameter.</summary>
    public static RouteHandlerBuilder Takes(
        this RouteHandlerBuilder route, string name, string description, JsonSchemaType type = JsonSchemaType.String, IEnumerable<string>? values = null) =>
        route.Describes(new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = values is null ? description : $"{description} One or more of {string.Join(", ", values)}, separated by commas.",
            Schema = new OpenApiSchema { Type = type },
        });

    static RouteHandlerBuilder TakesHeader(this RouteHandlerBuilder route, string name, string description, string example) =>
        route.Describes(new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = JsonValue.Create(example),
        });

    static RouteHandlerBuilder Describes(this RouteHandlerBuilder route, OpenApiParameter parameter) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(parameter);
            return Task.CompletedTask;
        });

    /// <summary>Describes the body by an example.</summary>
    public static RouteHandlerBuilder Shows(this RouteHandlerBuilder route, string body) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.RequestBody?.Content is { } content && content.TryGetValue("application/json", out var media))
            media.Example = JsonNode.Parse(body);
        return Task.CompletedTask;
    });

    /// <summary>Describes the parameters that ask for another time.</summary>
    public static RouteHandlerBuilder TakesTime(this RouteHandlerBuilder route, bool version)
    {
        if (version)
            route.Takes("version", "The first so many events of the stream.", JsonSchemaType.Integer);
        return route
            .Takes("asOf", "From the events that had occurred by this instant; ISO 8601 with an offset, its plus written %2B.")
            .Takes("knownAt", "From the events that had been recorded by this instant, or up to position:<n>.")
            .Takes("judgedAt", "With knownAt=position:<n>: the instant an earlier answer was judged by. The two together give that answer again, byte for byte.");
    }

    /// <summary>Describes the problems every query may answer.</summary>
    public static RouteHandlerBuilder RefusesAsQuery(this RouteHandlerBuilder route, params ReadOnlySpan<int> more)
    {
        route.Refuses(400, 401, 403, 429, 503);
        return route.Refuses(more);
    }
}
