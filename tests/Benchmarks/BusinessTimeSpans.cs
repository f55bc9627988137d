using System.Diagnostics;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Benchmarks;

/// <summary>Elapsed working time over ten years beside ten days: neither time nor allocation may grow with the distance.</summary>
static class BusinessTimeSpans
{
    const int Calls = 200_000;
    static readonly Instant Start = Instant.FromUtc(2016, 1, 4, 10, 0);

    public static IEnumerable<Comparison> Compare()
    {
        var calendar = new BusinessTime(new ServiceCalendar
        {
            TimeZone = "Europe/Berlin",
            Weekly = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(day => day, IReadOnlyList<TimeWindow> (_) => [new(8 * 3600, 12 * 3600), new(13 * 3600, 17 * 3600)]),
            Holidays = [.. Enumerable.Range(2016, 11).SelectMany(year => new LocalDate[] { new(year, 1, 1), new(year, 5, 1), new(year, 12, 25) })],
        });
        yield return new("business-time", "answers/s", 0.5, _ => Task.FromResult(PerSecond(calendar, 3652)), _ => Task.FromResult(PerSecond(calendar, 10)));
        yield return new("business-time-bytes", "bytes/answer", 0.5, _ => Task.FromResult(Bytes(calendar, 3652)), _ => Task.FromResult(Bytes(calendar, 10)))
        {
            LessIsBetter = true,
        };
    }

    static double PerSecond(BusinessTime calendar, int days)
    {
        var started = Stopwatch.GetTimestamp();
        Ask(calendar, days);
        return Calls / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static double Bytes(BusinessTime calendar, int days)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(calendar, days);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    // The start moves by a minute a call, so that no answer can be remembered.
    static void Ask(BusinessTime calendar, int days)
    {
        var span = Duration.FromDays(days);
        var working = 0;
        for (var call = 0; call < Calls; call++)
        {
            var start = Start + Duration.FromMinutes(call % 20_000);
            working += calendar.Elapsed(start, start + span) > Duration.Zero ? 1 : 0;
        }
        if (working < Calls)
            throw new InvalidOperationException("The calendar has no working time.");
    }
}
