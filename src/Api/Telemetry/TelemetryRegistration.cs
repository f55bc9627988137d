using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MspEvents.Api.Telemetry;

/// <summary>Traces, metrics and logs by OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
static class TelemetryRegistration
{
    const string Service = "msp-events";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;

        builder.Services.AddSingleton(_ => OpenTelemetrySdk.Create(otel => otel
            .ConfigureResource(resource => resource.AddService(Service))
            .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "Npgsql", "MspEvents.*").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter("Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", "MspEvents.*").AddOtlpExporter())));
        builder.Services.AddHostedService<TelemetryStart>();
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(Service)).AddOtlpExporter());
    }

    /// <summary>Gives a request's span the route it matched, so that spans are grouped by route and not by id.</summary>
    public static void UseRouteOnSpans(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span && http.GetEndpoint() is RouteEndpoint endpoint)
        {
            span.DisplayName = $"{http.Request.Method} {endpoint.RoutePattern.RawText}";
            span.SetTag("http.route", endpoint.RoutePattern.RawText);
        }

        return next(http);
    });

    /// <summary>Makes the container build the SDK at start, and so flush it at shutdown.</summary>
    sealed class TelemetryStart(OpenTelemetrySdk sdk) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(sdk);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
