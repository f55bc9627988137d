using NodaTime;

namespace MspEvents.Domain;

/// <summary>On whose side someone stands.</summary>
public enum Organisation
{
    /// <summary>The organisation that is served.</summary>
    Client,

    /// <summary>The provider of the service.</summary>
    Provider,

    /// <summary>A supplier of one of the two.</summary>
    Vendor,
}

/// <summary>What a change does to the agreed scope.</summary>
public enum ChangeKind
{
    /// <summary>Something new is to be done.</summary>
    Addition,

    /// <summary>Something agreed is to be done otherwise.</summary>
    Change,

    /// <summary>Something agreed is no longer to be done; also how an approval is undone.</summary>
    Removal,
}

/// <summary>How likely and how bad it is that a change does harm, as its assessor sees it.</summary>
public enum ChangeRisk
{
    /// <summary>Known work with a way back.</summary>
    Low,

    /// <summary>Harm is possible and contained.</summary>
    Medium,

    /// <summary>Harm is likely, or would reach the client's business.</summary>
    High,
}

/// <summary>Who asks for a change.</summary>
/// <param name="Name">The person.</param>
/// <param name="Role">What the person does there.</param>
/// <param name="Organisation">On whose side.</param>
public sealed record ChangeRequester([property: PersonName] string Name, string Role, Organisation Organisation);

/// <summary>Who approved a change.</summary>
/// <param name="Name">The person.</param>
/// <param name="Organisation">On whose side.</param>
public sealed record ChangeApprover([property: PersonName] string Name, Organisation Organisation);

/// <summary>A fact about a change request.</summary>
public abstract record ChangeRequestEvent : DomainEvent;

/// <summary>A change of the agreed scope was asked for; without a priority it is not ranked yet.</summary>
public sealed record ChangeRaised(
    string Title, [property: PersonalText] string Reason, Moscow? Priority, ChangeRequester RequestedBy, ChangeKind Kind, Guid? StoryId, Guid? TicketId)
    : ChangeRequestEvent;

/// <summary>What the change would take was estimated: minutes of work, minor units of the contract's currency, days of the schedule.</summary>
public sealed record ChangeAssessed(
    int EffortMinutes, long Cost, int ScheduleDays, Moscow? Priority, ChangeRisk? Risk, IReadOnlyList<string> Affects, [property: PersonalText] string? Note)
    : ChangeRequestEvent;

/// <summary>The change was put to someone for a decision.</summary>
public sealed record ChangeSubmitted([property: PersonName] string To, Instant? DecideBy) : ChangeRequestEvent;

/// <summary>The change was approved; a policy amends the contract's scope by it, unless it changes none.</summary>
public sealed record ChangeApproved(ChangeApprover ApprovedBy, ScopeChange ScopeChange, LocalDate EffectiveFrom, [property: PersonalText] string? Conditions)
    : ChangeRequestEvent;

/// <summary>The change was rejected for good.</summary>
public sealed record ChangeRejected([property: PersonalText] string Reason) : ChangeRequestEvent;

/// <summary>The decision was put off, to an instant, a phase or both.</summary>
public sealed record ChangeDeferred(Instant? Until, string? Phase, [property: PersonalText] string Reason) : ChangeRequestEvent;

/// <summary>The change was withdrawn before it was decided.</summary>
public sealed record ChangeWithdrawn([property: PersonalText] string Reason) : ChangeRequestEvent;

/// <summary>The approved change was carried out: minutes and minor units it really took.</summary>
public sealed record ChangeImplemented(int ActualEffortMinutes, long ActualCost) : ChangeRequestEvent;
