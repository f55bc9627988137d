using System.Text.Json;

namespace MspEvents.Tests.Integration.Http;

/// <summary>Holds an answer against its schema in the API's description.</summary>
public sealed class AnswerDescription(JsonElement document)
{
    /// <summary>What a value has that is not described, or lacks or has otherwise than it is.</summary>
    public IEnumerable<string> FaultsOf(JsonElement schema, JsonElement value, string at = "")
    {
        schema = Resolved(schema);
        if (!schema.TryGetProperty("properties", out _) && (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices)))
            return choices.EnumerateArray().Select(choice => FaultsOf(choice, value, at).ToList()).OrderBy(faults => faults.Count).First();
        if (!TypesOf(schema).Contains(KindOf(value)))
            return [$"{at} is {KindOf(value)}"];
        if (schema.TryGetProperty("enum", out var names) && value.ValueKind != JsonValueKind.Null)
            return names.EnumerateArray().Any(name => name.GetString() == value.GetString()) ? [] : [$"{at} is {value}"];
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => FaultsOf(schema.GetProperty("items"), item, at + "[]")),
            JsonValueKind.Object => FaultsOfObject(schema, value, at),
            _ => [],
        };
    }

    IEnumerable<string> FaultsOfObject(JsonElement schema, JsonElement value, string at)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        foreach (var missing in required.Where(name => !value.TryGetProperty(name, out _)))
            yield return $"{at}.{missing} is missing";
        var every = schema.TryGetProperty("additionalProperties", out var described) && described.ValueKind == JsonValueKind.Object ? described : (JsonElement?)null;
        if (!schema.TryGetProperty("properties", out var properties) && every is null)
            yield break;
        foreach (var member in value.EnumerateObject())
        {
            var inner = properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var known) ? known : every;
            foreach (var fault in inner is { } shape ? FaultsOf(shape, member.Value, $"{at}.{member.Name}") : [$"{at}.{member.Name} is not described"])
                yield return fault;
        }
    }

    JsonElement Resolved(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;

    static IReadOnlyList<string?> TypesOf(JsonElement schema)
    {
        IEnumerable<string?> types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(type => type.GetString())
            : [schema.GetProperty("type").GetString()];
        return [.. types.SelectMany(type => type == "number" ? ["number", "integer"] : new[] { type })];
    }

    static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        _ => value.ValueKind.ToString().ToLowerInvariant(),
    };
}
