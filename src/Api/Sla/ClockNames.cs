using System.Text.Json;
using MspEvents.Domain;

namespace MspEvents.Api.Sla;

/// <summary>Metrics as columns and JSON name them.</summary>
static class ClockNames
{
    /// <summary>The metrics that are clocks.</summary>
    public static readonly IReadOnlyList<string> All =
        [.. Enum.GetValues<ServiceMetric>().Where(metric => metric != ServiceMetric.Availability).Select(Of)];

    public static string Of(ServiceMetric metric) => JsonNamingPolicy.CamelCase.ConvertName(metric.ToString());
}
