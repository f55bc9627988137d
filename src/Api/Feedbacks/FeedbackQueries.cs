using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using MspEvents.Api.Security;
using MspEvents.Domain;

namespace MspEvents.Api.Feedbacks;

/// <summary>Queries of <c>/feedback</c> and <c>/improvements</c>.</summary>
static class FeedbackQueries
{
    public static void MapFeedbackQueries(this IEndpointRouteBuilder routes)
    {
        new StreamQueries(routes, FeedbackList.Definition, Feedback.Decider.StreamType, "Feedback")
            .List<FeedbackItem>()
            .Item((feedback, _) => Task.FromResult(Answer(feedback)))
            .Events();
        routes.MapQueryGroup("", "Feedback")
            .MapGet("/improvements", (HttpContext http, Caller caller, ListEndpoint lists) => lists.AnswerAsync(ImprovementList.Definition, http, caller))
            .DescribeList<ImprovementItem>(ImprovementList.Definition, "listImprovements", "What feedback asked to be better, item by item, and how far that came");
    }

    static QueryAnswer<FeedbackAnswer> Answer(PastStream feedback) =>
        new(new(feedback.Stream, FeedbackDetails.Of(feedback.Stream.Facts) ?? throw feedback.NotYet()), AnswerJson.Default.FeedbackAnswer, feedback.CurrentVersion);
}
