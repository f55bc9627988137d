using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a contract's communication protocol in force promises for each whole period.</summary>
/// <param name="Reviews">That reviews are held; null where nothing is said of them.</param>
/// <param name="Reports">The reports owed, by name.</param>
public sealed record CommunicationPromises(ReviewPromise? Reviews, IReadOnlyList<ReportPromise> Reports)
{
    // The calendar ends in 9999: no period from then on is whole.
    const int LastYear = 9998;

    /// <summary>Nothing is promised.</summary>
    public static CommunicationPromises None { get; } = new(null, []);

    /// <summary>What a contract's facts promise.</summary>
    /// <remarks>A promise that a later protocol repeats goes on; one that it changes begins anew, and what it leaves out is owed no longer.</remarks>
    public static CommunicationPromises Of(IEnumerable<Fact> contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var facts = contract.OrderBy(fact => fact.Event.OccurredAt).ThenBy(fact => fact.Version).ToList();
        var terms = ContractTerms.Of(facts);
        if (terms.Signed is not { } signed)
            return None;
        var protocols = facts.Select(fact => Protocol(fact.Event, terms, signed)).OfType<(LocalDate From, CommunicationProtocol Protocol)>().ToList();
        if (protocols is not [.., (_, var last)] || protocols.Exists(protocol => protocol.From.Year > LastYear))
            return None;
        return new(
            last.Reviews is { Frequency: var frequency }
                ? new(frequency, terms.Zone.Id, Since(protocols, protocol => protocol.Reviews?.Frequency == frequency), terms.InForceUntil)
                : null,
            [
                .. from report in last.Reports.DistinctBy(report => report.Name)
                   let since = Since(protocols, protocol => protocol.Reports.Any(known => (known.Name, known.Frequency) == (report.Name, report.Frequency)))
                   select new ReportPromise(report.Name, report.Frequency, terms.Zone.Id, since, terms.InForceUntil),
            ]);
    }

    static (LocalDate From, CommunicationProtocol Protocol)? Protocol(DomainEvent @event, ContractTerms terms, ContractSigned signed) => @event switch
    {
        ContractSigned { Communication: { } protocol } => (signed.EffectiveFrom, protocol),
        CommunicationAgreed e => (LocalDate.Max(signed.EffectiveFrom, e.OccurredAt.InZone(terms.Zone).Date), e.Protocol),
        _ => null,
    };

    static LocalDate Since(IReadOnlyList<(LocalDate From, CommunicationProtocol Protocol)> protocols, Func<CommunicationProtocol, bool> promises) =>
        protocols.Reverse().TakeWhile(known => promises(known.Protocol)).Last().From;
}

/// <summary>A report owed for each whole period.</summary>
/// <param name="Name">The report.</param>
/// <param name="Frequency">How often.</param>
/// <param name="TimeZone">The contract's zone.</param>
/// <param name="From">Since when it is promised.</param>
/// <param name="Until">When the contract ends; null while that is open.</param>
public sealed record ReportPromise(string Name, ReportFrequency Frequency, string TimeZone, LocalDate From, Instant? Until)
{
    /// <summary>The first period it is owed for and was not delivered for; null where there is none.</summary>
    /// <remarks>A delivery names a month: of a quarter any of its months, and weekly reports are counted by the month.</remarks>
    public AttentionItem? Owed(IEnumerable<YearMonth> delivered, AttentionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var months = delivered.ToHashSet();
        var period = AgreedPeriod.WholeFrom(Frequency == ReportFrequency.Weekly ? ReportFrequency.Monthly : Frequency, From);
        while (months.Any(period.Holds))
            period = period.Next;
        var zone = DateTimeZoneProviders.Tzdb[TimeZone];
        var end = period.End.AtStartOfDayInZone(zone).ToInstant();
        return end > Until
            ? null
            : new(
                AttentionKind.Report, Name, end, period.End.PlusDays(settings.ReportDays).AtStartOfDayInZone(zone).ToInstant(), null, $"{Name} {period}", null);
    }
}

/// <summary>That a review is held in each whole period.</summary>
/// <param name="Frequency">How often.</param>
/// <param name="TimeZone">The contract's zone.</param>
/// <param name="From">Since when it is promised.</param>
/// <param name="Until">When the contract ends; null while that is open.</param>
public sealed record ReviewPromise(ReportFrequency Frequency, string TimeZone, LocalDate From, Instant? Until)
{
    /// <summary>The first period after that of the last review held for which none is planned; null where the contract ends before.</summary>
    /// <remarks>What is planned and not held asks for attention itself. A review for an occasion, or of a shorter period, keeps no promise.</remarks>
    public AttentionItem? Missing(IEnumerable<PlannedReview> reviews)
    {
        var zone = DateTimeZoneProviders.Tzdb[TimeZone];
        var kept = reviews.Where(Keeps).Select(review => (Period: AgreedPeriod.Of(Frequency, review.At.InZone(zone).Date), review.Held)).ToList();
        var period = AgreedPeriod.WholeFrom(Frequency, From);
        foreach (var (held, _) in kept.Where(review => review.Held && review.Period.Start >= period.Start).OrderBy(review => review.Period.Start))
            period = held.Next;
        var planned = kept.Select(review => review.Period).ToHashSet();
        while (planned.Contains(period))
            period = period.Next;
        var due = period.End.AtStartOfDayInZone(zone).ToInstant();
        return due > Until ? null : new(AttentionKind.Review, "", period.Start.AtStartOfDayInZone(zone).ToInstant(), due, null, What, null);
    }

    string What => Frequency switch
    {
        ReportFrequency.Weekly => "weekly review",
        ReportFrequency.Monthly => "monthly review",
        _ => "quarterly review",
    };

    bool Keeps(PlannedReview review) => review.Kind != ReviewKind.AdHoc && (int)review.Kind >= (int)Frequency;
}

/// <summary>A review that was held, or is to be.</summary>
/// <param name="Kind">How often it is held.</param>
/// <param name="At">When.</param>
/// <param name="Held">Whether it was.</param>
public sealed record PlannedReview(ReviewKind Kind, Instant At, bool Held)
{
    /// <summary>What a review's facts say; null where it was cancelled or never scheduled.</summary>
    public static PlannedReview? Of(IEnumerable<Fact> review) => ServiceReview.Decider.Fold(review) switch
    {
        { Scheduled: { } scheduled, Held: { } held, Status: ReviewStatus.Held } => new(scheduled.Kind, held.HeldAt, true),
        { Scheduled: { } scheduled, Status: ReviewStatus.Scheduled } => new(scheduled.Kind, scheduled.ScheduledFor, false),
        _ => null,
    };
}
