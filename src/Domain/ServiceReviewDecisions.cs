using MspEvents.Domain.Json;
using NodaTime;
using static MspEvents.Domain.ReviewStatus;

namespace MspEvents.Domain;

/// <content>
/// A review is held or cancelled once; actions are agreed before, during or after it. Refusals: <c>id_taken</c>, <c>not_allowed</c>, <c>out_of_order</c>,
/// <c>not_held_yet</c>, <c>action_completed</c>, <c>unknown_action</c>.
/// </content>
public sealed partial record ServiceReview
{
    // As much as a caller's clock may run ahead.
    static readonly Duration Ahead = Duration.FromMinutes(5);

    static IReadOnlyList<ServiceReviewEvent> Decide(ServiceReview then, ServiceReview now, ServiceReviewCommand command)
    {
        var decided = then.Decide(now, command);
        return now.StatusChangedAt > command.OccurredAt && !command.Imported && decided.Any(@event => @event is ReviewHeld or ReviewCancelled)
            ? throw new BrokenRule("out_of_order", $"The review was held or cancelled at {now.StatusChangedAt}, after this.")
            : decided;
    }

    IReadOnlyList<ServiceReviewEvent> Decide(ServiceReview now, ServiceReviewCommand command) => (Status, command) switch
    {
        (Unscheduled, ScheduleReview c) => [Schedule(c)],
        (_, ScheduleReview c) => DomainJson.Same(Schedule(c), Scheduled! with { OccurredAt = default, By = null })
            ? []
            : throw new BrokenRule("id_taken", "Another review has this id."),
        (Unscheduled, _) => throw BrokenRule.NotAllowed(command, Status),

        (ReviewStatus.Held, HoldReview) => [],
        (ReviewStatus.Scheduled, HoldReview c) => Hold(c),
        (ReviewStatus.Cancelled, CancelReview) => [],
        (ReviewStatus.Scheduled, CancelReview c) => [new ReviewCancelled(c.Reason)],

        (ReviewStatus.Scheduled or ReviewStatus.Held, AgreeAction c) => now.Agree(c),
        (_, CompleteAction c) => Complete(now, c),
        _ => throw BrokenRule.NotAllowed(command, Status),
    };

    static ReviewScheduled Schedule(ScheduleReview c) => new(c.Kind, c.ScheduledFor, c.Agenda) { ClientId = c.ClientId, ContractId = c.ContractId };

    static IReadOnlyList<ServiceReviewEvent> Hold(HoldReview c) => c.HeldAt <= c.OccurredAt + Ahead
        ? [new ReviewHeld(c.HeldAt, c.Attendees, c.Pack, c.Notes)]
        : throw new BrokenRule("not_held_yet", "A review is recorded as held once it was.");

    IReadOnlyList<ServiceReviewEvent> Agree(AgreeAction c) => Actions.GetValueOrDefault(c.Key) switch
    {
        { Agreed: { } agreed } when (agreed.Action, agreed.Owner, agreed.DueOn) == (c.Action, c.Owner, c.DueOn) => [],
        { Completed: not null } => throw new BrokenRule("action_completed", $"'{c.Key}' is done; agree another."),
        _ => [new ActionAgreed(c.Key, c.Action, c.Owner, c.DueOn)],
    };

    IReadOnlyList<ServiceReviewEvent> Complete(ServiceReview now, CompleteAction c) => Actions.GetValueOrDefault(c.Key) switch
    {
        null or { Agreed: null } => throw new BrokenRule("unknown_action", $"No action '{c.Key}' was agreed by then."),
        _ when now.ActionOf(c.Key).Completed is not null => [],
        _ => [new ActionCompleted(c.Key, c.Outcome)],
    };
}
