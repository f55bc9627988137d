namespace MspEvents.Domain;

/// <summary>What an initiative does to a relationship; while it is active it says where on the hype cycle the relationship stands.</summary>
public enum InitiativeKind
{
    /// <summary>Ends what hurt when the relationship began.</summary>
    PainPoint,

    /// <summary>Helps soon and costs little.</summary>
    EasyWin,

    /// <summary>Changes how people work.</summary>
    Process,

    /// <summary>Makes things safer, and harder at first.</summary>
    Security,

    /// <summary>Teaches.</summary>
    Training,

    /// <summary>An old problem that withstood: effort and investment over a long time.</summary>
    Intractable,

    /// <summary>Renews hardware or moves platforms.</summary>
    Migration,

    /// <summary>Is there for a result; counts from the day its benefit is confirmed.</summary>
    Outcome,
}

/// <summary>Money of one currency.</summary>
/// <param name="Amount">In minor units.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Money(long Amount, string Currency);

/// <summary>A fact an initiative's stream may hold.</summary>
public interface IInitiativeEvent : IDomainEvent;

/// <summary>A fact about an initiative alone.</summary>
public abstract record InitiativeEvent : DomainEvent, IInitiativeEvent;

/// <summary>An initiative was planned, with what it is worth and why it was chosen.</summary>
public sealed record InitiativePlanned : InitiativeEvent
{
    /// <summary>In a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What it does to the relationship.</summary>
    public required InitiativeKind Kind { get; init; }

    /// <summary>What the client may expect of it.</summary>
    public required string ExpectedValue { get; init; }

    /// <summary>What it will cost, where that was said.</summary>
    public Money? Investment { get; init; }

    /// <summary>Why this and nothing else.</summary>
    public required string Validity { get; init; }

    /// <summary>The client's pain point it is about.</summary>
    public Guid? PainPointId { get; init; }

    /// <summary>The client's initiatives it continues or answers, such as intractable ones that a migration ends.</summary>
    public IReadOnlyList<Guid> Addresses { get; init; } = [];
}

/// <summary>Work on the initiative began.</summary>
public sealed record InitiativeStarted : InitiativeEvent;

/// <summary>The initiative moved on; with a metric and its value where it was measured.</summary>
public sealed record InitiativeProgressed(string Note, string? Metric, decimal? Value) : InitiativeEvent;

/// <summary>The client was told about the initiative.</summary>
public sealed record InitiativeCommunicated(string Audience, string Channel, string Message) : InitiativeEvent;

/// <summary>Money went into the initiative; a negative amount takes some back.</summary>
public sealed record InvestmentRecorded(long Amount, string Currency, string Note) : InitiativeEvent;

/// <summary>The initiative came to its end.</summary>
public sealed record InitiativeFinished(string Result) : InitiativeEvent;

/// <summary>The client's side confirmed what the initiative brought; who did is the fact's <c>by</c>.</summary>
public sealed record BenefitConfirmed(string Benefit, string? Measure) : InitiativeEvent;

/// <summary>The initiative was given up.</summary>
public sealed record InitiativeAbandoned(string Reason) : InitiativeEvent;
