using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;
using static MspEvents.Tests.Unit.ClockTestTerms;

namespace MspEvents.Tests.Unit;

/// <summary>When clocks start, stop and run on, and what they say.</summary>
public sealed class SlaClockTests
{
    static readonly ContractTerms AllMetrics = Terms(
        Target(Assignment, 15), Target(FirstResponse, 30), Target(NextResponse, 60), Target(PeriodicUpdate, 120), Target(Resolution, 240), Target(Closure, 480));

    [Fact]
    public void A_ticket_opened_while_no_policy_was_in_force_has_no_clocks()
    {
        var before = SampleContract.Midnight(2026, 2, 1) - Duration.Epsilon;
        new TicketHistory().Opened(before).Resolved(Nine).Clocks(AllMetrics).ShouldBeEmpty();
    }

    [Fact]
    public void A_priority_without_targets_has_no_clocks() =>
        new TicketHistory().Opened(Nine, priority: 5).Resolved(At(10)).Clocks(AllMetrics).ShouldBeEmpty();

    [Fact]
    public void Five_clocks_start_at_the_opening_and_are_due_when_their_targets_are_used_up() =>
        new TicketHistory().Opened(Nine).Clocks(AllMetrics).Select(clock => (clock.Metric, clock.Cycle, clock.StartedAt, clock.DueAt)).ShouldBe(
        [
            (Assignment, 1, Nine, At(9, 15)),
            (FirstResponse, 1, Nine, At(9, 30)),
            (PeriodicUpdate, 1, Nine, At(11)),
            (Resolution, 1, Nine, At(13)),
            (Closure, 1, Nine, At(17)),
        ]);

    [Fact]
    public void The_first_assignment_stops_the_assignment_clock_and_a_second_moves_nothing() =>
        new TicketHistory().Opened(Nine).Assigned(At(9, 10)).Assigned(At(9, 20)).Clock(AllMetrics, Assignment).StoppedAt.ShouldBe(At(9, 10));

    [Fact]
    public void Only_a_public_response_stops_the_first_response() =>
        new TicketHistory().Opened(Nine).Responded(At(9, 5), isPublic: false).Responded(At(9, 20)).Clock(AllMetrics, FirstResponse).StoppedAt
            .ShouldBe(At(9, 20));

    [Fact]
    public void A_reply_before_the_first_response_starts_no_next_response() =>
        new TicketHistory().Opened(Nine).CustomerReplied(At(9, 5)).Responded(At(9, 10)).Clocks(AllMetrics)
            .ShouldNotContain(clock => clock.Metric == NextResponse);

    [Fact]
    public void Replies_while_one_is_unanswered_start_nothing_and_the_next_response_answers_all()
    {
        var history = new TicketHistory().Opened(Nine).Responded(At(9, 10))
            .CustomerReplied(At(9, 20)).CustomerReplied(At(9, 40)).Responded(At(10)).CustomerReplied(At(10, 30));
        history.Clock(AllMetrics, NextResponse, 1).ShouldSatisfyAllConditions(
            clock => clock.StartedAt.ShouldBe(At(9, 20)), clock => clock.DueAt.ShouldBe(At(10, 20)), clock => clock.StoppedAt.ShouldBe(At(10)));
        history.Clock(AllMetrics, NextResponse, 2).StartedAt.ShouldBe(At(10, 30));
    }

    [Fact]
    public void Each_public_response_ends_one_periodic_update_and_starts_the_next()
    {
        var history = new TicketHistory().Opened(Nine).Responded(At(10)).Responded(At(12, 30));
        history.Clocks(AllMetrics).Where(clock => clock.Metric == PeriodicUpdate).Select(clock => (clock.Cycle, clock.StartedAt, clock.StoppedAt, clock.DueAt))
            .ShouldBe([(1, Nine, At(10), At(11)), (2, At(10), At(12, 30), At(12)), (3, At(12, 30), null, At(14, 30))]);
    }

