using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.ContractHistory;

namespace MspEvents.Tests.Unit;

public class ComplianceTests
{
    static readonly Instant March = Instant.FromUtc(2026, 3, 1, 0, 0);
    static readonly Instant April = Instant.FromUtc(2026, 4, 1, 0, 0);

    [Fact]
    public void Overdue_counts_as_missed_and_running_counts_not()
    {
        var history = new ContractHistory(null).Month(3, met: 3, missed: 1)
            .Span(Clock(started: Noon(3, 20), due: Noon(3, 21)))
            .Span(Clock(started: Noon(3, 20), due: Noon(3, 28)));
        var line = history.Month(3, judgedAt: Noon(3, 25)).Lines.ShouldHaveSingleItem();
        (line.Met, line.Missed, line.Overdue, line.Running).ShouldBe((3, 2, 1, 1));
        line.CompliancePercent.ShouldBe(60);
        line.TargetPercent.ShouldBe(97);
    }

    [Fact]
    public void A_month_without_verdicts_has_no_ratio()
    {
        var line = new ContractHistory(null).Month(3).Lines.ShouldHaveSingleItem();
        line.CompliancePercent.ShouldBeNull();
        (line.Metric, line.Priority, line.Met + line.Missed).ShouldBe((ServiceMetric.Resolution, 3, 0));
    }

