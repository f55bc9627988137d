using MspEvents.Api.Commands;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.Reviews;

/// <summary>Commands of <c>/reviews</c>.</summary>
static class ReviewEndpoints
{
    public static void MapReviewCommands(this IEndpointRouteBuilder routes) =>
        new StreamRoutes<ServiceReview, ServiceReviewCommand, ServiceReviewEvent>(routes, "reviews", "Review", ServiceReview.Decider)
            .Start<ScheduleRequest>("schedule", "Put a review on the calendar", ScheduleAsync)
            .Ask<HoldRequest>("hold", "Record that the review took place", body => new HoldReview(body.HeldAt, body.Attendees, body.Pack, body.Notes))
            .Ask<AgreeActionRequest>("agree-action", "Agree an action with its owner and due day",
                body => new AgreeAction(body.Key, body.Action, body.Owner, body.DueOn))
            .Ask<CompleteActionRequest>("complete-action", "Record that an action is done", body => new CompleteAction(body.Key, body.Outcome))
            .Ask<CancelRequest>("cancel", "Cancel a review that was not held", body => new CancelReview(body.Reason));

    static async Task<ServiceReviewCommand> ScheduleAsync(ScheduleRequest body, Situation<ServiceReview> situation, CancellationToken cancellation)
    {
        var contract = await situation.LookUps.ContractAsync(body.ContractId, "#/contractId", cancellation);
        return new ScheduleReview(body.ContractId, contract.ClientId, body.Kind, body.ScheduledFor, body.Agenda);
    }
}
