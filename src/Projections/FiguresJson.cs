using System.Text.Json.Serialization;
using MspEvents.Domain;
using MspEvents.Domain.Json;

namespace MspEvents.Projections;

/// <summary>How frozen figures are stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(YearMonthConverter), typeof(CamelCaseEnumConverter)])]
[JsonSerializable(typeof(MonthFigures))]
sealed partial class FiguresJson : JsonSerializerContext;
