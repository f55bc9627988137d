using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace MspEvents.Domain.Json;

/// <summary>Months are <c>YYYY-MM</c>.</summary>
public sealed class YearMonthConverter : JsonConverter<YearMonth>
{
    /// <inheritdoc/>
    public override YearMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : string.Empty;
        // The last month of all has no month after it to end at.
        return YearMonthPattern.Iso.Parse(text).TryGetValue(default, out var month) && month.Year is >= 1 and < 9999
            ? month
            : throw new JsonException("A month is written as YYYY-MM.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, YearMonth value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(YearMonthPattern.Iso.Format(value));
    }
}