    [Fact]
    public void Resolving_stops_every_clock_but_closure()
    {
        var clocks = new TicketHistory().Opened(Nine).Resolved(At(9, 20)).Clocks(AllMetrics);
        clocks.Where(clock => clock.StoppedAt == At(9, 20)).Select(clock => clock.Metric)
            .ShouldBe([Assignment, FirstResponse, PeriodicUpdate, Resolution]);
        clocks.Single(clock => clock.Metric == Assignment).Judge(At(10)).Verdict.ShouldBe(ClockVerdict.Missed);
        clocks.Single(clock => clock.Metric == FirstResponse).Judge(At(10)).Verdict.ShouldBe(ClockVerdict.Met);
        clocks.Single(clock => clock.Metric == Closure).Judge(At(10)).Verdict.ShouldBe(ClockVerdict.Running);
    }

    [Fact]
    public void Time_between_resolved_and_reopened_never_counts_for_the_resolution()
    {
        var history = new TicketHistory().Opened(Nine).Resolved(At(10)).Reopened(At(15));
        history.Clock(AllMetrics, Resolution).ShouldSatisfyAllConditions(
            clock => clock.StoppedAt.ShouldBeNull(),
            clock => clock.DueAt.ShouldBe(At(18)),
            clock => clock.Judge(At(16)).ElapsedSeconds.ShouldBe(2 * 3600));
        history.Clock(AllMetrics, Closure).DueAt.ShouldBe(At(17));
    }

    [Fact]
    public void Time_between_closed_and_reopened_never_counts_for_the_closure()
    {
        var clock = new TicketHistory().Opened(Nine).Resolved(At(10)).Closed(At(11)).Reopened(At(15)).Clock(AllMetrics, Closure);
        clock.DueAt.ShouldBe(At(21));
        clock.Judge(At(16)).ElapsedSeconds.ShouldBe(3 * 3600);
    }

    [Fact]
    public void Closing_what_is_not_resolved_stops_the_resolution_too() =>
        new TicketHistory().Opened(Nine).Closed(At(11)).Clock(AllMetrics, Resolution).StoppedAt.ShouldBe(At(11));

    [Fact]
    public void Reopening_starts_a_periodic_update_and_a_next_response_if_the_customer_spoke_last()
    {
        var clocks = new TicketHistory().Opened(Nine).Responded(At(9, 10)).Resolved(At(10)).CustomerReplied(At(11)).Reopened(At(12)).Clocks(AllMetrics);
        clocks.Single(clock => clock.Metric == NextResponse).StartedAt.ShouldBe(At(12));
        clocks.Where(clock => clock.Metric == PeriodicUpdate).Select(clock => clock.StartedAt).ShouldBe([Nine, At(9, 10), At(12)]);
    }

    [Fact]
    public void Reopening_starts_no_next_response_if_the_provider_spoke_last() =>
        new TicketHistory().Opened(Nine).Responded(At(9, 10)).CustomerReplied(At(9, 20)).Responded(At(9, 30)).Resolved(At(10)).Reopened(At(12))
            .Clocks(AllMetrics).Count(clock => clock.Metric == NextResponse).ShouldBe(1);

    [Fact]
    public void A_reply_on_a_resolved_ticket_starts_nothing() =>
        new TicketHistory().Opened(Nine).Responded(At(9, 10)).Resolved(At(10)).CustomerReplied(At(11)).Clocks(AllMetrics)
            .ShouldNotContain(clock => clock.Metric == NextResponse);

    [Fact]
    public void Stopping_exactly_at_due_is_met_and_a_microsecond_later_missed()
    {
        Judged(At(13)).ShouldBe(ClockVerdict.Met);
        Judged(At(13) + Duration.FromTicks(10)).ShouldBe(ClockVerdict.Missed);

        static ClockVerdict Judged(Instant resolved) =>
            new TicketHistory().Opened(Nine).Resolved(resolved).Clock(AllMetrics, Resolution).Judge(At(20)).Verdict;
    }

