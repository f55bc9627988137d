using MspEvents.Api.Conventions;
using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Api.Security;
using MspEvents.Projections;

namespace MspEvents.Api.Sla;

/// <summary>Queries of service levels.</summary>
static class SlaQueries
{
    public static void MapSlaQueries(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapQueryGroup("", "Service levels");
        var clocks = ClockList.Definition(routes.ServiceProvider.GetRequiredService<ClockItems>());
        group.MapGet("/sla/clocks", (HttpContext http, Caller caller, ListEndpoint lists) => lists.AnswerAsync(clocks, http, caller))
            .DescribeList<ClockItem>(clocks, "listClocks", "The work list: one item a service-level clock, judged when it is asked");
        group.MapGet("/sla/compliance", TabulateAsync)
            .WithName("tabulateCompliance")
            .WithSummary("Compliance over all contracts")
            .WithDescription("From today's events; what a closed month was reported as is said by its contract.")
            .Takes("groupBy", "What the lines are grouped by.", values: ComplianceGroup.Names)
            .Takes("from", "The first month, as 2026-03, in each contract's own zone.")
            .Takes("to", "The last month.")
            .Takes("clientId", "Clients, separated by commas.")
            .Takes("contractId", "Contracts, separated by commas.")
            .Takes("priority", "Priorities 1-5, separated by commas.")
            .Takes("metric", "Metrics, separated by commas.")
            .WaitsFor(SlaClockRows.Projection)
            .Produces<ComplianceTable>()
            .RefusesAsQuery();
        group.MapGet("/contracts/{id:guid}/sla", (Guid id, HttpContext http, Caller caller, ContractSla months) => months.AnswerAsync(id, http, caller))
            .WithName("getContractServiceLevels")
            .WithSummary("A contract's months: service levels and money")
            .WithDescription("Never stale; knownAt=position:<n> with judgedAt, both from an answer, gives that answer again byte for byte.")
            .Takes("month", "The first month, as 2026-03, in the contract's zone.")
            .Takes("to", "The last month; the first one unless said otherwise.")
            .TakesTime(version: false)
            .WaitsFor(null)
            .Produces<ContractSlaAnswer>()
            .RefusesAsQuery(404);
    }

    static async Task<QueryAnswer<ComplianceTable>> TabulateAsync(HttpContext http, Caller caller, ComplianceReader reader, StreamReplay replay)
    {
        var faults = new List<FieldError>();
        var query = ComplianceQuery.Parse(http.Request.Query, faults);
        QueryFaults.Refuse(faults);
        return new(await reader.ReadAsync(caller.Tenant, query, replay.Now, http.RequestAborted), AnswerJson.Default.ComplianceTable);
    }
}
