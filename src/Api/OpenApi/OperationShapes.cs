using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using MspEvents.Api.Commands;
using MspEvents.Api.Conventions;

namespace MspEvents.Api.OpenApi;

/// <summary>Adds to each operation what its route does not say by itself: examples, headers, the scope it needs.</summary>
sealed class OperationShapes(IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAcceptsMetadata>().FirstOrDefault()?.RequestType is { } body)
            AddBodyExample(operation, body);
        foreach (var (status, response) in operation.Responses ?? [])
            AddAnswerExample(operation, response, status);
        if (metadata.OfType<CommandRouteAttribute>().Any())
            AddCommandHeaders(operation);
        if (metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [];
        if (metadata.OfType<AuthorizeAttribute>().FirstOrDefault(authorize => authorize.Policy is not null)?.Policy is { } scope)
            operation.Description = $"{operation.Description} Needs scope `{scope}`.".TrimStart();
        return Task.CompletedTask;
    }

    void AddBodyExample(OpenApiOperation operation, Type body)
    {
        if (operation.RequestBody?.Content is { } content && content.TryGetValue("application/json", out var media) && ExampleOf(body) is { } example)
            media.Example = JsonSerializer.SerializeToNode(example, body, json.Value.SerializerOptions);
    }

    static object? ExampleOf(Type body) => body.GetInterfaces().Any(shape => shape.IsGenericType && shape.GetGenericTypeDefinition() == typeof(IExample<>))
        ? body.GetProperty("Example")!.GetValue(null)
        : null;

    static void AddAnswerExample(OpenApiOperation operation, IOpenApiResponse response, string status)
    {
        if (response is not OpenApiResponse { Content: { } content } answer)
            return;
        if (content.TryGetValue(Problem.ContentType, out var problem))
            problem.Example = ProblemExamples.Of(status);
        if (content.TryGetValue("application/json", out var media) && media.Schema is OpenApiSchemaReference { Reference.Id: nameof(CommandReceipt) })
        {
            media.Example = new JsonObject { ["id"] = "0198a1c0-9f02-7a10-8b3c-112233445566", ["version"] = 1, ["position"] = 4711 };
            answer.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["ETag"] = Header("The stream's version, for If-Match."),
                [IdempotencyKey.ReplayedHeader] = Header("true where this is the first answer again."),
            };
            if (status == "201")
                answer.Headers["Location"] = Header("The new stream.");
        }
    }

    static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    static void AddCommandHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(HeaderParameter(
            IdempotencyKey.Header, "Quoted or bare, up to 255 characters; the same key and request get the first answer again for 30 days.", "\"order-4711\""));
        operation.Parameters.Add(HeaderParameter("If-Match", "The version the stream must be at.", "\"7\""));
    }

    static OpenApiParameter HeaderParameter(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };
}
