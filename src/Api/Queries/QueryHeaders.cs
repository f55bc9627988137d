using System.Globalization;
using MspEvents.Projections;
using NodaTime;

namespace MspEvents.Api.Queries;

/// <summary>How an answer tells its age.</summary>
static class DataAge
{
    /// <summary>The age in seconds, to the millisecond; above 0 whenever anything is not in the rows.</summary>
    public static decimal AgeSeconds(this Freshness freshness) =>
        freshness.DataAgeSeconds <= 0 ? 0 : Math.Max(0.001m, Math.Round((decimal)freshness.DataAgeSeconds, 3));
}

/// <summary>What a query was answered from, for forms that have no place for it in the body.</summary>
static class QueryHeaders
{
    public const string Position = "Msp-Position";
    public const string JudgedAt = "Msp-Judged-At";
    public const string DataAgeSeconds = "Msp-Data-Age-Seconds";

    public static void Write(HttpResponse response, long position, Instant judgedAt, decimal dataAgeSeconds)
    {
        response.Headers[Position] = position.ToString(CultureInfo.InvariantCulture);
        response.Headers[JudgedAt] = QueryInstant.Format(judgedAt);
        response.Headers[DataAgeSeconds] = dataAgeSeconds.ToString(CultureInfo.InvariantCulture);
    }
}
