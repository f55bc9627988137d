using NodaTime;

namespace MspEvents.Domain;

/// <summary>An answer that counts, and when it was given.</summary>
public sealed record DatedAnswer(Instant At, FeedbackKind Kind, decimal Score, double Normalised);

/// <summary>When an initiative was at work; open where it has no end.</summary>
public sealed record DatedInitiative(InitiativeKind Kind, Instant StartedAt, Instant? ClosedAt);

/// <summary>When the two sides spoke.</summary>
public sealed record DatedContact(Instant At, ContactKind Kind);

/// <summary>What streams say of their client's satisfaction, by the instants they say it of (measures, section 5).</summary>
public sealed record SatisfactionEvidence(
    IReadOnlyList<DatedAnswer> Answers, IReadOnlyList<DatedInitiative> Initiatives, IReadOnlyList<DatedContact> Contacts)
{
    /// <summary>Nothing.</summary>
    public static SatisfactionEvidence None { get; } = new([], [], []);

    /// <summary>What one stream says, whatever its kind; of feedback that was taken back nothing.</summary>
    public static SatisfactionEvidence Of(IReadOnlyList<Fact> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.Any(fact => fact.Event is FeedbackRetracted))
            return None;
        return new(
            [.. stream.Select(fact => AnswerOf(fact.Event)).OfType<DatedAnswer>()],
            InitiativeOf(stream) is { } initiative ? [initiative] : [],
            [.. stream.Select(fact => ContactOf(fact.Event)).OfType<DatedContact>()]);
    }

    /// <summary>What several say together.</summary>
    public static SatisfactionEvidence Of(IReadOnlyCollection<SatisfactionEvidence> streams) => new(
        [.. streams.SelectMany(stream => stream.Answers)],
        [.. streams.SelectMany(stream => stream.Initiatives)],
        [.. streams.SelectMany(stream => stream.Contacts)]);

    static DatedAnswer? AnswerOf(DomainEvent @event) =>
        @event is FeedbackReceived { Direction: FeedbackDirection.FromClient, Score: { } score } received && received.NormalisedScore() is { } normalised
            ? new(received.OccurredAt, received.Kind, score, (double)normalised)
            : null;

    static DatedContact? ContactOf(DomainEvent @event) => @event switch
    {
        FeedbackReceived { Direction: FeedbackDirection.FromClient } or CustomerReplied => new(@event.OccurredAt, ContactKind.FromClient),
        FeedbackReceived or ProviderResponded { Public: true } or InitiativeCommunicated => new(@event.OccurredAt, ContactKind.ToClient),
        ReviewHeld held => new(held.HeldAt, ContactKind.ReviewHeld),
        ReportDelivered => new(@event.OccurredAt, ContactKind.ReportDelivered),
        _ => null,
    };

    static DatedInitiative? InitiativeOf(IReadOnlyList<Fact> stream)
    {
        if (stream.Select(fact => fact.Event).OfType<InitiativePlanned>().FirstOrDefault() is not { } planned)
            return null;
        if (planned.Kind == InitiativeKind.Outcome)
            return First<BenefitConfirmed>(stream) is { } confirmed ? new(planned.Kind, confirmed, confirmed) : null;
        if (First<InitiativeStarted>(stream) is not { } started)
            return null;
        var (finished, abandoned) = (First<InitiativeFinished>(stream), First<InitiativeAbandoned>(stream));
        return new(planned.Kind, started, abandoned < finished ? abandoned : finished ?? abandoned);
    }

    static Instant? First<TEvent>(IEnumerable<Fact> stream)
        where TEvent : DomainEvent => stream.Select(fact => fact.Event).OfType<TEvent>().Min(@event => (Instant?)@event.OccurredAt);
}
