using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Api.Satisfaction;

/// <summary>A client's satisfaction over a period.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="DayZero">The date of day 0: the earliest signing, without a contract the onboarding.</param>
/// <param name="From">The first date.</param>
/// <param name="To">The last date; never after that of judgedAt in the client's zone.</param>
/// <param name="Days">Day by day; none before day 0.</param>
/// <param name="Stages">The stages of the hype cycle in the period, in order, half-open: until is the first date of the next one.</param>
/// <param name="Csat">The share of answers of 4 or 5 among those dated in the period.</param>
/// <param name="Nps">The percentage of 9-10 less that of 0-6, with its standard error in the same points.</param>
/// <param name="Ces">The mean customer effort score; 7 is easiest.</param>
/// <param name="Watermelon">Service levels beside experience in the period.</param>
/// <param name="Position">The last position of the log that the figures know.</param>
/// <param name="JudgedAt">The instant that today and running clocks are judged by; with the position it gives this answer again.</param>
/// <param name="DataAgeSeconds">0: the answer waits until nothing recorded before it was asked is missing.</param>
sealed record SatisfactionAnswer(
    Guid ClientId,
    LocalDate DayZero,
    LocalDate From,
    LocalDate To,
    IReadOnlyList<SatisfactionDayFigures> Days,
    IReadOnlyList<StagePeriod> Stages,
    CsatFigure Csat,
    NpsFigure Nps,
    CesFigure Ces,
    Watermelon Watermelon,
    long Position,
    Instant JudgedAt,
    decimal DataAgeSeconds)
{
    public static SatisfactionAnswer Of(Guid clientId, SatisfactionRecord record, long position, Instant judgedAt)
    {
        var timeline = SatisfactionTimeline.Of(record);
        return new(
            clientId, timeline.DayZero, record.From, record.To, timeline.Days, timeline.Stages, timeline.Csat, timeline.Nps, timeline.Ces, timeline.Watermelon,
            position, judgedAt, 0);
    }
}
