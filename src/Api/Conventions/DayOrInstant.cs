using System.Text.Json;
using System.Text.Json.Serialization;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Conventions;

/// <summary>A time as people agree on it: an instant, or a whole day in the contract's zone.</summary>
/// <param name="Instant">The instant; null where a day is meant.</param>
/// <param name="Day">The day; null where an instant is meant.</param>
[JsonConverter(typeof(DayOrInstantConverter))]
readonly record struct DayOrInstant(Instant? Instant, LocalDate? Day)
{
    public static implicit operator DayOrInstant(Instant instant) => new(instant, null);

    public static implicit operator DayOrInstant(LocalDate day) => new(null, day);

    /// <summary>The instant itself, or the first of the day.</summary>
    public Instant BeginningIn(ContractTerms terms) => Instant ?? terms.StartOf(Day!.Value);

    /// <summary>The instant itself, or the first after the day.</summary>
    public Instant EndIn(ContractTerms terms) => Instant ?? terms.StartOf(Day!.Value.PlusDays(1));
}

/// <summary>Dates are <c>YYYY-MM-DD</c>; whatever else there is, is an instant.</summary>
sealed class DayOrInstantConverter : JsonConverter<DayOrInstant>
{
    const int DateLength = 10;

    public override DayOrInstant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString()!.Length == DateLength
            ? JsonSerializer.Deserialize<LocalDate>(ref reader, options)
            : JsonSerializer.Deserialize<Instant>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, DayOrInstant value, JsonSerializerOptions options)
    {
        if (value.Day is { } day)
            JsonSerializer.Serialize(writer, day, options);
        else
            JsonSerializer.Serialize(writer, value.Instant, options);
    }
}
