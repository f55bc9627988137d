using NodaTime;

namespace MspEvents.Domain;

/// <summary>What may be asked of a feedback's stream.</summary>
public abstract record FeedbackCommand : DomainCommand;

/// <summary>Records feedback. Whose the contract and what it is about are, and the scale of an indicator, are looked up.</summary>
public sealed record ReceiveFeedback : FeedbackCommand
{
    /// <summary>The client that gave it, or was given it.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The contract it belongs to; that of what it is about, unless said.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>The client of <see cref="ContractId"/>, looked up.</summary>
    public Guid? ContractClientId { get; init; }

    /// <summary>Who speaks to whom.</summary>
    public required FeedbackDirection Direction { get; init; }

    /// <summary>What was asked.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>The indicator of the service area it is about.</summary>
    public string? KeiKey { get; init; }

    /// <summary>The indicator's scale at that time, looked up; null where the area has no such indicator.</summary>
    public ScoreScale? KeiScale { get; init; }

    /// <summary>On the scale of its kind.</summary>
    public decimal? Score { get; init; }

    /// <summary>In the respondent's words.</summary>
    public string? Comment { get; init; }

    /// <summary>What goes well.</summary>
    public IReadOnlyList<string> Excelling { get; init; } = [];

    /// <summary>What should go better.</summary>
    public IReadOnlyList<string> Improve { get; init; } = [];

    /// <summary>What could be done.</summary>
    public string? Suggestion { get; init; }

    /// <summary>How it came.</summary>
    public required FeedbackChannel Channel { get; init; }

    /// <summary>What it is about.</summary>
    public FeedbackSubject? About { get; init; }

    /// <summary>Whose <see cref="About"/> is, looked up.</summary>
    public StreamKeys? AboutKeys { get; init; }

    /// <summary>Who gave it.</summary>
    public Respondent? Respondent { get; init; }

    /// <summary>Its identity in another tool.</summary>
    public ExternalReference? External { get; init; }
}

/// <summary>Records that the respondent was told it was heard.</summary>
public sealed record AcknowledgeFeedback(string? Message) : FeedbackCommand;

/// <summary>Records what is done about it. The clients of what it names are looked up.</summary>
public sealed record ActOnFeedback(
    string Action, string Owner, LocalDate DueOn, Guid? StoryId, Guid? ChangeRequestId, Guid? InitiativeId, IReadOnlyList<Guid> NamedClients) : FeedbackCommand;

/// <summary>Closes the loop.</summary>
public sealed record CloseFeedback(string Outcome, bool ToldClient) : FeedbackCommand;

/// <summary>Takes the feedback back.</summary>
public sealed record RetractFeedback(string Reason) : FeedbackCommand;
