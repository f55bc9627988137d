using MspEvents.Api.Queries;
using MspEvents.Api.Security;

namespace MspEvents.Api.Satisfaction;

/// <summary>Queries of satisfaction.</summary>
static class SatisfactionQueries
{
    public static void MapSatisfactionQueries(this IEndpointRouteBuilder routes) =>
        routes.MapQueryGroup("", "Satisfaction")
            .MapGet("/clients/{id:guid}/satisfaction", (Guid id, HttpContext http, Caller caller, ClientSatisfaction satisfaction) =>
                satisfaction.AnswerAsync(id, http, caller))
            .WithName("getClientSatisfaction")
            .WithSummary("A client's satisfaction day by day: index, hype-cycle stage, early warning of a trough")
            .WithDescription(
                "Index: answers on 0-100, fading by 1/e in 30 days. A stage is dated back to the first day of the run that led to it; only days up to to count. "
                + "By the tenant's thresholds as they are known at the position. "
                + "Never stale; knownAt=position:<n> with judgedAt, both from an answer, gives that answer again byte for byte.")
            .Takes("from", "The first date, as 2026-03-01, in the client's zone; day 0 unless said otherwise.")
            .Takes("to", "The last date; today unless said otherwise, and never later.")
            .TakesTime(version: false)
            .WaitsFor(null)
            .Produces<SatisfactionAnswer>()
            .RefusesAsQuery(404);
}
