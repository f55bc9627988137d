using NodaTime;

namespace MspEvents.Domain;

/// <summary>A change request as it is read.</summary>
public record ChangeRequestDetails
{
    /// <summary>How many facts it is made of.</summary>
    public required long Version { get; init; }

    /// <summary>The client it concerns.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The contract it would change.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>Short summary.</summary>
    public required string Title { get; init; }

    /// <summary>Why it is wanted.</summary>
    public required string Reason { get; init; }

    /// <summary>What it does to the scope.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>How much it is wanted, as last said; absent where nobody said.</summary>
    public Moscow? Priority { get; init; }

    /// <summary>Where it stands.</summary>
    public required ChangeStatus Status { get; init; }

    /// <summary>Who asks.</summary>
    public required ChangeRequester RequestedBy { get; init; }

    /// <summary>The story it comes from.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>The ticket it comes from.</summary>
    public Guid? TicketId { get; init; }

    /// <summary>When it was raised.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>The last assessment.</summary>
    public ChangeAssessment? Assessment { get; init; }

    /// <summary>The first submission, from which the time to a decision counts.</summary>
    public Instant? SubmittedAt { get; init; }

    /// <summary>The last submission.</summary>
    public ChangeSubmission? Submission { get; init; }

    /// <summary>Until when and why the decision is put off, while it is.</summary>
    public ChangeDeferral? Deferral { get; init; }

    /// <summary>Its approval.</summary>
    public ChangeApproval? Approval { get; init; }

    /// <summary>Its rejection.</summary>
    public ChangeEnd? Rejection { get; init; }

    /// <summary>Its withdrawal.</summary>
    public ChangeEnd? Withdrawal { get; init; }

    /// <summary>When the change was approved, rejected or withdrawn.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>What it really took.</summary>
    public ChangeOutcome? Implementation { get; init; }

    /// <summary>Folds a change request's facts; null where none raised it.</summary>
    public static ChangeRequestDetails? Of(IReadOnlyCollection<Fact> facts)
    {
        var change = ChangeRequest.Decider.Fold(facts);
        if (change.Request is not { } raised)
            return null;
        return new()
        {
            Version = facts.Max(fact => fact.Version),
            ClientId = change.ClientId,
            ContractId = change.ContractId ?? Guid.Empty,
            Title = raised.Title,
            Reason = raised.Reason,
            Kind = raised.Kind,
            Priority = change.Priority,
            Status = change.Status,
            RequestedBy = raised.RequestedBy,
            StoryId = raised.StoryId,
            TicketId = raised.TicketId,
            RaisedAt = raised.OccurredAt,
            Assessment = change.Assessment is { } assessed ? ChangeAssessment.Of(assessed) : null,
            SubmittedAt = change.FirstSubmission?.OccurredAt,
            Submission = change.Submission is { } submitted ? new(submitted.To, submitted.DecideBy, submitted.OccurredAt, submitted.By) : null,
            Deferral = change is { Status: ChangeStatus.Deferred, Deferral: { } deferred }
                ? new(deferred.Until, deferred.Phase, deferred.Reason, deferred.OccurredAt, deferred.By)
                : null,
            Approval = change.Decision is ChangeApproved approved ? ChangeApproval.Of(approved) : null,
            Rejection = change.Decision is ChangeRejected rejected ? new(rejected.Reason, rejected.OccurredAt, rejected.By) : null,
            Withdrawal = change.Decision is ChangeWithdrawn withdrawn ? new(withdrawn.Reason, withdrawn.OccurredAt, withdrawn.By) : null,
            DecidedAt = change.Decision?.OccurredAt,
            Implementation = change.Implementation is { } done ? new(done.ActualEffortMinutes, done.ActualCost, done.OccurredAt) : null,
        };
    }
}

/// <summary>What a change would take: minutes of work, minor units of the contract's currency, days of the schedule.</summary>
public sealed record ChangeAssessment(
    int EffortMinutes, long Cost, int ScheduleDays, ChangeRisk? Risk, IReadOnlyList<string> Affects, string? Note, Instant AssessedAt, string? By)
{
    internal static ChangeAssessment Of(ChangeAssessed e) =>
        new(e.EffortMinutes, e.Cost, e.ScheduleDays, e.Risk, e.Affects, e.Note, e.OccurredAt, e.By);
}

/// <summary>Who is to decide, and by when.</summary>
public sealed record ChangeSubmission(string To, Instant? DecideBy, Instant SubmittedAt, string? By);

/// <summary>Until when a decision is put off.</summary>
public sealed record ChangeDeferral(Instant? Until, string? Phase, string Reason, Instant DeferredAt, string? By);

/// <summary>Who approved what, and from when it counts.</summary>
public sealed record ChangeApproval(ChangeApprover ApprovedBy, ScopeChange ScopeChange, LocalDate EffectiveFrom, string? Conditions, Instant ApprovedAt)
{
    internal static ChangeApproval Of(ChangeApproved e) => new(e.ApprovedBy, e.ScopeChange, e.EffectiveFrom, e.Conditions, e.OccurredAt);
}

/// <summary>Why a change came to nothing.</summary>
public sealed record ChangeEnd(string Reason, Instant At, string? By);

/// <summary>What a change really took.</summary>
public sealed record ChangeOutcome(int ActualEffortMinutes, long ActualCost, Instant ImplementedAt);
