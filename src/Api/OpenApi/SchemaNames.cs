using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace MspEvents.Api.OpenApi;

/// <summary>Names of schemas: a request body carries its concept's name, since every concept has its own <c>RenameRequest</c>.</summary>
static class SchemaNames
{
    const string Request = "Request";

    public static string? Of(JsonTypeInfo type)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        if (name is null || !name.EndsWith(Request, StringComparison.Ordinal) || type.Type.Namespace?.Split('.')[^1] is not { } concept)
            return name;
        var noun = concept.EndsWith("ies", StringComparison.Ordinal) ? concept[..^3] + 'y' : concept.TrimEnd('s');
        return name.Contains(noun, StringComparison.Ordinal) ? name : noun + name;
    }
}
