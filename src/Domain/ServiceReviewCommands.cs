using NodaTime;

namespace MspEvents.Domain;

/// <summary>What may be asked of a service review's stream.</summary>
public abstract record ServiceReviewCommand : DomainCommand;

/// <summary>Puts a review on the calendar. The client is looked up from the contract.</summary>
public sealed record ScheduleReview(Guid ContractId, Guid ClientId, ReviewKind Kind, Instant ScheduledFor, IReadOnlyList<string> Agenda) : ServiceReviewCommand;

/// <summary>Records that it took place.</summary>
public sealed record HoldReview(Instant HeldAt, IReadOnlyList<string> Attendees, ReviewPack? Pack, string? Notes) : ServiceReviewCommand;

/// <summary>Agrees an action, or agrees it anew.</summary>
public sealed record AgreeAction(string Key, string Action, string Owner, LocalDate DueOn) : ServiceReviewCommand;

/// <summary>Records that an action is done.</summary>
public sealed record CompleteAction(string Key, string Outcome) : ServiceReviewCommand;

/// <summary>Cancels a review that was not held.</summary>
public sealed record CancelReview(string Reason) : ServiceReviewCommand;