    [Fact]
    public void A_clock_due_in_march_and_stopped_in_april_is_missed_in_march_and_was_open_at_its_end()
    {
        var history = new ContractHistory(null).Span(Clock(Noon(3, 30), due: Noon(3, 31), stopped: Noon(4, 2)));
        (history.Month(3).Lines[0].Missed, history.Month(3).Lines[0].Overdue, history.Month(4).Lines[0].Missed).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void A_clock_that_runs_over_a_month_end_is_running_there_and_counts_later()
    {
        var history = new ContractHistory(null).Span(Clock(Noon(2, 10), due: Noon(4, 3), stopped: Noon(4, 2)));
        history.Months(2, 5, Noon(12)).Select(month => (month.Lines[0].Running, month.Lines[0].Met)).ShouldBe([(1, 0), (1, 0), (0, 1), (0, 0)]);
    }

    [Fact]
    public void A_clock_without_due_time_counts_where_it_stopped() =>
        CountIn(Clock(Noon(1), due: null, stopped: Noon(3))).ShouldBe(ClockCount.Met);

    [Fact]
    public void Stopping_exactly_at_due_is_met() => CountIn(Clock(Noon(3), due: Noon(3, 16), stopped: Noon(3, 16))).ShouldBe(ClockCount.Met);

    [Fact]
    public void At_its_due_time_a_clock_still_runs()
    {
        var clock = Clock(Noon(3), due: Noon(3, 16));
        clock.CountIn(March, April, Noon(3, 16)).ShouldBe(ClockCount.Running);
        clock.CountIn(March, April, Noon(3, 16) + Duration.Epsilon).ShouldBe(ClockCount.Overdue);
    }

    [Fact]
    public void What_falls_due_at_the_first_instant_of_april_is_of_april()
    {
        CountIn(Clock(Noon(3), due: April)).ShouldBe(ClockCount.Running);
        Clock(Noon(3), due: April).CountIn(April, Noon(5), Noon(4)).ShouldBe(ClockCount.Overdue);
    }

    [Fact]
    public void Cancelled_before_due_counts_nowhere_and_after_due_stays_missed()
    {
        CountIn(Clock(Noon(3), due: Noon(3, 20)) with { CancelledAt = Noon(3, 18) }).ShouldBe(ClockCount.None);
        CountIn(Clock(Noon(3), due: Noon(3, 20)) with { CancelledAt = Noon(3, 22) }).ShouldBe(ClockCount.Missed);
    }

    [Fact]
    public void Nothing_counts_before_its_month_began() =>
        Clock(Noon(2), due: Noon(5)).CountIn(March, April, Noon(2, 20)).ShouldBe(ClockCount.None);

    [Fact]
    public void Excluded_clocks_are_left_out_and_listed_with_their_reason()
    {
        var history = new ContractHistory(null).Month(3, met: 1, missed: 2)
            .Add(Noon(4), new SlaExclusionAgreed(Ticket(2), ServiceMetric.Resolution, "Power cut", "Mads"))
            .Add(Noon(4), new SlaExclusionAgreed(Ticket(3), ServiceMetric.Closure, "Another metric", "Mads"));
        var line = history.Month(3).Lines[0];
        (line.Met, line.Missed, line.CompliancePercent).ShouldBe((1, 1, 50));
        line.Excluded.ShouldBe([new(Ticket(2), 1, ClockCount.Missed, "Power cut", "Mads")]);
    }

    [Fact]
    public void A_clock_row_and_a_clock_judged_agree()
    {
        var terms = ClockTestTerms.Terms(ClockTestTerms.Target(ServiceMetric.Resolution, 240));
        var pausedWithEnd = new TicketHistory().Opened(ClockTestTerms.At(9)).Paused(ClockTestTerms.At(10), until: ClockTestTerms.At(12));
        var clock = pausedWithEnd.Clock(terms, ServiceMetric.Resolution);
        var span = ClockSpan.Of(SampleContract.Id, clock);
        for (var hour = 9; hour < 24; hour++)
        {
            var judged = clock.Judge(ClockTestTerms.At(hour));
            var count = span.CountIn(March, April, ClockTestTerms.At(hour, 0, 1));
            count.ShouldBe(hour >= 15 ? ClockCount.Overdue : ClockCount.Running, judged.ToString());
            span.DueAt.ShouldBe(ClockTestTerms.At(15));
        }
    }

    [Fact]
    public void Figures_agree_with_a_count_of_every_clock_in_every_month()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var judgedAt = Moment(random) + Duration.FromDays(60);
            var spans = Enumerable.Range(0, 200).Select(index => RandomClock(random, index)).Where(span => !(span.StoppedAt > judgedAt)).ToList();
            var facts = new ContractHistory(null).Facts;
            var figures = Compliance.Of(facts, spans.OrderBy(_ => random.Next()), new(2026, 1), new(2026, 12), judgedAt);
            foreach (var month in figures)
            {
                var (from, until) = (Noon(month.Month.Month, 1) - Duration.FromHours(12), Noon(month.Month.Month + 1, 1) - Duration.FromHours(12));
                foreach (var priority in Enumerable.Range(1, 5))
                {
                    var line = month.Lines.SingleOrDefault(line => line.Priority == priority && line.Metric == ServiceMetric.Resolution);
                    var own = spans.Where(span => span.Priority == priority).ToList();
                    var judged = Instant.Min(until, judgedAt);
                    var isMet = own.Where(span => span.CancelledAt is null && span.StoppedAt <= (span.DueAt ?? Instant.MaxValue)).ToList();
                    var isMissed = own.Except(isMet).Where(span => span.DueAt < judgedAt && !(span.CancelledAt < span.DueAt)).ToList();
                    var note = $"seed {seed}, {month.Month}, P{priority}";
                    (line?.Met ?? 0).ShouldBe(isMet.Count(span => span.StoppedAt >= from && span.StoppedAt < until), note);
                    (line?.Missed ?? 0).ShouldBe(isMissed.Count(span => span.DueAt >= from && span.DueAt < until), note);
                    var ended = own.Select(span => Earliest(span.StoppedAt, span.DueAt, span.CancelledAt)).ToList();
                    (line?.Running ?? 0).ShouldBe(
                        judged < from ? 0 : own.Where((span, index) => span.StartedAt < judged && ended[index] > judged).Count(), note);
                }
            }
        }
    }

    static ClockCount CountIn(ClockSpan span) => span.CountIn(March, April, Noon(12));

    static ClockSpan Clock(Instant started, Instant? due, Instant? stopped = null) =>
        new(Ticket(99), ServiceMetric.Resolution, 1, 3, started, due, stopped, null);

    static Instant Moment(Random random) => Noon(1, 1) + Duration.FromSeconds(random.Next(360 * 86400));

    static ClockSpan RandomClock(Random random, int index)
    {
        var started = Moment(random);
        Instant? Later() => started + Duration.FromSeconds(1 + random.Next(90 * 86400));
        var isCancelled = random.Next(6) == 0;
        return new(
            Ticket(index), ServiceMetric.Resolution, 1, random.Next(1, 6), started, random.Next(5) == 0 ? null : Later(),
            !isCancelled && random.Next(3) > 0 ? Later() : null, isCancelled ? Later() : null);
    }

    static Instant Earliest(params Instant?[] instants) => instants.Min() ?? Instant.MaxValue;
}
