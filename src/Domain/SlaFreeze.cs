using NodaTime;

namespace MspEvents.Domain;

/// <summary>A point of the log that a month's figures were laid down at: its first report, or a restatement after it.</summary>
/// <param name="Position">The place in the log; figures are those of the events up to it.</param>
/// <param name="Month">The month.</param>
/// <param name="At">When it was reported or restated.</param>
/// <param name="RecordedAt">When the store took it: the now its figures are judged by.</param>
/// <param name="By">Who, where the event says.</param>
/// <param name="Reason">Why it was restated; null for the report.</param>
public sealed record SlaFreeze(long Position, YearMonth Month, Instant At, Instant RecordedAt, string? By, string? Reason)
{
    /// <summary>Whether it is the report that closed the month.</summary>
    public bool IsReport => Reason is null;

    /// <summary>The contract's freezes in the order of the log. Later reports of a month and restatements of an open one lay nothing down.</summary>
    public static IReadOnlyList<SlaFreeze> Of(IEnumerable<Fact> contractFacts)
    {
        var freezes = new List<SlaFreeze>();
        var closed = new HashSet<YearMonth>();
        foreach (var fact in contractFacts.OrderBy(fact => fact.Position))
        {
            if (fact.Event is ReportDelivered report && closed.Add(report.Period))
                freezes.Add(new(fact.Position, report.Period, report.OccurredAt, fact.RecordedAt, report.By, null));
            else if (fact.Event is SlaRestated restated && closed.Contains(restated.Period))
                freezes.Add(new(fact.Position, restated.Period, restated.OccurredAt, fact.RecordedAt, restated.By, restated.Reason));
        }

        return freezes;
    }

    /// <summary>The figures it lays down.</summary>
    /// <param name="contractFacts">The contract's facts; later ones are left out.</param>
    /// <param name="clocks">The clocks of all its tickets as the events up to <see cref="Position"/> have them.</param>
    public MonthFigures Figures(IEnumerable<Fact> contractFacts, IEnumerable<ClockSpan> clocks) =>
        Compliance.Of([.. contractFacts.Where(fact => fact.Position <= Position)], clocks, Month, Month, RecordedAt)[0];
}
