using NodaTime;

namespace MspEvents.Domain;

/// <summary>A service review as it is read.</summary>
public record ServiceReviewDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>The contract that is reviewed.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>The contract's client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Which of the recurring meetings it is.</summary>
    public required ReviewKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReviewStatus Status { get; init; }

    /// <summary>When it is to take place.</summary>
    public required Instant ScheduledFor { get; init; }

    /// <summary>What it is about.</summary>
    public required IReadOnlyList<string> Agenda { get; init; }

    /// <summary>When it was put on the calendar.</summary>
    public required Instant ScheduledAt { get; init; }

    /// <summary>When it took place.</summary>
    public Instant? HeldAt { get; init; }

    /// <summary>Who was there.</summary>
    public required IReadOnlyList<string> Attendees { get; init; }

    /// <summary>The figures shown.</summary>
    public ReviewPack? Pack { get; init; }

    /// <summary>What was said.</summary>
    public string? Notes { get; init; }

    /// <summary>What was agreed, by key.</summary>
    public required IReadOnlyList<AgreedAction> Actions { get; init; }

    /// <summary>When it was cancelled.</summary>
    public Instant? CancelledAt { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancellationReason { get; init; }

    /// <summary>Folds a review's facts; null where none scheduled it.</summary>
    public static ServiceReviewDetails? Of(IReadOnlyCollection<Fact> facts)
    {
        var review = ServiceReview.Decider.Fold(facts);
        if (review.Scheduled is not { } scheduled)
            return null;
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ContractId = review.ContractId ?? Guid.Empty,
            ClientId = review.ClientId,
            Kind = scheduled.Kind,
            Status = review.Status,
            ScheduledFor = scheduled.ScheduledFor,
            Agenda = scheduled.Agenda,
            ScheduledAt = scheduled.OccurredAt,
            HeldAt = review.Held?.HeldAt,
            Attendees = review.Held?.Attendees ?? [],
            Pack = review.Held?.Pack,
            Notes = review.Held?.Notes,
            Actions =
            [
                .. review.Actions.Where(action => action.Value.Agreed is not null).Select(action => AgreedAction.Of(action.Value.Agreed!, action.Value.Completed)),
            ],
            CancelledAt = review.Cancelled?.OccurredAt,
            CancellationReason = review.Cancelled?.Reason,
        };
    }
}

/// <summary>An agreed action, and what came of it.</summary>
/// <param name="Key">Its name within the review.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Owner">Who sees to it.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="AgreedAt">When it was last agreed.</param>
/// <param name="CompletedAt">When it was done; null while it is open.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record AgreedAction(string Key, string Action, string Owner, LocalDate DueOn, Instant AgreedAt, Instant? CompletedAt, string? Outcome)
{
    /// <summary>An action as it was last agreed, and what came of it if anything did.</summary>
    public static AgreedAction Of(ActionAgreed agreed, ActionCompleted? completed)
    {
        ArgumentNullException.ThrowIfNull(agreed);
        return new(agreed.Key, agreed.Action, agreed.Owner, agreed.DueOn, agreed.OccurredAt, completed?.OccurredAt, completed?.Outcome);
    }
}
