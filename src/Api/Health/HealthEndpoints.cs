using MspEvents.Api.Conventions;

namespace MspEvents.Api.Health;

/// <summary>Whether the service can work, part by part.</summary>
/// <param name="Status">ready or not_ready.</param>
/// <param name="Checks">What was looked at.</param>
sealed record HealthReport(string Status, IReadOnlyDictionary<string, string> Checks);

/// <summary>For those who watch over the process: alive, and ready to be sent requests.</summary>
static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().WithTags("Health");
        health.MapGet("/live", () => new HealthReport("alive", new Dictionary<string, string>()))
            .WithName("isAlive").WithSummary("Whether the process answers").Refuses(405);
        health.MapGet("/ready", ReadyAsync).WithName("isReady").WithSummary("Whether the database is there, its schema is current and the projections keep up")
            .Produces<HealthReport>().Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable).Refuses(405);
    }

    static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken cancellation)
    {
        var report = await readiness.CheckAsync(cancellation);
        return Results.Json(report, statusCode: report.Status == Readiness.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
