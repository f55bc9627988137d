using NodaTime;

namespace MspEvents.Domain;

/// <summary>What happens to a ticket of a trial, by the names of its commands.</summary>
public enum TrialEventType
{
    /// <summary>It is opened; the first event of each ticket.</summary>
    Opened,

    /// <summary>It is given to someone.</summary>
    Assigned,

    /// <summary>The provider answers.</summary>
    Responded,

    /// <summary>The customer writes, which also ends a pause for <c>awaitingCustomer</c>.</summary>
    CustomerReplied,

    /// <summary>It is paused for a reason.</summary>
    Paused,

    /// <summary>A pause ends, or all of them.</summary>
    Resumed,

    /// <summary>Its priority changes.</summary>
    Reprioritised,

    /// <summary>It is resolved.</summary>
    Resolved,

    /// <summary>It is reopened.</summary>
    Reopened,

    /// <summary>It is closed, and resolved if it was not.</summary>
    Closed,

    /// <summary>It is cancelled.</summary>
    Cancelled,
}

/// <summary>Service levels to be tried on tickets that are stored nowhere.</summary>
public sealed record ServiceLevelTrial
{
    /// <summary>The calendars that targets name.</summary>
    public IReadOnlyDictionary<string, ServiceCalendar> Calendars { get; init; } = new Dictionary<string, ServiceCalendar>();

    /// <summary>The service levels, in force at all times.</summary>
    public required ServiceLevels ServiceLevels { get; init; }

    /// <summary>The instant the clocks are judged at; later events are left out.</summary>
    public required Instant Now { get; init; }

    /// <summary>The tickets.</summary>
    public required IReadOnlyList<TrialTicket> Tickets { get; init; }
}

/// <summary>One ticket of a trial.</summary>
public sealed record TrialTicket
{
    /// <summary>The caller's name for it.</summary>
    public required string Key { get; init; }

    /// <summary>1-5, at the opening; or impact and urgency.</summary>
    public int? Priority { get; init; }

    /// <summary>1-3.</summary>
    public int? Impact { get; init; }

    /// <summary>1-3.</summary>
    public int? Urgency { get; init; }

    /// <summary>The kind of ticket.</summary>
    public TicketType Type { get; init; } = TicketType.Incident;

    /// <summary>What happens to it, in any order; those of one instant happen in the order given.</summary>
    public required IReadOnlyList<TrialEvent> Events { get; init; }
}

/// <summary>One event of a trial. What its type has no use for is ignored.</summary>
public sealed record TrialEvent
{
    /// <summary>When it happens.</summary>
    public required Instant At { get; init; }

    /// <summary>What happens.</summary>
    public required TrialEventType Type { get; init; }

    /// <summary>Why: the reason a pause is for; a resumption without one ends all pauses.</summary>
    public string? Reason { get; init; }

    /// <summary>When a pause ends by itself.</summary>
    public Instant? Until { get; init; }

    /// <summary>Whether a response is seen by the customer.</summary>
    public bool Public { get; init; } = true;

    /// <summary>The new priority, 1-5; or impact and urgency.</summary>
    public int? Priority { get; init; }

    /// <summary>1-3.</summary>
    public int? Impact { get; init; }

    /// <summary>1-3.</summary>
    public int? Urgency { get; init; }

    /// <summary>How a new priority treats running clocks.</summary>
    public ChangeMode Mode { get; init; } = ChangeMode.FromCreation;

    /// <summary>Reasons a ticket is paused for from its opening on.</summary>
    public IReadOnlyList<string> PausedFor { get; init; } = [];

    /// <summary>Who it is given to.</summary>
    public string? Assignee { get; init; }

    /// <summary>Which group it is given to.</summary>
    public string? Group { get; init; }

    /// <summary>What was written.</summary>
    public string? Message { get; init; }

    /// <summary>How it was resolved.</summary>
    public string? Resolution { get; init; }
}

/// <summary>What is wrong with one part of a trial.</summary>
/// <param name="Path">A JSON pointer from the trial, such as <c>/tickets/0/events/2/reason</c>.</param>
/// <param name="Code">snake_case and permanent.</param>
/// <param name="Detail">In words.</param>
public sealed record TrialError(string Path, string Code, string Detail);
