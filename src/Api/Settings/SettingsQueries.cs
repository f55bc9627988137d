using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Api.Settings;

/// <summary>Queries of <c>/settings</c>.</summary>
static class SettingsQueries
{
    public static void MapSettingsQueries(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapQueryGroup("/settings", "Settings");
        group.MapGet("", AnswerAsync)
            .WithName("getSettings")
            .WithSummary("Read the tenant's settings, now or at another time")
            .WithDescription("Every threshold in force; at version 0, with all defaults, before the first was set. Folded from the stream itself: never stale.")
            .TakesTime(version: true)
            .WaitsFor(null)
            .Produces<SettingsAnswer>()
            .RefusesAsQuery(404);
        group.MapGet("/events", (HttpContext http, Caller caller, EventLog log) =>
                log.AnswerAsync(TenantSettings.Decider.StreamType, TenantSettings.IdOf(caller.Tenant), http, caller, standing: true))
            .WithName("listSettingsEvents")
            .WithSummary("Read the events of the tenant's settings")
            .WithDescription("In order of version; the Link header leads to the next page.")
            .Takes("after", "Events after this version.", Microsoft.OpenApi.JsonSchemaType.Integer)
            .Takes("limit", $"1 to {EventLog.LargestPage}, {EventLog.LargestPage} unless said otherwise.", Microsoft.OpenApi.JsonSchemaType.Integer)
            .WaitsFor(null)
            .Produces<IReadOnlyList<RecordedEvent>>()
            .RefusesAsQuery();
    }

    static async Task<IResult> AnswerAsync(HttpContext http, Caller caller, StoreDataSources sources, StreamReplay replay)
    {
        var asked = replay.Asked(http.Request.Query);
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, caller.Tenant, http.RequestAborted);
        var settings = await replay.ReadStandingAsync(session, TenantSettings.IdOf(caller.Tenant), asked, http.RequestAborted);
        return new QueryAnswer<SettingsAnswer>(
            new(settings, TenantSettingsDetails.Of(settings.Facts)), AnswerJson.Default.SettingsAnswer, settings.IsNow ? settings.Version : null);
    }
}
