using System.Text.Json;
using MspEvents.Domain;

namespace MspEvents.Api.Sla;

/// <summary>Metrics as columns and JSON name them.</summary>
static class ClockNames
{
    public static string Of(ServiceMetric metric) => JsonNamingPolicy.CamelCase.ConvertName(metric.ToString());
}
