using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace MspEvents.Api.OpenApi;

/// <summary>Calls no member of an answer required that is left out where it is null; what bodies are read as stays as the reader requires it.</summary>
sealed class AnswerShapes(EndpointDataSource endpoints, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) : IOpenApiSchemaTransformer
{
    readonly Lazy<HashSet<Type>> bodies = new(() => BodiesOf(endpoints, json.Value.SerializerOptions));

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo;
        if (type.Kind == JsonTypeInfoKind.Object && schema.Required is { Count: > 0 } required && !bodies.Value.Contains(type.Type))
            required.ExceptWith(type.Properties.Where(IsLeftOut).Select(property => property.Name));
        return Task.CompletedTask;
    }

    static bool IsLeftOut(JsonPropertyInfo property) =>
        (property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsGetNullable)
        && property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is not [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.Never }, ..];

    /// <summary>The types of bodies, and all that they hold.</summary>
    static HashSet<Type> BodiesOf(EndpointDataSource endpoints, JsonSerializerOptions options)
    {
        var found = new HashSet<Type>();
        var left = new Stack<Type>(endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IAcceptsMetadata>()).Select(accepts => accepts.RequestType).OfType<Type>());
        while (left.TryPop(out var next))
        {
            var type = Nullable.GetUnderlyingType(next) ?? next;
            if (!found.Add(type))
                continue;
            var shape = options.GetTypeInfo(type);
            if (shape.ElementType is { } element)
                left.Push(element);
            foreach (var property in shape.Properties)
                left.Push(property.PropertyType);
        }

        return found;
    }
}
