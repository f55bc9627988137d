using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace MspEvents.Domain.Json;

/// <summary>Instants are written in UTC with <c>Z</c>; read with any offset, which must be given, and cut to the microseconds a database keeps.</summary>
public sealed class InstantConverter : JsonConverter<Instant>
{
    const string Expected = "An instant is written as ISO 8601 with an offset, such as 2026-03-01T09:30:00Z or 2026-03-01T10:30:00+01:00.";

    static readonly Instant Earliest = Instant.FromUtc(1, 1, 1, 0, 0);
    static readonly OffsetDateTimePattern WithoutSeconds = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>");

    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException(Expected);
        var text = reader.GetString()!;
        if (!OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var parsed)
            && !WithoutSeconds.Parse(text).TryGetValue(default, out parsed))
            throw new JsonException(Expected);
        var instant = parsed.ToInstant();
        return instant < Earliest ? throw new JsonException("An instant lies in the years 1 to 9999.") : CutToMicroseconds(instant);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    /// <summary>The last whole microsecond not after an instant.</summary>
    public static Instant CutToMicroseconds(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        var overTheMicrosecond = ((ticks % 10) + 10) % 10;
        return Instant.FromUnixTimeTicks(ticks - overTheMicrosecond);
    }
}
