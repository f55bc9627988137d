using NodaTime;

namespace MspEvents.Domain;

/// <summary>Feedback as it is read.</summary>
public record FeedbackDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>The client that gave it, or was given it.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The contract it belongs to.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>How far the loop is closed.</summary>
    public required FeedbackStatus Status { get; init; }

    /// <summary>Who speaks to whom.</summary>
    public required FeedbackDirection Direction { get; init; }

    /// <summary>What was asked.</summary>
    public required FeedbackKind Kind { get; init; }

    /// <summary>The indicator of the service area it is about.</summary>
    public string? KeiKey { get; init; }

    /// <summary>The scale of the score.</summary>
    public ScoreScale? Scale { get; init; }

    /// <summary>On the scale.</summary>
    public decimal? Score { get; init; }

    /// <summary>The score as 0-100, rounded half-even to 4 decimals.</summary>
    public decimal? NormalisedScore { get; init; }

    /// <summary>In the respondent's words.</summary>
    public string? Comment { get; init; }

    /// <summary>What goes well.</summary>
    public required IReadOnlyList<string> Excelling { get; init; }

    /// <summary>What should go better.</summary>
    public required IReadOnlyList<string> Improve { get; init; }

    /// <summary>What could be done.</summary>
    public string? Suggestion { get; init; }

    /// <summary>How it came.</summary>
    public required FeedbackChannel Channel { get; init; }

    /// <summary>What it is about.</summary>
    public FeedbackSubject? About { get; init; }

    /// <summary>Who gave it.</summary>
    public Respondent? Respondent { get; init; }

    /// <summary>Its identity in another tool.</summary>
    public ExternalReference? External { get; init; }

    /// <summary>When it was given.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>When it was first answered.</summary>
    public Instant? AcknowledgedAt { get; init; }

    /// <summary>Who answered.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>What is done about it.</summary>
    public required IReadOnlyList<FeedbackAction> Actions { get; init; }

    /// <summary>When the loop was closed.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; init; }

    /// <summary>Whether the client was told what came of it.</summary>
    public bool? ToldClient { get; init; }

    /// <summary>When it was taken back; it counts in no figure.</summary>
    public Instant? RetractedAt { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? RetractionReason { get; init; }

    /// <summary>Folds a feedback's facts; null where none received it.</summary>
    public static FeedbackDetails? Of(IReadOnlyCollection<Fact> facts)
    {
        var feedback = Feedback.Decider.Fold(facts);
        if (feedback.Received is not { } received)
            return null;
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ClientId = feedback.ClientId,
            ContractId = feedback.ContractId,
            Status = feedback.Status,
            Direction = received.Direction,
            Kind = received.Kind,
            KeiKey = received.KeiKey,
            Scale = received.Scale,
            Score = received.Score,
            NormalisedScore = received.NormalisedScore() is { } score ? decimal.Round(score, 4) : null,
            Comment = received.Comment,
            Excelling = received.Excelling,
            Improve = received.Improve,
            Suggestion = received.Suggestion,
            Channel = received.Channel,
            About = received.About,
            Respondent = received.Respondent,
            External = received.External,
            ReceivedAt = received.OccurredAt,
            AcknowledgedAt = feedback.Acknowledgement?.OccurredAt,
            AcknowledgedBy = feedback.Acknowledgement?.By,
            Actions = [.. feedback.Actions.Select(acted =>
                new FeedbackAction(acted.Action, acted.Owner, acted.DueOn, acted.StoryId, acted.ChangeRequestId, acted.InitiativeId, acted.OccurredAt))],
            ClosedAt = feedback.Closure?.OccurredAt,
            Outcome = feedback.Closure?.Outcome,
            ToldClient = feedback.Closure?.ToldClient,
            RetractedAt = feedback.Retraction?.OccurredAt,
            RetractionReason = feedback.Retraction?.Reason,
        };
    }
}

/// <summary>What is done about feedback, and since when.</summary>
public sealed record FeedbackAction(string Action, string Owner, LocalDate DueOn, Guid? StoryId, Guid? ChangeRequestId, Guid? InitiativeId, Instant ActedAt);
