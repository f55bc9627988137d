using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MspEvents.Domain.Json;

/// <summary>Windows are <c>["09:00","17:00"]</c>, with seconds where there are any; a close may be <c>24:00</c>.</summary>
public sealed class TimeWindowConverter : JsonConverter<TimeWindow>
{
    const string Expected = "A window is written as two local times, such as [\"09:00\",\"17:00\"].";
    const int Day = 86_400;

    /// <inheritdoc/>
    public override TimeWindow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException(Expected);
        var open = ReadTime(ref reader);
        var close = ReadTime(ref reader);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
            throw new JsonException(Expected);
        return open < Day ? new(open, close) : throw new JsonException("A window cannot open at 24:00; open it at 00:00 of the next day.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeWindow value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        writer.WriteStringValue(Format(value.Open));
        writer.WriteStringValue(Format(value.Close));
        writer.WriteEndArray();
    }

    static int ReadTime(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            throw new JsonException(Expected);
        return Parse(reader.GetString()!)
            ?? throw new JsonException("A local time is written as HH:mm or HH:mm:ss, from 00:00 to 24:00.");
    }

    static int? Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is not (2 or 3))
            return null;
        var seconds = 0;
        foreach (var part in parts)
        {
            if (part.Length != 2 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            seconds = (seconds * 60) + number;
            if (number > 59)
                return null;
        }

        return (parts.Length == 2 ? seconds * 60 : seconds) is var total and <= Day ? total : null;
    }

    static string Format(int seconds)
    {
        var (minutes, rest) = Math.DivRem(seconds, 60);
        return rest == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}:{rest:00}");
    }
}
