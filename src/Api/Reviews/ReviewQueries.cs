using MspEvents.Api.Queries;
using MspEvents.Domain;

namespace MspEvents.Api.Reviews;

/// <summary>Queries of <c>/reviews</c>.</summary>
static class ReviewQueries
{
    public static void MapReviewQueries(this IEndpointRouteBuilder routes) =>
        new StreamQueries(routes, ReviewList.Definition, ServiceReview.Decider.StreamType, "Review")
            .List<ReviewItem>()
            .Item((review, _) => Task.FromResult(Answer(review)))
            .Events();

    static QueryAnswer<ReviewAnswer> Answer(PastStream review) =>
        new(new(review.Stream, ServiceReviewDetails.Of(review.Stream.Facts) ?? throw review.NotYet()), AnswerJson.Default.ReviewAnswer, review.CurrentVersion);
}
