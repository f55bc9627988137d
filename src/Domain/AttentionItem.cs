using NodaTime;

namespace MspEvents.Domain;

/// <summary>What is about to be lost (measures, section 6).</summary>
public enum AttentionKind
{
    /// <summary>An open ticket that nobody owns.</summary>
    Unowned,

    /// <summary>An open ticket on which nobody says anything to the other side.</summary>
    Silent,

    /// <summary>A ticket that is open for long.</summary>
    Ageing,

    /// <summary>A change whose decision was to be made by now.</summary>
    Decision,

    /// <summary>An agreed action past its day: of a review, or on feedback.</summary>
    Action,

    /// <summary>A review that was neither held nor cancelled when it was to take place, or that a contract promises and nobody planned.</summary>
    Review,

    /// <summary>A report that a contract promises and that was not delivered for a period.</summary>
    Report,

    /// <summary>A use case that was to be reviewed by now.</summary>
    UseCaseReview,

    /// <summary>An indicator that was to be reviewed by now.</summary>
    KeiReview,

    /// <summary>The early warning of a trough.</summary>
    TroughWarning,
}

/// <summary>Something that asks for attention from a time on, unless it is done before.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">Which of its stream, where a stream may have several; else empty.</param>
/// <param name="Since">When what is waited for began.</param>
/// <param name="DueAt">When it asks for attention; null where that goes by a date.</param>
/// <param name="DueOn">The last date it is in time on, in the client's zone.</param>
/// <param name="What">In a few words, where its kind does not say it.</param>
/// <param name="Owner">Who is to do it.</param>
public sealed record AttentionItem(AttentionKind Kind, string Key, Instant Since, Instant? DueAt, LocalDate? DueOn, string? What, string? Owner)
{
    /// <summary>What a stream waits for, whatever its kind.</summary>
    public static IReadOnlyList<AttentionItem> Of(IReadOnlyList<Fact> stream, AttentionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(settings);
        return (stream.Count == 0 ? null : stream[0].Event) switch
        {
            TicketEvent => [.. OfTicket(Ticket.Decider.Fold(stream), stream, settings)],
            ChangeRequestEvent => [.. OfChange(ChangeRequest.Decider.Fold(stream))],
            ServiceReviewEvent => [.. OfReview(ServiceReview.Decider.Fold(stream))],
            FeedbackEvent => [.. OfFeedback(Feedback.Decider.Fold(stream))],
            ContractEvent => [.. OfContract(stream, settings)],
            UseCaseEvent => [.. OfUseCase(UseCase.Decider.Fold(stream))],
            ServiceAreaEvent => [.. OfServiceArea(ServiceArea.Decider.Fold(stream))],
            _ => [],
        };
    }

    static IEnumerable<AttentionItem> OfTicket(Ticket ticket, IEnumerable<Fact> stream, AttentionSettings settings)
    {
        if (ticket is not { Status: TicketStatus.Open, Opened: { } opened })
            yield break;
        if (ticket.Assignee is null)
            yield return Open(AttentionKind.Unowned, opened.OccurredAt, Duration.FromMinutes(settings.UnownedMinutes));
        yield return Open(AttentionKind.Silent, stream.Where(fact => IsWord(fact.Event)).Max(fact => fact.Event.OccurredAt), Duration.FromDays(settings.SilentDays));
        yield return Open(AttentionKind.Ageing, opened.OccurredAt, Duration.FromDays(settings.AgeingDays));

        AttentionItem Open(AttentionKind kind, Instant since, Duration after) => new(kind, "", since, since + after, null, ticket.Title, ticket.Assignee);
    }

    static bool IsWord(DomainEvent @event) => @event is TicketOpened or TicketReopened or CustomerReplied or ProviderResponded { Public: true };

    static IEnumerable<AttentionItem> OfChange(ChangeRequest change)
    {
        if (change is { Status: ChangeStatus.Submitted, Submission: { DecideBy: { } decideBy } submitted })
            yield return new(AttentionKind.Decision, "", submitted.OccurredAt, decideBy, null, change.Request?.Title ?? "", submitted.To);
    }

    static IEnumerable<AttentionItem> OfReview(ServiceReview review)
    {
        if (review is { Status: ReviewStatus.Scheduled, Scheduled: { } scheduled })
            yield return new(AttentionKind.Review, "", scheduled.OccurredAt, scheduled.ScheduledFor, null, NameOf(scheduled.Kind), null);
        foreach (var (key, action) in review.Actions)
        {
            if (action is { Agreed: { } agreed, Completed: null })
                yield return new(AttentionKind.Action, key, agreed.OccurredAt, null, agreed.DueOn, agreed.Action, agreed.Owner);
        }
    }

    static string NameOf(ReviewKind kind) => kind switch
    {
        ReviewKind.Weekly => "weekly review",
        ReviewKind.Monthly => "monthly review",
        ReviewKind.Quarterly => "quarterly review",
        _ => "review",
    };

    static IEnumerable<AttentionItem> OfFeedback(Feedback feedback)
    {
        if (feedback.Closure is not null || feedback.Retraction is not null)
            yield break;
        foreach (var (index, acted) in feedback.Actions.Index())
        {
            var key = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return new(AttentionKind.Action, key, acted.OccurredAt, null, acted.DueOn, acted.Action, acted.Owner);
        }
    }

    // The reviews a contract promises follow from other streams as well: ReviewPromise says which is missing.
    static IEnumerable<AttentionItem> OfContract(IReadOnlyList<Fact> stream, AttentionSettings settings)
    {
        var delivered = stream.Select(fact => fact.Event).OfType<ReportDelivered>().ToLookup(report => report.Name, report => report.Period);
        return CommunicationPromises.Of(stream).Reports.Select(report => report.Owed(delivered[report.Name], settings)).OfType<AttentionItem>();
    }

    static IEnumerable<AttentionItem> OfUseCase(UseCase useCase)
    {
        if (useCase is { Defined: not null, Retired: null, Reviews: [.., var last] })
            yield return new(AttentionKind.UseCaseReview, "", last.OccurredAt, null, last.NextReviewOn, useCase.Title, null);
    }

    static IEnumerable<AttentionItem> OfServiceArea(ServiceArea area)
    {
        foreach (var (key, kei) in area.Keis)
        {
            if (kei is not { InForce: true, Definition: { } definition, ReviewDueOn: { } dueOn })
                continue;
            var since = kei.Reviews.Count > 0 && kei.Reviews[^1].OccurredAt > definition.OccurredAt ? kei.Reviews[^1].OccurredAt : definition.OccurredAt;
            yield return new(AttentionKind.KeiReview, key, since, null, dueOn, definition.Name, null);
        }
    }
}
