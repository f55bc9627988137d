using System.Diagnostics;
using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

public class BusinessTimePropertyTests
{
    const int Cases = 120;

    [Fact]
    public void Every_operation_agrees_with_a_walk_over_every_step()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (time, calendar, random, from) = Case(seed);
            var twin = new BruteForceBusinessTime(calendar, from, from + Duration.FromDays(14));
            for (var trial = 0; trial < 12; trial++)
            {
                var (start, end) = (random.Next(twin.Count), random.Next(twin.Count));
                (start, end) = (Math.Min(start, end), Math.Max(start, end));
                var note = $"seed {seed}, {twin.At(start)} to {twin.At(end)}, {calendar.TimeZone}";
                time.Elapsed(twin.At(start), twin.At(end)).ShouldBe(twin.Elapsed(start, end), note);
                Agrees(time.Add(twin.At(start), BruteForceBusinessTime.Step * trial * 7), twin.Add(start, trial * 7), note);
                Agrees(time.Add(twin.At(end), -BruteForceBusinessTime.Step * trial * 7), twin.Add(end, -trial * 7), note);
                Agrees(time.NextOpening(twin.At(start)), twin.NextOpening(start), note);
                Agrees(time.PreviousClosing(twin.At(end)), twin.PreviousClosing(end), note);
            }
        }

        // The walk ends where its grid does; what it did not find, the calendar may find further on.
        static void Agrees(Instant? answer, Instant? walked, string note)
        {
            if (walked is not null)
                answer.ShouldBe(walked, note);
        }
    }

    [Fact]
    public void What_is_added_has_elapsed_and_not_before()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (time, _, random, start) = Case(seed);
            var duration = Duration.FromMilliseconds(1 + random.NextInt64(400L * 86_400_000));
            if (time.Add(start, duration) is { } end)
            {
                time.Elapsed(start, end).ShouldBe(duration, $"seed {seed}");
                time.Elapsed(start, end - Duration.Epsilon).ShouldBeLessThan(duration, $"seed {seed}");
            }

            if (time.Add(start, -duration) is { } beginning)
            {
                time.Elapsed(beginning, start).ShouldBe(duration, $"seed {seed}");
                time.Elapsed(beginning + Duration.Epsilon, start).ShouldBeLessThan(duration, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Years_add_up_from_their_weeks()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var (time, calendar, random, start) = Case(seed);
            var stops = Enumerable.Range(0, 600).Select(week => start + Duration.FromDays(7 * week) + Duration.FromSeconds(random.Next(86400))).ToList();
            var byWeek = stops.Zip(stops.Skip(1), time.Elapsed).Aggregate(Duration.Zero, (sum, week) => sum + week);
            time.Elapsed(stops[0], stops[^1]).ShouldBe(byWeek, $"seed {seed}");
            new BusinessTime(calendar).Elapsed(stops[^1], stops[0]).ShouldBe(-byWeek, $"seed {seed}");
        }
    }

    [Fact]
    public void Ten_years_cost_about_what_ten_days_cost()
    {
        var time = new BusinessTime(Office("Europe/Berlin") with { Holidays = [.. Enumerable.Range(0, 120).Select(i => new LocalDate(2015, 1, 1).PlusDays(i * 31))] });
        var start = Instant.FromUtc(2015, 3, 2, 7, 30);
        time.Elapsed(start, start + Duration.FromDays(3653));
        var (near, far) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < 9; round++)
        {
            near = Min(near, Spent(() => time.Add(start, time.Elapsed(start, start + Duration.FromDays(10)))));
            far = Min(far, Spent(() => time.Add(start, time.Elapsed(start, start + Duration.FromDays(3653)))));
        }

        // Day by day it would be 365 times as much; the search for the week adds a few steps.
        (far / near).ShouldBeLessThan(30);

        static TimeSpan Spent(Func<Instant?> ask)
        {
            var watch = Stopwatch.StartNew();
            for (var time = 0; time < 200; time++)
                ask().ShouldNotBeNull();
            return watch.Elapsed;
        }

        static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
    }

    [Fact]
    public void Many_threads_may_ask_one_calendar_about_different_years()
    {
        var calendar = Office("America/New_York");
        var time = new BusinessTime(calendar);
        Parallel.For(0, 64, index =>
        {
            var start = Instant.FromUtc(1950 + index * 3, 3, 1, 12, 0);
            time.Elapsed(start, start + Duration.FromDays(60)).ShouldBe(new BusinessTime(calendar).Elapsed(start, start + Duration.FromDays(60)));
        });
    }

    static ServiceCalendar Office(string zone) => new()
    {
        TimeZone = zone,
        Weekly = Weekdays.Names.Take(5).ToDictionary(day => day, _ => (IReadOnlyList<TimeWindow>)[new(9 * 3600, 17 * 3600)]),
    };

    static (BusinessTime Time, ServiceCalendar Calendar, Random Random, Instant From) Case(int seed)
    {
        var random = new Random(seed);
        var calendar = GeneratedCalendar.Of(random, new(2020, 1, 1));
        var from = GeneratedCalendar.Moment(random, calendar.TimeZone);
        var around = from.InUtc().Date;
        calendar = GeneratedCalendar.Of(random, around) with { TimeZone = calendar.TimeZone };
        return (new(calendar), calendar, random, from);
    }
}
