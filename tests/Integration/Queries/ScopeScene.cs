using System.Text.Json.Nodes;
using MspEvents.Tests.Integration.Http;

namespace MspEvents.Tests.Integration.Queries;

/// <summary>A contract that leaves cabling out, with work and changes under it.</summary>
static class ScopeScene
{
    public static Task<QueryScene> SetAsync(RunningApi api) => QueryScene.SetAsync(api.Caller(), terms => terms["scope"]!["items"]!.AsArray().Add(
        new JsonObject { ["key"] = "cabling", ["name"] = "Cabling", ["coverage"] = "excluded", ["effortMinutes"] = 90, ["cost"] = 9_000 }));

    /// <summary>Raises a change, assessed and submitted.</summary>
    public static async Task<Guid> RaisedAsync(QueryScene scene, string at)
    {
        var answer = await scene.Caller.AcceptedAsync("/v1/change-requests", new
        {
            contractId = scene.Contract,
            title = "Wi-Fi in the yard",
            reason = "Deliveries are scanned there now.",
            requestedBy = new { name = "Tomas Reil", role = "engineer", organisation = "provider" },
            kind = "addition",
            occurredAt = at,
        });
        await scene.DoAsync($"change-requests/{answer.Id}", "assess", at, new { effortMinutes = 600, cost = 90_000, scheduleDays = 5, affects = Array.Empty<string>() });
        await scene.DoAsync($"change-requests/{answer.Id}", "submit", at, new { to = "Petra Quill" });
        return answer.Id;
    }

    public static Task<ApiAnswer> LogAsync(QueryScene scene, Guid ticket, int minutes, string startedAt, string? item = null, Guid? change = null, Guid? work = null) =>
        scene.TicketAsync(ticket, "log-work", startedAt, new
        {
            workId = work ?? Guid.NewGuid(),
            minutes,
            who = "Tomas Reil",
            role = "engineer",
            startedAt,
            scopeItem = item,
            changeRequestId = change,
        });
}
