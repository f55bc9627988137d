using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>Where a review stands.</summary>
public enum ReviewStatus
{
    /// <summary>Not scheduled.</summary>
    Unscheduled,

    /// <summary>On the calendar.</summary>
    Scheduled,

    /// <summary>Took place.</summary>
    Held,

    /// <summary>Will not take place.</summary>
    Cancelled,
}

/// <summary>A service review as its decisions need to know it.</summary>
public sealed partial record ServiceReview
{
    /// <summary>Reviews: from their facts to their state, from commands to new facts.</summary>
    public static Decider<ServiceReview, ServiceReviewCommand, ServiceReviewEvent> Decider { get; } = new(
        "review",
        new ServiceReview(),
        Evolve,
        Decide,
        review => new(review.ClientId, review.ContractId),
        _ => null,
        _ => false);

    /// <summary>Where it stands.</summary>
    public ReviewStatus Status { get; init; }

    /// <summary>The contract's client.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The contract that is reviewed.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The scheduling, as it was recorded.</summary>
    public ReviewScheduled? Scheduled { get; init; }

    /// <summary>The meeting.</summary>
    public ReviewHeld? Held { get; init; }

    /// <summary>The cancellation.</summary>
    public ReviewCancelled? Cancelled { get; init; }

    /// <summary>What was agreed, by key.</summary>
    public ImmutableSortedDictionary<string, ReviewAction> Actions { get; init; } = ImmutableSortedDictionary.Create<string, ReviewAction>(StringComparer.Ordinal);

    /// <summary>The last change of status.</summary>
    public Instant? StatusChangedAt { get; init; }

    static ServiceReview Evolve(ServiceReview review, ServiceReviewEvent @event) => @event switch
    {
        ReviewScheduled e => review with { Status = ReviewStatus.Scheduled, ClientId = e.ClientId, ContractId = e.ContractId, Scheduled = e },
        ReviewHeld e => review.Turned(ReviewStatus.Held, e.OccurredAt) with { Held = e },
        ActionAgreed e => review with { Actions = review.Actions.SetItem(e.Key, review.ActionOf(e.Key) with { Agreed = e }) },
        ActionCompleted e => review with { Actions = review.Actions.SetItem(e.Key, review.ActionOf(e.Key) with { Completed = e }) },
        ReviewCancelled e => review.Turned(ReviewStatus.Cancelled, e.OccurredAt) with { Cancelled = e },
        _ => throw new UnknownEvent(@event),
    };

    ServiceReview Turned(ReviewStatus status, Instant at) => this with { Status = status, StatusChangedAt = at };

    ReviewAction ActionOf(string key) => Actions.GetValueOrDefault(key) ?? new(null, null);
}

/// <summary>An action of a review.</summary>
/// <param name="Agreed">As last agreed.</param>
/// <param name="Completed">That it is done; null while it is open.</param>
public sealed record ReviewAction(ActionAgreed? Agreed, ActionCompleted? Completed);
