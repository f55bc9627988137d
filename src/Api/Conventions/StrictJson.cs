using System.Text.Json;
using System.Text.Json.Serialization;
using MspEvents.Domain.Json;

namespace MspEvents.Api.Conventions;

/// <summary>How bodies are read: nothing unknown, nothing twice, nothing missing, nothing deeper than 32.</summary>
/// <remarks>By reflection, not by generated contracts: those forget the defaults of init-only members that a body leaves out.</remarks>
static class StrictJson
{
    public const int MaxDepth = 32;

    public static void Configure(JsonSerializerOptions options)
    {
        options.MaxDepth = MaxDepth;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Of several converters for a type the first is taken.
        options.Converters.Add(new RequestInstantConverter());
        options.Converters.Add(new RequestDateConverter());
        foreach (var converter in DomainJson.Default.Options.Converters)
            options.Converters.Add(converter);
    }
}
