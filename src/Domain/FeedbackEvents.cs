using NodaTime;

namespace MspEvents.Domain;

/// <summary>Who speaks to whom.</summary>
public enum FeedbackDirection
{
    /// <summary>The client to the provider.</summary>
    FromClient,

    /// <summary>The provider to the client: on infrastructure, vulnerabilities, what could be better.</summary>
    ToClient,
}

/// <summary>What was asked.</summary>
public enum FeedbackKind
{
    /// <summary>Customer satisfaction, 1 to 5.</summary>
    Csat,

    /// <summary>Would you recommend us, 0 to 10.</summary>
    Nps,

    /// <summary>How easy was it, 1 to 7; 7 is the easiest.</summary>
    Ces,

    /// <summary>A key experience indicator of a service area, on its own scale.</summary>
    Kei,

    /// <summary>Words without a score.</summary>
    Comment,
}

/// <summary>How feedback came.</summary>
public enum FeedbackChannel
{
    /// <summary>By a survey or questionnaire.</summary>
    Survey,

    /// <summary>In a meeting.</summary>
    Meeting,

    /// <summary>While the service was used.</summary>
    Realtime,

    /// <summary>On a ticket.</summary>
    Ticket,

    /// <summary>In a service review.</summary>
    Review,
}

/// <summary>What kind of thing feedback is about.</summary>
public enum FeedbackSubjectKind
{
    /// <summary>A ticket.</summary>
    Ticket,

    /// <summary>A user story.</summary>
    Story,

    /// <summary>A service area.</summary>
    ServiceArea,

    /// <summary>A change request.</summary>
    ChangeRequest,

    /// <summary>A service review.</summary>
    Review,
}

/// <summary>What feedback is about.</summary>
public sealed record FeedbackSubject(FeedbackSubjectKind Kind, Guid Id);

/// <summary>Who gave feedback.</summary>
public sealed record Respondent([property: PersonName] string Name, string? Role = null);

/// <summary>A fact about feedback.</summary>
public abstract record FeedbackEvent : DomainEvent;

/// <summary>Feedback was given, from the client or to it.</summary>
public sealed record FeedbackReceived : FeedbackEvent
{
    /// <summary>Who speaks to whom.</summary>
    public required FeedbackDirection Direction { get; init; }

    /// <summary>What was asked.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>The indicator of the service area it is about.</summary>
    public string? KeiKey { get; init; }

    /// <summary>The scale of the score, as it was when the score was given.</summary>
    public ScoreScale? Scale { get; init; }

    /// <summary>On the scale; absent for a comment.</summary>
    public decimal? Score { get; init; }

    /// <summary>In the respondent's words.</summary>
    [PersonalText]
    public string? Comment { get; init; }

    /// <summary>What goes well.</summary>
    [PersonalText]
    public IReadOnlyList<string> Excelling { get; init; } = [];

    /// <summary>What should go better.</summary>
    [PersonalText]
    public IReadOnlyList<string> Improve { get; init; } = [];

    /// <summary>What could be done.</summary>
    [PersonalText]
    public string? Suggestion { get; init; }

    /// <summary>How it came.</summary>
    public required FeedbackChannel Channel { get; init; }

    /// <summary>What it is about.</summary>
    public FeedbackSubject? About { get; init; }

    /// <summary>Who gave it.</summary>
    public Respondent? Respondent { get; init; }

    /// <summary>Its identity in another tool.</summary>
    public ExternalReference? External { get; init; }

    /// <summary>The score as 0-100; null without one.</summary>
    public decimal? NormalisedScore() => Score is { } score ? Scale?.Normalise(score) : null;
}

/// <summary>The respondent was told that the feedback was heard.</summary>
public sealed record FeedbackAcknowledged([property: PersonalText] string? Message) : FeedbackEvent;

/// <summary>Something is being done about it, by someone and by a day.</summary>
public sealed record FeedbackActedUpon(
    string Action, [property: PersonName] string Owner, LocalDate DueOn, Guid? StoryId, Guid? ChangeRequestId, Guid? InitiativeId) : FeedbackEvent;

/// <summary>The loop was closed; whether the client was told is part of it.</summary>
public sealed record FeedbackClosed(string Outcome, bool ToldClient) : FeedbackEvent;

/// <summary>The feedback was taken back: it leaves every figure and stays in history.</summary>
public sealed record FeedbackRetracted(string Reason) : FeedbackEvent;
