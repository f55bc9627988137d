using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

public sealed class SimulationTests
{
    static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);

    static readonly ServiceCalendar Office = new()
    {
        TimeZone = "Europe/Berlin",
        Weekly = Weekdays.Names.Take(5).ToDictionary(day => day, _ => (IReadOnlyList<TimeWindow>)[new(9 * 3600, 17 * 3600)]),
        Holidays = [new(2026, 3, 6)],
    };

    static readonly TermsInForce Terms = new(
        new()
        {
            Targets =
            [
                new(ServiceMetric.FirstResponse, 1, 15, "24x7"),
                new(ServiceMetric.Resolution, 1, 120, "24x7"),
                new(ServiceMetric.FirstResponse, 3, 60, "office"),
                new(ServiceMetric.Resolution, 3, 240, "office"),
            ],
        },
        new Dictionary<string, ServiceCalendar> { ["office"] = Office },
        null,
        10_000_000,
        "EUR",
        DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

    // Impact and urgency 1 are priority 1; 2 and 2 are priority 3.
    static SimulatedArrival Urgent(int atMinute, int handle) => new(atMinute, 1, 1, handle);

    static SimulatedArrival Normal(int atMinute, int handle) => new(atMinute, 2, 2, handle);

    [Fact]
    public void The_most_urgent_is_taken_first_and_then_the_one_that_waited_longest()
    {
        // One agent: the first normal one 0-60, the urgent one 60-90, the second normal 90-150, the third 150-210.
        var result = Run(1, Normal(0, 60), Normal(10, 60), Normal(20, 60), Urgent(30, 30));

        result.EndsAt.ShouldBe(Monday + Duration.FromMinutes(210));
        (result.Resolved, result.Unresolved).ShouldBe((4, 0));
        result.Lines.ShouldBe(
        [
            new(ServiceMetric.FirstResponse, 1, 0, 1, 0),
            new(ServiceMetric.FirstResponse, 3, 1, 2, 0),
            new(ServiceMetric.Resolution, 1, 1, 0, 0),
            new(ServiceMetric.Resolution, 3, 3, 0, 0),
        ]);
        (result.PeakQueue, result.PeakQueueAt).ShouldBe((3, Monday + Duration.FromMinutes(30)));
        // 0, 80, 130 and 30 minutes.
        (result.MeanWaitMinutes, result.P90WaitMinutes, result.UtilisationPercent).ShouldBe((60, 130, 100));
    }

    [Fact]
    public void Being_taken_exactly_when_due_is_in_time() =>
        Run(1, Normal(0, 60), Normal(0, 60)).Lines[0].ShouldBe(new(ServiceMetric.FirstResponse, 3, 2, 0, 0));

    [Fact]
    public void Agents_work_side_by_side()
    {
        var result = Run(2, Normal(0, 60), Normal(0, 30));

        result.EndsAt.ShouldBe(Monday + Duration.FromMinutes(60));
        (result.PeakQueue, result.PeakQueueAt, result.UtilisationPercent).ShouldBe((0, null, 75));
    }

    [Fact]
    public void What_is_not_done_when_hours_end_is_gone_on_with_when_they_begin()
    {
        // 16:30 in Berlin; half an hour is left for Tuesday, and the night's urgent one finds the agent free.
        var result = Run(1, Normal(450, 60), Urgent(600, 60));

        result.EndsAt.ShouldBe(Instant.FromUtc(2026, 3, 3, 8, 30));
        result.PeakQueue.ShouldBe(1);
        result.Lines.ShouldAllBe(line => line.Missed == 0);
    }

    [Fact]
    public void Waiting_is_counted_in_hours()
    {
        // Thursday 16:50, with a holiday and a weekend before Monday: ten minutes on Thursday and fifty on Monday.
        var thursday = Run(1, Instant.FromUtc(2026, 3, 5, 15, 50), Normal(0, 60), Normal(0, 60));

        thursday.EndsAt.ShouldBe(Instant.FromUtc(2026, 3, 9, 9, 50));
        (thursday.MeanWaitMinutes, thursday.P90WaitMinutes, thursday.UtilisationPercent).ShouldBe((30, 60, 100));
    }

    [Fact]
    public void A_request_without_a_resolution_target_is_worked_on_at_any_time() =>
        Run(1, Instant.FromUtc(2026, 3, 7, 2, 0), new SimulatedArrival(0, 3, 3, 60)).EndsAt.ShouldBe(Instant.FromUtc(2026, 3, 7, 3, 0));

    [Fact]
    public void Credits_are_those_the_contract_promises()
    {
        // Fee 10,000,000, 10 % at risk, pool 50 %, tier 40 %: 200,000.
        var terms = Terms with { Incentives = new(10, [new(ServiceMetric.FirstResponse, null, 50, 1, [new(95, 40)], [])], new EarnBack(1)) };

        var result = Simulation.Run(new(Monday, [Normal(0, 120), Normal(0, 60)], 1, Guid.Empty), terms);

        result.Credits.ShouldBe([new(new(2026, 3), 200_000)]);
        (result.ExpectedCredit, result.Currency).ShouldBe((200_000, "EUR"));
        Simulation.Run(new(Monday, [Normal(0, 120), Normal(0, 60)], 2, Guid.Empty), terms).ExpectedCredit.ShouldBe(0);
    }

    [Fact]
    public void A_miss_counts_in_the_month_it_fell_due_in()
    {
        // From the last office day of March; the second request falls due in April.
        var terms = Terms with { Incentives = new(10, [new(ServiceMetric.Resolution, null, 100, 1, [new(100, 100)], [])]) };

        var result = Simulation.Run(new(Instant.FromUtc(2026, 3, 31, 8, 0), [Normal(0, 240), Normal(240, 480)], 1, Guid.Empty), terms);

        result.Credits.ShouldBe([new(new(2026, 4), 1_000_000)]);
        result.Lines[^1].ShouldBe(new(ServiceMetric.Resolution, 3, 1, 1, 0));
    }

    [Fact]
    public void What_is_never_open_is_never_done()
    {
        var never = Terms with { Calendars = new Dictionary<string, ServiceCalendar> { ["office"] = Office with { Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>>() } } };

        var result = Simulation.Run(new(Monday, [Normal(0, 10)], 1, Guid.Empty), never);

        (result.Resolved, result.Unresolved, result.EndsAt).ShouldBe((0, 1, Monday + Duration.FromDays(366)));
        result.UtilisationPercent.ShouldBeNull();
        result.Lines.ShouldAllBe(line => line.Running == 1);
    }

    [Fact]
    public void What_is_not_done_in_a_year_is_missed()
    {
        var result = Run(1, [.. Enumerable.Repeat(Urgent(0, SimulationInput.LongestHandling), 60)]);

        (result.Resolved, result.Unresolved, result.EndsAt).ShouldBe((52, 8, Monday + Duration.FromDays(366)));
        result.Lines.ShouldBe([new(ServiceMetric.FirstResponse, 1, 1, 59, 0), new(ServiceMetric.Resolution, 1, 0, 60, 0)]);
    }

    [Fact]
    public void The_largest_run_is_quick()
    {
        var arrivals = Enumerable.Range(0, SimulationInput.MostArrivals).Select(index => Normal(index * 44, 400)).ToArray();

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Run(3, arrivals).Resolved.ShouldBeGreaterThan(0);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_walk_over_every_minute_comes_to_the_same(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 20; run++)
        {
            var (input, terms) = GeneratedScenario(random);

            var result = Simulation.Run(input, terms);
            var walked = new BruteForceQueue(input, terms).Walk();

            (result.EndsAt, result.PeakQueue, result.MeanWaitMinutes, result.P90WaitMinutes, result.UtilisationPercent)
                .ShouldBe((walked.EndsAt, walked.Peak, walked.MeanWait, walked.P90Wait, walked.Utilisation));
            result.Lines.ToDictionary(line => (line.Metric, line.Priority), line => (line.Met, line.Missed)).ShouldBe(walked.Clocks, ignoreOrder: true);
            result.Unresolved.ShouldBe(0);
        }
    }

    [Fact]
    public void The_order_of_arrivals_of_different_minutes_makes_no_difference()
    {
        var (input, terms) = GeneratedScenario(new Random(9));
        var distinct = input with { Arrivals = [.. input.Arrivals.DistinctBy(arrival => arrival.AtMinute)] };
        var reversed = distinct with { Arrivals = [.. distinct.Arrivals.Reverse()] };

        Domain.Json.DomainJson.Same(Told(reversed, terms), Told(distinct, terms)).ShouldBeTrue();
    }

    static ScenarioSimulated Told(SimulationInput input, TermsInForce terms) => new("surge", input with { Arrivals = [] }, Simulation.Run(input, terms));

    static (SimulationInput, TermsInForce) GeneratedScenario(Random random)
    {
        var zone = random.Next(2) == 0 ? "Europe/Berlin" : "America/New_York";
        var opens = random.Next(5, 12);
        var office = new ServiceCalendar
        {
            TimeZone = zone,
            Weekly = Weekdays.Names.Where(_ => random.Next(4) > 0).Append("wed").Distinct()
                .ToDictionary(day => day, _ => (IReadOnlyList<TimeWindow>)[new(opens * 3600, (opens + 3) * 3600), new((opens + 4) * 3600, (opens + 8) * 3600)]),
            Holidays = [new(2026, 3, random.Next(1, 31))],
        };
        var nights = new ServiceCalendar
        {
            TimeZone = zone,
            Weekly = Weekdays.Names.ToDictionary(day => day, _ => (IReadOnlyList<TimeWindow>)[new(5 * 3600, random.Next(8, 25) * 3600)]),
        };
        var targets = new[] { 1, 2, 3, 4, 5 }.Where(_ => random.Next(5) > 0).SelectMany(priority => new SlaTarget[]
        {
            new(ServiceMetric.Assignment, priority, random.Next(1, 90), Calendar()),
            new(ServiceMetric.FirstResponse, priority, random.Next(1, 200), Calendar()),
            new(ServiceMetric.Resolution, priority, random.Next(30, 900), Calendar()),
        }).ToList();
        var input = new SimulationInput(
            // Late March: Berlin's clocks go forward on the 29th, New York's on the 8th.
            Instant.FromUtc(2026, 3, random.Next(1, 29), random.Next(24), random.Next(60)),
            [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => new SimulatedArrival(random.Next(0, 1500), random.Next(1, 4), random.Next(1, 4), random.Next(1, 240)))],
            random.Next(1, 5),
            Guid.Empty);
        return (
            input,
            new(
                new() { Targets = targets }, new Dictionary<string, ServiceCalendar> { ["office"] = office, ["nights"] = nights }, null, 1_000_000, "EUR",
                DateTimeZoneProviders.Tzdb[zone]));

        string Calendar() => random.Next(3) switch
        {
            0 => "24x7",
            1 => "office",
            _ => "nights",
        };
    }

    static SimulationResult Run(int agents, params SimulatedArrival[] arrivals) => Run(agents, Monday, arrivals);

    static SimulationResult Run(int agents, Instant startsAt, params SimulatedArrival[] arrivals) =>
        Simulation.Run(new(startsAt, arrivals, agents, Guid.Empty), Terms);
}
