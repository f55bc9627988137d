using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Feedbacks;

/// <summary>Feedback in a list: without what is done about it.</summary>
sealed record FeedbackItem(
    Guid Id,
    long Version,
    Guid ClientId,
    Guid? ContractId,
    FeedbackDirection Direction,
    FeedbackKind Kind,
    FeedbackStatus Status,
    string? KeiKey,
    decimal? Score,
    decimal? NormalisedScore,
    string? Comment,
    IReadOnlyList<string> Excelling,
    IReadOnlyList<string> Improve,
    string? Suggestion,
    FeedbackChannel Channel,
    FeedbackSubject? About,
    Respondent? Respondent,
    ExternalReference? External,
    Instant ReceivedAt,
    Instant? AcknowledgedAt,
    Instant? ClosedAt,
    bool? ToldClient,
    Instant? RetractedAt);

/// <summary>Something that feedback asked to be better, and how far that came.</summary>
/// <param name="FeedbackId">The feedback.</param>
/// <param name="Item">Its place among the feedback's items, from 1; the suggestion is the last.</param>
/// <param name="Kind">improve or suggestion.</param>
/// <param name="Text">In the respondent's words.</param>
/// <param name="ClientId">The client that asked, or was asked.</param>
/// <param name="ContractId">The contract it belongs to.</param>
/// <param name="Direction">Who asked whom.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Status">How far the feedback's loop is closed; feedback that was taken back is not shown.</param>
/// <param name="ReceivedAt">When it was asked.</param>
/// <param name="AcknowledgedAt">When it was first answered.</param>
/// <param name="Action">What is done about it, as last said.</param>
/// <param name="Owner">Who sees to it.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="StoryId">The story it led to.</param>
/// <param name="ChangeRequestId">The change request it led to.</param>
/// <param name="InitiativeId">The initiative it led to.</param>
/// <param name="ClosedAt">When the loop was closed.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="ToldClient">Whether the client was told what came of it.</param>
sealed record ImprovementItem(
    Guid FeedbackId,
    int Item,
    string Kind,
    string Text,
    Guid ClientId,
    Guid? ContractId,
    FeedbackDirection Direction,
    FeedbackChannel Channel,
    FeedbackStatus Status,
    Instant ReceivedAt,
    Instant? AcknowledgedAt,
    string? Action,
    string? Owner,
    LocalDate? DueOn,
    Guid? StoryId,
    Guid? ChangeRequestId,
    Guid? InitiativeId,
    Instant? ClosedAt,
    string? Outcome,
    bool? ToldClient);
