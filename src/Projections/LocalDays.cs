using NodaTime;

namespace MspEvents.Projections;

/// <summary>Days of a zone as instants, so that a row can say from when a day is past.</summary>
static class LocalDays
{
    /// <summary>The first instant after a day.</summary>
    public static Instant EndOf(LocalDate day, string timeZone) => DateTimeZoneProviders.Tzdb[timeZone].AtStartOfDay(day.PlusDays(1)).ToInstant();
}
