using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MspEvents.Api.Conventions;

/// <summary>Says what is wrong with a body that did not deserialise: every fault, each with its pointer.</summary>
sealed class JsonShape(JsonSerializerOptions options)
{
    /// <summary>Refuses a null among the items of an array or object, which the serialiser lets pass.</summary>
    public void RefuseNullItems(ReadOnlyMemory<byte> body, Type type)
    {
        if (body.Span.IndexOf("null"u8) >= 0 && Explain(body, type) is { Count: > 0 } errors)
            throw Refusal.Invalid(errors);
    }

    public IReadOnlyList<FieldError> Explain(ReadOnlyMemory<byte> body, Type type)
    {
        var errors = new List<FieldError>();
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = options.MaxDepth });
            Walk(document.RootElement, type, JsonPointer.Root, errors);
        }
        catch (JsonException malformed)
        {
            errors.Add(Unreadable(body, malformed));
        }

        return errors;
    }

    FieldError Unreadable(ReadOnlyMemory<byte> body, JsonException malformed)
    {
        try
        {
            using var deep = JsonDocument.Parse(body, new() { MaxDepth = int.MaxValue });
            return new(JsonPointer.Root, "too_deep", $"JSON is read to a depth of {options.MaxDepth}.");
        }
        catch (JsonException)
        {
            return new(JsonPointer.Root, "malformed_json", $"Not JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}.");
        }
    }

    void Walk(JsonElement element, Type type, string pointer, List<FieldError> errors)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var shape = options.GetTypeInfo(type);
        switch (shape.Kind, element.ValueKind)
        {
            case (JsonTypeInfoKind.Object, JsonValueKind.Object):
                WalkObject(element, shape, pointer, errors);
                break;
            case (JsonTypeInfoKind.Enumerable, JsonValueKind.Array):
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    WalkItem(item, shape.ElementType!, JsonPointer.Append(pointer, index++), errors);
                break;
            case (JsonTypeInfoKind.Dictionary, JsonValueKind.Object):
                WalkDictionary(element, shape, pointer, errors);
                break;
            case (JsonTypeInfoKind.Object, _):
                errors.Add(new(pointer, "wrong_type", "An object is expected."));
                break;
            case (JsonTypeInfoKind.Enumerable, _):
                errors.Add(new(pointer, "wrong_type", "An array is expected."));
                break;
            case (JsonTypeInfoKind.Dictionary, _):
                errors.Add(new(pointer, "wrong_type", "An object is expected."));
                break;
            default:
                Try(element, shape, pointer, errors);
                break;
        }
    }

    void WalkObject(JsonElement element, JsonTypeInfo shape, string pointer, List<FieldError> errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var members = shape.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var at = JsonPointer.Append(pointer, member.Name);
            if (!seen.Add(member.Name))
                errors.Add(new(at, "duplicate_member", "The member is given twice."));
            else if (!members.TryGetValue(member.Name, out var property) || property.Set is null && property.AssociatedParameter is null)
                errors.Add(new(at, "unknown_member", "There is no such member."));
            else if (member.Value.ValueKind == JsonValueKind.Null)
                RefuseNull(property, at, errors);
            else
                Walk(member.Value, property.PropertyType, at, errors);
        }

        foreach (var property in shape.Properties.Where(property => IsRequired(property) && !seen.Contains(property.Name)))
            errors.Add(Missing(property, JsonPointer.Append(pointer, property.Name)));
    }

    void WalkDictionary(JsonElement element, JsonTypeInfo shape, string pointer, List<FieldError> errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var at = JsonPointer.Append(pointer, member.Name);
            if (!seen.Add(member.Name))
                errors.Add(new(at, "duplicate_member", "The member is given twice."));
            else if (shape.KeyType != typeof(string))
                Try(JsonSerializer.SerializeToElement(member.Name), options.GetTypeInfo(shape.KeyType!), at, errors);
            WalkItem(member.Value, shape.ElementType!, at, errors);
        }
    }

    void WalkItem(JsonElement item, Type type, string pointer, List<FieldError> errors)
    {
        if (item.ValueKind == JsonValueKind.Null && Nullable.GetUnderlyingType(type) is null)
            errors.Add(new(pointer, "wrong_type", "Null is not allowed here."));
        else if (item.ValueKind != JsonValueKind.Null)
            Walk(item, type, pointer, errors);
    }

    static FieldError Missing(JsonPropertyInfo property, string pointer) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(WhereMissingAttribute), false) is [WhereMissingAttribute said, ..]
            ? new(pointer, said.Code, said.Detail)
            : new(pointer, "required", "The member is missing.");

    static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    static void RefuseNull(JsonPropertyInfo property, string pointer, List<FieldError> errors)
    {
        var nullable = property.PropertyType.IsValueType
            ? Nullable.GetUnderlyingType(property.PropertyType) is not null
            : property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;
        if (!nullable)
            errors.Add(new(pointer, IsRequired(property) ? "required" : "wrong_type", "Null is not allowed here."));
    }

    static void Try(JsonElement element, JsonTypeInfo shape, string pointer, List<FieldError> errors)
    {
        try
        {
            element.Deserialize(shape);
        }
        catch (JsonException wrong)
        {
            errors.Add(new(pointer, "wrong_type", Expected(shape.Type, wrong)));
        }
    }

    static string Expected(Type type, JsonException wrong)
    {
        if (type.IsEnum)
            return $"One of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))} is expected.";
        // A converter of our own says what it expects; the serialiser's texts name .NET types.
        return wrong.InnerException is FormatException known ? known.Message : type.Name switch
        {
            nameof(String) => "A string is expected.",
            nameof(Boolean) => "true or false is expected.",
            nameof(Int32) or nameof(Int64) => "A whole number within range is expected.",
            nameof(Decimal) or nameof(Double) => "A number is expected.",
            nameof(Guid) => "A UUID is expected.",
            "Instant" => "An ISO 8601 instant with an offset is expected, from 1900 on.",
            "LocalDate" => "A date YYYY-MM-DD is expected, from 1900 on.",
            "YearMonth" => "A month YYYY-MM is expected.",
            nameof(DayOrInstant) => "An ISO 8601 instant with an offset, or a date YYYY-MM-DD, is expected.",
            "TimeWindow" => "A window [\"HH:mm\", \"HH:mm\"] is expected.",
            _ => "A value of another kind is expected.",
        };
    }
}
