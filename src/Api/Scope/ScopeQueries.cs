using Microsoft.OpenApi;
using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Api.Scope;

/// <summary>Queries of scope.</summary>
static class ScopeQueries
{
    public static void MapScopeQueries(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapQueryGroup("/contracts/{id:guid}", "Scope");
        group.MapGet("/scope", (Guid id, HttpContext http, Caller caller, ContractScope scope) => scope.AnswerAsync(id, http, caller))
            .WithName("getContractScope")
            .WithSummary("A contract's scope: totals, months and the running timeline")
            .WithDescription(
                "Baseline, changes, work by coverage and creep, in effort and cost. Coverage is decided at the time the work began; percentages are of the "
                + "baseline as signed and null where it is 0. Amendments count from the day they take effect, work from when it began, changes from when they "
                + "moved. Effort and cost of changes are their last assessment. "
                + "The status is by the tenant's thresholds as they are known at the position. "
                + "Never stale; knownAt=position:<n> with judgedAt, both from an answer, gives that answer again byte for byte.")
            .Takes("month", $"The first month, as 2026-03, in the contract's zone; without it all there are, the last {QueryMonths.Most} at most.")
            .Takes("to", "The last month; the first one unless said otherwise.")
            .Takes("after", "Steps of the timeline after this position.", JsonSchemaType.Integer)
            .Takes(
                "limit", $"Steps of the timeline: 1 to {ContractScope.LargestPage}, {ContractScope.DefaultPage} unless said otherwise.", JsonSchemaType.Integer)
            .TakesTime(version: false)
            .WaitsFor(null)
            .Produces<ContractScopeAnswer>()
            .RefusesAsQuery(404);
        group.MapGet("/work", ListAsync)
            .DescribeList<WorkItem>(WorkList.Described, "listContractWork", "List the work under a contract, with what allowed it")
            .RefusesAsQuery(404);
    }

    static async Task ListAsync(Guid id, HttpContext http, Caller caller, ListEndpoint lists, StoreDataSources sources, StreamReplay replay)
    {
        await using (var session = await sources.BeginQueryAsync(caller.Tenant, http.RequestAborted))
            await replay.RequireAsync(session, Contract.Decider.StreamType, id, http.RequestAborted);
        await lists.AnswerAsync(WorkList.Of(id), http, caller);
    }
}
