using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;

namespace MspEvents.Tests.Unit;

/// <summary>Generated tickets: pauses of several reasons, with ends and without, resolutions, reopenings and closures under changing calendars.</summary>
public sealed class SlaClockPropertyTests
{
    const int Cases = 400;
    const int CountedCases = 100;

    static readonly string[] Reasons = ["awaitingCustomer", "awaitingVendor", "scheduled", "lunch"];
    static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York"];

    [Fact]
    public void Elapsed_and_paused_time_and_the_due_time_agree_with_a_count_of_every_minute()
    {
        for (var seed = 1; seed <= CountedCases; seed++)
        {
            var (random, calendar, facts) = Case(seed);
            var targetMinutes = random.Next(30, 2000);
            var pausable = random.Next(2) == 0;
            foreach (var metric in new[] { Resolution, Closure })
            {
                var terms = Terms(calendar, new SlaTarget(metric, 3, targetMinutes, calendar is null ? "24x7" : "row", null, pausable));
                var twin = new BruteForceClock(metric, calendar, pausable ? Reasons[..3] : []);
                var judgedAt = facts.Max(fact => fact.Event.OccurredAt) + Duration.FromMinutes(random.Next(0, 4000));
                var counted = twin.Count(facts, judgedAt, targetMinutes);
                var reading = SlaClocks.Of(facts, terms, judgedAt).Single().Judge(judgedAt);

                var note = $"seed {seed}, {metric}";
                (reading.ElapsedSeconds, reading.PausedSeconds).ShouldBe((counted.Elapsed * 60, counted.Paused * 60), note);
                var isLate = counted.DueAt < judgedAt;
                (reading.Verdict is ClockVerdict.Missed or ClockVerdict.Overdue).ShouldBe(isLate, note);
                if (isLate)
                    reading.DueAt.ShouldBe(counted.DueAt, note);
            }
        }
    }

    [Fact]
    public void Facts_recorded_in_any_order_give_the_same_clocks()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (random, calendar, facts) = Case(seed);
            var terms = AllMetrics(calendar);
            var asOf = facts.Max(fact => fact.Event.OccurredAt);
            var clocks = SlaClocks.Of(facts, terms, asOf);
            SlaClocks.Of([.. facts.OrderBy(_ => random.Next())], terms, asOf).ShouldBe(clocks, $"seed {seed}, read in another order");

            var recorded = facts.OrderBy(_ => random.Next()).Select((fact, index) => fact with { Version = index + 1, Position = index + 1 }).ToList();
            SlaClocks.Of(recorded, terms, asOf).ShouldBe(clocks, $"seed {seed}, recorded in another order");
        }
    }

    [Fact]
    public void A_clock_judged_later_says_what_a_fold_up_to_then_says()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (random, calendar, facts) = Case(seed);
            var terms = AllMetrics(calendar);
            var known = facts.Take(random.Next(1, facts.Count + 1)).ToList();
            var from = known[^1].Event.OccurredAt;
            var at = from + Duration.FromMinutes(random.Next(0, 6000));
            // A reason that pauses nothing makes the fold stop there and reckon.
            var neutral = new Fact(new TicketPaused("thinking", null) { OccurredAt = at }, 1000, 1000, at);
            SlaClocks.Of([.. known, neutral], terms, at).Select(clock => clock.Judge(at))
                .ShouldBe(SlaClocks.Of(known, terms, at).Select(clock => clock.Judge(at)), $"seed {seed}");
        }
    }

    static ContractTerms AllMetrics(ServiceCalendar? calendar)
    {
        var name = calendar is null ? "24x7" : "row";
        return Terms(calendar, [.. Enum.GetValues<ServiceMetric>().Where(metric => metric != Availability).Select(metric => new SlaTarget(metric, 3, 300, name))]);
    }

    static ContractTerms Terms(ServiceCalendar? calendar, params SlaTarget[] targets) => ContractTerms.Unsigned.Evolve(SampleContract.Signed with
    {
        EndsOn = null,
        Calendars = calendar is null ? new Dictionary<string, ServiceCalendar>() : new Dictionary<string, ServiceCalendar> { ["row"] = calendar },
        ServiceLevels = new() { Targets = targets, PauseOn = Reasons[..3] },
    });

    /// <summary>A ticket's life on whole minutes, no two events at once, in the order they occurred.</summary>
    static (Random Random, ServiceCalendar? Calendar, IReadOnlyList<Fact> Facts) Case(int seed)
    {
        var random = new Random(seed);
        var calendar = random.Next(4) == 0 ? null : Calendar(random);
        // Clocks go forward on 8 and 29 March, back in October.
        var at = Instant.FromUtc(2026, random.Next(2) == 0 ? 3 : 10, random.Next(1, 29), random.Next(24), random.Next(60));
        var history = new TicketHistory().Opened(at, 3, TicketType.Incident, random.Next(4) == 0 ? [Reasons[random.Next(4)]] : []);
        var status = "open";
        for (var count = random.Next(12); count > 0; count--)
        {
            at += Duration.FromMinutes(random.Next(1, random.Next(3) == 0 ? 4000 : 300));
            var reason = Reasons[random.Next(4)];
            status = (status, random.Next(10)) switch
            {
                ("open", < 3) => With(history.Paused(at, reason, random.Next(2) == 0 ? at + Duration.FromMinutes(random.Next(1, 2000)) : null), "open"),
                ("open", < 5) => With(history.Resumed(at, random.Next(3) == 0 ? null : reason), "open"),
                ("open", 5) => With(history.Responded(at, random.Next(3) > 0), "open"),
                ("open", 6) => With(history.CustomerReplied(at), "open"),
                ("open", 7) => With(history.Assigned(at), "open"),
                ("open", _) => With(history.Resolved(at), "resolved"),
                ("resolved", < 3) => With(history.Closed(at), "closed"),
                ("resolved", 3) => With(history.CustomerReplied(at), "resolved"),
                (_, < 8) => With(history.Reopened(at), "open"),
                _ => status,
            };
        }

        return (random, calendar, history.Facts);

        static string With(TicketHistory _, string status) => status;
    }

    static ServiceCalendar Calendar(Random random) => new()
    {
        TimeZone = Zones[random.Next(Zones.Length)],
        Weekly = new[] { "mon", "tue", "wed", "thu", "fri", "sat" }.Where(_ => random.Next(5) > 0).Append("sun").ToDictionary(
            day => day,
            _ => (IReadOnlyList<TimeWindow>)(random.Next(3) == 0
                ? [new(8 * 3600, 12 * 3600), new(13 * 3600, random.Next(17, 25) * 3600)]
                : [new(random.Next(4, 12) * 3600, random.Next(13, 23) * 3600 + 1800)])),
        Holidays = [new(2026, 3, random.Next(1, 31)), new(2026, 10, random.Next(1, 31))],
    };
}
