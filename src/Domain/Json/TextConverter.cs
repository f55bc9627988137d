using System.Text.Json;
using System.Text.Json.Serialization;

namespace MspEvents.Domain.Json;

/// <summary>Texts are any Unicode but U+0000, which JSON can write and no PostgreSQL text can hold.</summary>
public sealed class TextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? Checked(reader.GetString())
            : throw new JsonException("The value is a text.");

    /// <inheritdoc/>
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Checked(reader.GetString())!;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value);
    }

    static string? Checked(string? text) =>
        text is null || !text.Contains('\0') ? text : throw new JsonException("A text cannot hold the character U+0000.");
}
