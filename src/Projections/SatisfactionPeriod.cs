using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Projections;

/// <summary>The dates a question about satisfaction names; what it leaves open follows from the client's days.</summary>
/// <param name="From">The first date; null for day 0.</param>
/// <param name="To">The last date; null for the date of the instant judged at, which is also the latest there is.</param>
/// <param name="JudgedAt">Now, as far as the question goes.</param>
public sealed record SatisfactionPeriod(LocalDate? From, LocalDate? To, Instant JudgedAt)
{
    /// <summary>The most dates of one answer.</summary>
    public const int LongestDays = 3660;

    /// <summary>The dates in a client's calendar: never after today, and of a relationship too long for one answer the last.</summary>
    public (LocalDate From, LocalDate To) In(RelationshipCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var today = calendar.DateOf(JudgedAt);
        var to = To is { } asked && asked < today ? asked : today;
        var from = From ?? LocalDate.Min(to, calendar.DayZero);
        return (LocalDate.Max(from, to.PlusDays(1 - LongestDays)), to);
    }
}
