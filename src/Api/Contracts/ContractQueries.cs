using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Api.Contracts;

/// <summary>Queries of <c>/contracts</c>.</summary>
static class ContractQueries
{
    public static void MapContractQueries(this IEndpointRouteBuilder routes)
    {
        new StreamQueries(routes, ContractList.Definition, Contract.Decider.StreamType, "Contract")
            .List<ContractItem>()
            .Item((contract, _) => Task.FromResult(Answer(contract)))
            .Events()
            .History();
        routes.MapQueryGroup("/contracts", "Contracts").MapGet("/{id:guid}/kpis", BoardAsync)
            .WithName("getContractKpis")
            .WithSummary("A contract's KPIs: what makes each SMART, its values and their trend")
            .WithDescription(
                "standing is reached where the last value meets the target, else onTrack where the share of the way that is gone is at least that of the "
                + "time, else behind; once the due day is over, what was measured by then decides between reached and missed. The trend is the line of "
                + "least squares through all values.")
            .TakesTime(version: false)
            .WaitsFor(null)
            .Produces<KpiBoardAnswer>()
            .RefusesAsQuery(404);
    }

    static async Task<QueryAnswer<KpiBoardAnswer>> BoardAsync(Guid id, HttpContext http, Caller caller, StoreDataSources sources, StreamReplay replay)
    {
        var asked = replay.Asked(http.Request.Query);
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, caller.Tenant, http.RequestAborted);
        var contract = await replay.ReadAsync(session, Contract.Decider.StreamType, id, asked, http.RequestAborted);
        var point = contract.Point;
        return new(new(id, KpiBoard.Of(contract.Facts, point.JudgedAt), point.Position, point.JudgedAt, 0), AnswerJson.Default.KpiBoardAnswer);
    }

    static QueryAnswer<ContractAnswer> Answer(PastStream contract) =>
        new(
            new(contract.Stream, ContractDetails.Of(contract.Stream.Facts, contract.Stream.Point.JudgedAt) ?? throw contract.NotYet()),
            AnswerJson.Default.ContractAnswer,
            contract.CurrentVersion);
}
