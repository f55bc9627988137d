using MspEvents.Api.Conventions;
using MspEvents.Api.Hosting;
using MspEvents.EventStore;

namespace MspEvents.Api.Health;

/// <summary>Looks at what the service stands on.</summary>
sealed class Readiness(StoreDataSources sources, EventReader reader)
{
    public const string Ready = "ready";
    public const string NotReady = "not_ready";

    public async Task<HealthReport> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var session = await sources.BeginAsync(StoreRole.Api, FirstKey.OperatorTenant, cancellation);
            await reader.HeadAsync(session, cancellation);
            return new(Ready, new Dictionary<string, string> { ["database"] = "ok" });
        }
        catch (Exception exception) when (Refusals.IsDatabaseAway(exception))
        {
            return new(NotReady, new Dictionary<string, string> { ["database"] = "away" });
        }
    }
}
