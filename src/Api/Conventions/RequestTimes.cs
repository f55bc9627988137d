using System.Text.Json;
using System.Text.Json.Serialization;
using MspEvents.Domain.Json;
using NodaTime;

namespace MspEvents.Api.Conventions;

/// <summary>Instants of bodies: as events have them, from 1900 on.</summary>
sealed class RequestInstantConverter : JsonConverter<Instant>
{
    static readonly InstantConverter Stored = new();

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Stored.Read(ref reader, typeToConvert, options) is var instant && instant >= TimeLimits.EarliestInstant
            ? instant
            : throw new JsonException("An instant lies in the years 1900 to 9999.");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => Stored.Write(writer, value, options);
}

/// <summary>Dates of bodies, as values and as the names of members: as events have them, from 1900 on.</summary>
sealed class RequestDateConverter : JsonConverter<LocalDate>
{
    static readonly LocalDateConverter Stored = new();

    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Recent(Stored.Read(ref reader, typeToConvert, options));

    public override LocalDate ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Recent(Stored.ReadAsPropertyName(ref reader, typeToConvert, options));

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => Stored.Write(writer, value, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        Stored.WriteAsPropertyName(writer, value, options);

    static LocalDate Recent(LocalDate date) =>
        date >= TimeLimits.EarliestDate ? date : throw new JsonException("A date lies in the years 1900 to 9999.");
}
