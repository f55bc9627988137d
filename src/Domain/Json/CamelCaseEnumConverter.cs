using System.Text.Json;
using System.Text.Json.Serialization;

namespace MspEvents.Domain.Json;

/// <summary>Enums are camelCase strings, exactly; numbers are refused, and a refusal lists what is allowed.</summary>
public sealed class CamelCaseEnumConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsEnum;
    }

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        readonly Dictionary<TEnum, string> names = Enum.GetValues<TEnum>()
            .ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        readonly Dictionary<string, TEnum> values;

        public Of() => values = names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && values.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new JsonException($"The value is one of {string.Join(", ", values.Keys)}.");

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(names[value]);
    }
}
