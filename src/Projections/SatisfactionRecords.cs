using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>What a client's satisfaction follows from, as the rows have it: the live half of what <see cref="SatisfactionReplay"/> gives for any moment.</summary>
public sealed class SatisfactionRecords(SlaRecords contracts, EventReader events)
{
    /// <summary>Reads the record that the rows of the session's snapshot hold; null where the client was not onboarded.</summary>
    /// <param name="session">A snapshot, so that rows and positions belong together.</param>
    /// <param name="satisfaction">Of <see cref="SatisfactionRows.Projection"/>, read in that snapshot and not spreading.</param>
    /// <param name="sla">Of <see cref="SlaClockRows.Projection"/>, at the same position and not spreading.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="period">The period asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SatisfactionRecord?> ReadAsync(
        TenantSession session, Freshness satisfaction, Freshness sla, Guid clientId, SatisfactionPeriod period, CancellationToken cancellationToken)
    {
        var settings = (await events.ReadSettingsAsync(session, satisfaction.Position, null, cancellationToken)).Satisfaction;
        var rows = new SatisfactionRows(session, satisfaction.Version, clientId, settings);
        if (await rows.CalendarAsync(cancellationToken) is not { } calendar)
            return null;
        var (from, to) = period.In(calendar);
        var (first, last) = (calendar.DayOf(from), calendar.DayOf(to));
        var days = await DaysAsync(rows, calendar, first, last, settings, cancellationToken);
        var answers = await rows.AnswersAsync(calendar.StartOf(from), calendar.StartOf(to.PlusDays(1)), cancellationToken);
        var records = new List<SlaRecord>();
        foreach (var contract in await rows.ContractsAsync(cancellationToken))
            records.Add(await contracts.ReadAsync(session, sla, contract, period.JudgedAt, cancellationToken));
        return new(
            calendar,
            from,
            to,
            [.. days.Where(day => day.Day >= first)],
            [.. (await rows.StagesAsync(last, cancellationToken)).Union(StageHistory.Of(days)).OrderBy(stage => stage.Since)],
            calendar.Number(SatisfactionEvidence.None with { Answers = answers }).Answers,
            records,
            settings);
    }

    /// <summary>The stored days, and after the last of them those that follow from it.</summary>
    static async Task<IReadOnlyList<SatisfactionDay>> DaysAsync(
        SatisfactionRows rows, RelationshipCalendar calendar, int first, int last, SatisfactionSettings settings, CancellationToken cancellationToken)
    {
        if (last < 0)
            return [];
        var stored = await rows.LastDayAsync(cancellationToken) ?? -1;
        if (last <= stored)
            return await rows.DaysAsync(first, last, cancellationToken);
        var days = await rows.DaysAsync(Math.Min(first, stored + 1 - SatisfactionGrid.DaysNeeded(settings)), stored, cancellationToken);
        // Without stored days nothing is known of day 0 and later, but perhaps of before.
        var evidence = await rows.EvidenceAsync(stored < 0 ? null : calendar.StartOf(calendar.DateOf(stored + 1)), cancellationToken);
        return [.. days, .. SatisfactionGrid.Continue(days, calendar.Number(evidence), last, settings)];
    }
}
