using NodaTime;

namespace MspEvents.Domain.Json;

/// <summary>Which times are taken from outside: none of those that stand for "no time" in other tools, or that have no local date in every zone.</summary>
public static class TimeLimits
{
    /// <summary>The first date that is taken.</summary>
    public static readonly LocalDate EarliestDate = new(1900, 1, 1);

    /// <summary>The first instant that is taken.</summary>
    public static readonly Instant EarliestInstant = Instant.FromUtc(1900, 1, 1, 0, 0);
}
