using NodaTime;

namespace MspEvents.Domain;

/// <summary>Which of the recurring meetings a review is.</summary>
public enum ReviewKind
{
    /// <summary>Once a week.</summary>
    Weekly,

    /// <summary>Once a month.</summary>
    Monthly,

    /// <summary>Once a quarter.</summary>
    Quarterly,

    /// <summary>For an occasion.</summary>
    AdHoc,
}

/// <summary>The figures shown in a review: the position of the log they were worked out at, and their hash.</summary>
public sealed record ReviewPack(long Position, string Hash);

/// <summary>A fact about a service review.</summary>
public abstract record ServiceReviewEvent : DomainEvent;

/// <summary>A review was put on the calendar.</summary>
public sealed record ReviewScheduled(ReviewKind Kind, Instant ScheduledFor, IReadOnlyList<string> Agenda) : ServiceReviewEvent;

/// <summary>The review took place.</summary>
/// <param name="HeldAt">When it did, which may be before it was recorded.</param>
/// <param name="Attendees">Who was there.</param>
/// <param name="Pack">The figures shown.</param>
/// <param name="Notes">What was said.</param>
public sealed record ReviewHeld(
    Instant HeldAt, [property: PersonName] IReadOnlyList<string> Attendees, ReviewPack? Pack, [property: PersonalText] string? Notes) : ServiceReviewEvent;

/// <summary>An action was agreed, or agreed anew; the last word on a key stands.</summary>
public sealed record ActionAgreed(string Key, string Action, [property: PersonName] string Owner, LocalDate DueOn) : ServiceReviewEvent;

/// <summary>An agreed action is done.</summary>
public sealed record ActionCompleted(string Key, string Outcome) : ServiceReviewEvent;

/// <summary>The review will not take place.</summary>
public sealed record ReviewCancelled(string Reason) : ServiceReviewEvent;
