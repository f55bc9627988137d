using NodaTime;

namespace MspEvents.Domain;

/// <summary>The days of a relationship: local dates in the client's zone, numbered from the first (measures, section 5: daily grid).</summary>
/// <param name="Zone">The client's zone.</param>
/// <param name="DayZero">The date of day 0.</param>
public sealed record RelationshipCalendar(DateTimeZone Zone, LocalDate DayZero)
{
    /// <summary>The calendar of a client: it begins with the earliest signing, without a contract with the onboarding.</summary>
    public static RelationshipCalendar Of(string timeZone, Instant onboardedAt, LocalDate? earliestSigning)
    {
        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        return new(zone, earliestSigning ?? onboardedAt.InZone(zone).Date);
    }

    /// <summary>An instant's local date.</summary>
    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>A day's date.</summary>
    public LocalDate DateOf(int day) => DayZero.PlusDays(day);

    /// <summary>A date's number.</summary>
    public int DayOf(LocalDate date) => Period.DaysBetween(DayZero, date);

    /// <summary>The number of an instant's local date.</summary>
    public int DayOf(Instant instant) => DayOf(DateOf(instant));

    /// <summary>The first instant of a date.</summary>
    public Instant StartOf(LocalDate date) => date.AtStartOfDayInZone(Zone).ToInstant();

    /// <summary>Evidence by day.</summary>
    public SatisfactionInputs Number(SatisfactionEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new(
            [.. evidence.Answers.Select(answer => new SurveyAnswer(DayOf(answer.At), answer.Kind, answer.Score, answer.Normalised))],
            [.. evidence.Initiatives.Select(span => new InitiativeSpan(span.Kind, DayOf(span.StartedAt), span.ClosedAt is { } closed ? DayOf(closed) : null))],
            [.. evidence.Contacts.Select(contact => new ClientContact(DayOf(contact.At), contact.Kind))]);
    }
}
