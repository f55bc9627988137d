using MspEvents.Api.Conventions;
using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;

namespace MspEvents.Api.Interactions;

/// <summary>How client and provider met; only the members it is grouped by are there.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Channel">A ticket's, a feedback's or a message's channel; of a review, review.</param>
/// <param name="Month">The month, <c>YYYY-MM</c>, in each client's own zone.</param>
/// <param name="Tickets">Tickets opened.</param>
/// <param name="MessagesFromClient">The customer's words on tickets.</param>
/// <param name="MessagesToClient">Public responses on tickets, and what the client was told of initiatives.</param>
/// <param name="Reviews">Service reviews held.</param>
/// <param name="FeedbackFromClient">Feedback from the client that was not taken back.</param>
/// <param name="FeedbackToClient">Feedback to the client that was not taken back.</param>
/// <param name="MedianMinutesToAcknowledge">From the client's feedback to its acknowledgement, by the clock on the wall; absent where none was acknowledged.</param>
sealed record InteractionItem(
    Guid? ClientId,
    string? Channel,
    string? Month,
    long Tickets,
    long MessagesFromClient,
    long MessagesToClient,
    long Reviews,
    long FeedbackFromClient,
    long FeedbackToClient,
    decimal? MedianMinutesToAcknowledge);

/// <summary>The query <c>/interactions</c>.</summary>
static class InteractionQueries
{
    public static void MapInteractions(this IEndpointRouteBuilder routes) =>
        routes.MapQueryGroup("", "Interactions")
            .MapGet("/interactions", (HttpContext http, Caller caller, ListEndpoint lists) => lists.AnswerAsync(Asked(http.Request.Query), http, caller))
            .DescribeList<InteractionItem>(InteractionList.Whole, "listInteractions", "How often, by which channel and how quickly client and provider meet")
            .Takes("groupBy", "What is counted together; all is one without it.", values: InteractionList.GroupNames);

    static ListDefinition Asked(IQueryCollection query)
    {
        var groups = query["groupBy"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        QueryFaults.Refuse([.. groups.Where(name => !InteractionList.GroupNames.Contains(name)).Select(name =>
            new FieldError("?groupBy", "unknown_group", $"There is no '{name}'; there are {string.Join(", ", InteractionList.GroupNames)}."))]);
        return InteractionList.By(groups);
    }
}
