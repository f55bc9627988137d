using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MspEvents.Api.Conventions;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.OpenApi;

/// <summary>Describes the values that are written by converters, which the schema generator cannot look into.</summary>
static class SchemaShapes
{
    public static Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        Shape(schema, context.JsonTypeInfo.Type);
        // The generator leaves out what it knows nothing of.
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && schema.Items is null)
            Shape((OpenApiSchema)(schema.Items = new OpenApiSchema()), element);
        return Task.CompletedTask;
    }

    static void Shape(OpenApiSchema schema, Type shaped)
    {
        var type = Nullable.GetUnderlyingType(shaped) ?? shaped;
        if (type == typeof(Instant))
            Text(schema, "date-time", "2026-03-04T12:30:00Z");
        else if (type == typeof(LocalDate))
            Text(schema, "date", "2026-03-04");
        else if (type == typeof(YearMonth))
            Text(schema, null, "2026-03", "^[0-9]{4}-(0[1-9]|1[0-2])$");
        else if (type == typeof(DayOrInstant))
            EitherText(schema);
        else if (type == typeof(TimeWindow))
            Window(schema);
        else if (type == typeof(string))
            schema.Type ??= JsonSchemaType.String;
        else if (type == typeof(JsonElement))
            schema.Type = JsonSchemaType.Object;
        else if (type.IsEnum)
            Choice(schema, type);
    }

    static void Text(OpenApiSchema schema, string? format, string example, string? pattern = null)
    {
        schema.Type = JsonSchemaType.String;
        schema.Format = format;
        schema.Pattern = pattern;
        schema.Examples = [JsonValue.Create(example)];
    }

    static void EitherText(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        schema.AnyOf = [new OpenApiSchema { Format = "date-time" }, new OpenApiSchema { Format = "date" }];
        schema.Examples = [JsonValue.Create("2026-03-04T12:30:00Z"), JsonValue.Create("2026-03-04")];
    }

    static void Window(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Array;
        schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?$" };
        schema.MinItems = 2;
        schema.MaxItems = 2;
        schema.Examples = [new JsonArray("09:00", "17:00")];
    }

    static void Choice(OpenApiSchema schema, Type type)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))];
    }
}
