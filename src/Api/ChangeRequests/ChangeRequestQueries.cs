using MspEvents.Api.Links;
using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.ChangeRequests;

/// <summary>Queries of <c>/change-requests</c>.</summary>
static class ChangeRequestQueries
{
    public static void MapChangeRequestQueries(this IEndpointRouteBuilder routes)
    {
        var links = routes.ServiceProvider.GetRequiredService<LinkReader>();
        new StreamQueries(routes, ChangeRequestList.Definition, ChangeRequest.Decider.StreamType, "ChangeRequest")
            .List<ChangeRequestItem>()
            .Item((change, cancellation) => AnswerAsync(change, links, cancellation))
            .Events();
    }

    static async Task<QueryAnswer<ChangeRequestAnswer>> AnswerAsync(PastStream change, LinkReader links, CancellationToken cancellationToken)
    {
        var details = ChangeRequestDetails.Of(change.Stream.Facts) ?? throw change.NotYet();
        var terms = ContractTerms.Of(await change.FactsAsync(details.ContractId, cancellationToken));
        var baseline = terms.Baselines.FirstOrDefault(baseline => baseline.ChangeRequestId == change.Stream.Id);
        var trace = await links.ReadAsync(change.Session.Tenant, change.Stream.Id, change.Stream.Point, cancellationToken);
        return new(new(change.Stream, details, baseline?.Version, trace), AnswerJson.Default.ChangeRequestAnswer, change.CurrentVersion);
    }
}
