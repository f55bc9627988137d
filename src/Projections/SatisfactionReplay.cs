using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>A client's satisfaction as of and as known at any moment: folded in memory by the code that makes the rows.</summary>
/// <remarks>At the position of the rows and the same <c>judgedAt</c> it gives what <see cref="SatisfactionRecords"/> reads from them.</remarks>
public sealed class SatisfactionReplay(
    StoreDataSources sources, EventReader events, ProjectionFreshness freshness, SlaReplay contracts)
{
    // The others say nothing of satisfaction.
    static readonly HashSet<string> Kinds =
    [
        Client.Decider.StreamType, Contract.Decider.StreamType, Ticket.Decider.StreamType, Feedback.Decider.StreamType, Initiative.Decider.StreamType,
        ServiceReview.Decider.StreamType,
    ];

    readonly ClientStreams streams = new(sources, events, freshness);

    /// <summary>Folds what the events up to a position say, those only that had occurred by an instant if one is given; null where the client was not onboarded.</summary>
    /// <exception cref="ReplayNotReady">The index of streams has not reached the position in time.</exception>
    public async Task<SatisfactionRecord?> ReadAsync(
        string tenant, Guid clientId, long position, Instant? asOf, SatisfactionPeriod period, CancellationToken cancellationToken)
    {
        var evidence = new List<SatisfactionEvidence>();
        var signings = new List<(Guid Contract, LocalDate SignedOn)>();
        ClientOnboarded? onboarded = null;
        await foreach (var (stream, facts) in streams.ReadAsync(tenant, clientId, Kinds, position, asOf, cancellationToken))
        {
            evidence.Add(SatisfactionEvidence.Of(facts));
            onboarded = facts.Select(fact => fact.Event).OfType<ClientOnboarded>().FirstOrDefault() ?? onboarded;
            signings.AddRange(facts.Select(fact => fact.Event).OfType<ContractSigned>().Take(1).Select(signed => (stream, signed.SignedOn)));
        }

        if (onboarded is null)
            return null;
        var calendar = RelationshipCalendar.Of(onboarded.TimeZone, onboarded.OccurredAt, signings.Min(signing => (LocalDate?)signing.SignedOn));
        var (from, to) = period.In(calendar);
        var inputs = calendar.Number(SatisfactionEvidence.Of(evidence));
        var settings = await SettingsAsync(tenant, position, asOf, cancellationToken);
        var days = SatisfactionGrid.Of(inputs, calendar.DayOf(to), settings).ToList();
        var records = new List<SlaRecord>();
        foreach (var (contract, _) in signings.OrderBy(signing => signing.Contract))
            records.Add(await contracts.ReadAsync(tenant, contract, position, asOf, period.JudgedAt, cancellationToken));
        return new(calendar, from, to, [.. days.Where(day => day.Day >= calendar.DayOf(from))], StageHistory.Of(days), inputs.Answers, records, settings);
    }

    async Task<SatisfactionSettings> SettingsAsync(string tenant, long position, Instant? asOf, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginSnapshotAsync(StoreRole.Api, tenant, cancellationToken);
        return (await events.ReadSettingsAsync(session, position, asOf, cancellationToken)).Satisfaction;
    }
}
