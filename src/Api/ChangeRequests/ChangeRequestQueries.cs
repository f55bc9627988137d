using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.ChangeRequests;

/// <summary>Queries of <c>/change-requests</c>.</summary>
static class ChangeRequestQueries
{
    public static void MapChangeRequestQueries(this IEndpointRouteBuilder routes) =>
        new StreamQueries(routes, ChangeRequestList.Definition, ChangeRequest.Decider.StreamType, "ChangeRequest")
            .List<ChangeRequestItem>()
            .Item(AnswerAsync)
            .Events();

    static async Task<QueryAnswer<ChangeRequestAnswer>> AnswerAsync(PastStream change, CancellationToken cancellationToken)
    {
        var details = ChangeRequestDetails.Of(change.Stream.Facts) ?? throw change.NotYet();
        var terms = ContractTerms.Of(await change.FactsAsync(details.ContractId, cancellationToken));
        var baseline = terms.Baselines.FirstOrDefault(baseline => baseline.ChangeRequestId == change.Stream.Id);
        return new(new(change.Stream, details, baseline?.Version), AnswerJson.Default.ChangeRequestAnswer, change.CurrentVersion);
    }
}
