using System.Text.Json.Serialization;

namespace MspEvents.Api.Lists;

/// <summary>Where a walk goes on: after a row's keys, or at a place in an order that is kept.</summary>
/// <param name="Binding">The hash of the list, filters and order it belongs to.</param>
/// <param name="After">The last row's keys, in the order's order; empty for a kept order.</param>
/// <param name="Walk">The kept order's id.</param>
/// <param name="Offset">How many of the kept keys were already shown.</param>
sealed record ListCursor(string Binding, IReadOnlyList<string> After, Guid? Walk = null, int Offset = 0);

/// <summary>The cursor's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ListCursor))]
sealed partial class ListCursorJson : JsonSerializerContext;
