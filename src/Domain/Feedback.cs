using System.Collections.Immutable;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>How far a feedback's loop is closed.</summary>
public enum FeedbackStatus
{
    /// <summary>Not given.</summary>
    Unreceived,

    /// <summary>Given, and not answered yet.</summary>
    Received,

    /// <summary>The respondent was told that it was heard.</summary>
    Acknowledged,

    /// <summary>Something is being done about it.</summary>
    ActedUpon,

    /// <summary>Done with.</summary>
    Closed,

    /// <summary>Taken back; it counts nowhere.</summary>
    Retracted,
}

/// <summary>Feedback as its decisions need to know it.</summary>
public sealed partial record Feedback
{
    /// <summary>Feedback: from its facts to its state, from commands to new facts.</summary>
    public static Decider<Feedback, FeedbackCommand, FeedbackEvent> Decider { get; } = new(
        "feedback",
        new Feedback(),
        Evolve,
        Decide,
        feedback => new(feedback.ClientId, feedback.ContractId),
        feedback => feedback.Received?.Respondent is { } respondent ? new(respondent.Name) : null,
        _ => false);

    /// <summary>The client that gave it, or was given it.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The contract it belongs to, where one is known.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The feedback, as it was recorded.</summary>
    public FeedbackReceived? Received { get; init; }

    /// <summary>The first word that it was heard.</summary>
    public FeedbackAcknowledged? Acknowledgement { get; init; }

    /// <summary>What is done about it, in the order it was said.</summary>
    public ImmutableList<FeedbackActedUpon> Actions { get; init; } = [];

    /// <summary>The end of the loop.</summary>
    public FeedbackClosed? Closure { get; init; }

    /// <summary>The taking back.</summary>
    public FeedbackRetracted? Retraction { get; init; }

    /// <summary>How far the loop is closed: the furthest it came.</summary>
    public FeedbackStatus Status => this switch
    {
        { Received: null } => FeedbackStatus.Unreceived,
        { Retraction: not null } => FeedbackStatus.Retracted,
        { Closure: not null } => FeedbackStatus.Closed,
        { Actions.IsEmpty: false } => FeedbackStatus.ActedUpon,
        { Acknowledgement: not null } => FeedbackStatus.Acknowledged,
        _ => FeedbackStatus.Received,
    };

    // Closing and taking back: what comes before them may be told late, they themselves only in their order.
    Instant? EndedAt => Retraction?.OccurredAt ?? Closure?.OccurredAt;

    static Feedback Evolve(Feedback feedback, FeedbackEvent @event) => @event switch
    {
        FeedbackReceived e => feedback with { ClientId = e.ClientId, ContractId = e.ContractId, Received = e },
        FeedbackAcknowledged e => feedback with { Acknowledgement = feedback.Acknowledgement ?? e },
        FeedbackActedUpon e => feedback with { Actions = feedback.Actions.Add(e) },
        FeedbackClosed e => feedback with { Closure = e },
        FeedbackRetracted e => feedback with { Retraction = e },
        _ => throw new UnknownEvent(@event),
    };
}