    [Fact]
    public void A_clock_is_overdue_by_comparison_and_not_at_its_due_time()
    {
        var clock = new TicketHistory().Opened(Nine).Clock(AllMetrics, Resolution);
        clock.Judge(At(13)).Verdict.ShouldBe(ClockVerdict.Running);
        clock.Judge(At(13, 0, 1)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Overdue),
            reading => reading.ElapsedSeconds.ShouldBe(4 * 3600 + 1),
            reading => reading.RemainingSeconds.ShouldBe(-1),
            reading => reading.CountsAt.ShouldBe(At(13)));
    }

    [Fact]
    public void A_missed_clock_keeps_its_due_time_when_the_ticket_is_reopened_and_resolved_again()
    {
        var history = new TicketHistory().Opened(Nine).Resolved(At(14)).Reopened(At(15));
        history.Clock(AllMetrics, Resolution).Judge(At(15)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Overdue), reading => reading.DueAt.ShouldBe(At(13)));
        history.Resolved(At(16)).Clock(AllMetrics, Resolution).Judge(At(20)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Missed),
            reading => reading.DueAt.ShouldBe(At(13)),
            reading => reading.StoppedAt.ShouldBe(At(16)),
            reading => reading.ElapsedSeconds.ShouldBe(6 * 3600));
    }

    [Fact]
    public void Cancelling_ends_clocks_that_are_not_due_and_leaves_the_due_ones_missed_and_the_met_ones_met()
    {
        var clocks = new TicketHistory().Opened(Nine).Assigned(At(9, 5)).Cancelled(At(10)).Clocks(AllMetrics).ToDictionary(clock => clock.Metric);
        clocks[Assignment].Judge(At(20)).Verdict.ShouldBe(ClockVerdict.Met);
        clocks[FirstResponse].Judge(At(20)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Missed), reading => reading.DueAt.ShouldBe(At(9, 30)), reading => reading.StoppedAt.ShouldBeNull());
        clocks[Resolution].Judge(At(20)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Cancelled), reading => reading.ElapsedSeconds.ShouldBe(3600));
    }

    [Fact]
    public void A_ticket_merged_into_another_is_cancelled() =>
        new TicketHistory().Opened(Nine).Cancelled(At(10), Guid.CreateVersion7()).Clock(AllMetrics, Resolution).Judge(At(20)).Verdict
            .ShouldBe(ClockVerdict.Cancelled);

    [Fact]
    public void A_late_fact_that_occurred_earlier_corrects_the_verdict()
    {
        var history = new TicketHistory().Opened(Nine).Resolved(At(14));
        history.Clock(AllMetrics, Resolution).Judge(At(20)).Verdict.ShouldBe(ClockVerdict.Missed);
        history.Paused(At(10)).Resumed(At(12)).Clock(AllMetrics, Resolution).Judge(At(20)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Met), reading => reading.DueAt.ShouldBe(At(15)));
    }

    [Fact]
    public void A_clock_outside_its_hours_stands_still()
    {
        var terms = Terms(Target(Resolution, 60, calendar: "office"));
        var clock = new TicketHistory().Opened(At(16, 30)).Clock(terms, Resolution);
        clock.CalendarName.ShouldBe("office");
        clock.Calendar.ShouldBe(SampleContract.OfficeHours);
        clock.DueAt.ShouldBe(Nine + Duration.FromDays(1) + Duration.FromMinutes(30));
        clock.Judge(At(22)).ElapsedSeconds.ShouldBe(30 * 60);
    }

    [Fact]
    public void A_target_for_the_tickets_type_beats_one_for_every_type()
    {
        var terms = Terms(Target(Resolution, 60), Target(Resolution, 30, type: TicketType.Alert));
        new TicketHistory().Opened(Nine, type: TicketType.Alert).Clock(terms, Resolution).TargetSeconds.ShouldBe(1800);
        new TicketHistory().Opened(Nine, type: TicketType.Problem).Clock(terms, Resolution).TargetSeconds.ShouldBe(3600);
    }

    [Fact]
    public void Seconds_are_whole_and_begun_ones_do_not_count() =>
        new TicketHistory().Opened(Nine).Clock(AllMetrics, Resolution).Judge(Nine + Duration.FromMilliseconds(59_999)).ElapsedSeconds.ShouldBe(59);

    [Fact]
    public void An_event_of_another_stream_is_not_folded_in_silence() =>
        Should.Throw<UnknownEvent>(() => SlaClocks.Of(
            [.. new TicketHistory().Opened(Nine).Facts, new Fact(new ClientRenamed("Other") { OccurredAt = At(10) }, 2, 2, At(10))], AllMetrics, At(10)));
}
