using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;
using static MspEvents.Tests.Unit.ClockTestTerms;

namespace MspEvents.Tests.Unit;

/// <summary>Pauses are intervals with a reason, unioned and intersected with the calendar.</summary>
public sealed class SlaClockPauseTests
{
    static readonly ContractTerms Resolving = Terms(Target(Resolution, 240));

    [Fact]
    public void A_paused_clock_has_no_due_time_and_gets_a_later_one_when_it_runs_on()
    {
        var history = new TicketHistory().Opened(Nine).Paused(At(10));
        history.Clock(Resolving, Resolution).Judge(At(15)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Paused),
            reading => reading.DueAt.ShouldBeNull(),
            reading => reading.ElapsedSeconds.ShouldBe(3600),
            reading => reading.PausedSeconds.ShouldBe(5 * 3600),
            reading => reading.RemainingSeconds.ShouldBe(3 * 3600));
        history.Resumed(At(16)).Clock(Resolving, Resolution).DueAt.ShouldBe(At(19));
    }

    [Fact]
    public void Reasons_that_overlap_pause_once()
    {
        var clock = new TicketHistory().Opened(Nine).Paused(At(10)).Paused(At(10, 30), "awaitingVendor")
            .Resumed(At(11), "awaitingCustomer").Resumed(At(11, 30), "awaitingVendor").Clock(Resolving, Resolution);
        clock.PausedAtAnchor.ShouldBe(Duration.FromMinutes(90));
        clock.DueAt.ShouldBe(At(14, 30));
    }

    [Fact]
    public void Resuming_without_a_reason_ends_all_pauses() =>
        new TicketHistory().Opened(Nine).Paused(At(10)).Paused(At(10), "scheduled").Resumed(At(11)).Clock(Resolving, Resolution).DueAt.ShouldBe(At(14));

    [Fact]
    public void A_reason_the_contract_does_not_list_pauses_nothing() =>
        new TicketHistory().Opened(Nine).Paused(At(10), "lunch").Clock(Resolving, Resolution).ShouldSatisfyAllConditions(
            clock => clock.DueAt.ShouldBe(At(13)), clock => clock.IsPaused.ShouldBeFalse());

    [Fact]
    public void Only_resolution_and_periodic_updates_pause_unless_the_target_says_otherwise()
    {
        var terms = Terms(
            Target(Assignment, 60), Target(FirstResponse, 60), Target(PeriodicUpdate, 60), Target(Resolution, 60), Target(Closure, 60));
        new TicketHistory().Opened(Nine).Paused(At(9, 30)).Clocks(terms).Where(clock => clock.IsPaused).Select(clock => clock.Metric)
            .ShouldBe([PeriodicUpdate, Resolution]);
        new TicketHistory().Opened(Nine).Paused(At(9, 30)).Clocks(Terms(Target(Closure, 60, pausable: true), Target(Resolution, 60, pausable: false)))
            .Where(clock => clock.IsPaused).Select(clock => clock.Metric).ShouldBe([Closure]);
    }

    [Fact]
    public void A_ticket_may_be_paused_from_its_opening_on()
    {
        var history = new TicketHistory().Opened(Nine, pausedFor: ["scheduled", "awaitingVendor"]);
        history.Clock(Resolving, Resolution).Judge(At(10)).Verdict.ShouldBe(ClockVerdict.Paused);
        history.Resumed(At(11), "scheduled").Resumed(At(12), "awaitingVendor").Clock(Resolving, Resolution).DueAt.ShouldBe(At(16));
    }

    [Fact]
    public void A_pause_with_an_end_is_judged_right_before_and_after_it_though_nothing_was_recorded()
    {
        var clock = new TicketHistory().Opened(Nine).Paused(At(10), until: At(11)).Clock(Resolving, Resolution);
        clock.Judge(At(10, 30)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Paused), reading => reading.DueAt.ShouldBeNull(), reading => reading.PausedSeconds.ShouldBe(1800));
        clock.Judge(At(11)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Running), reading => reading.DueAt.ShouldBe(At(14)));
        clock.Judge(At(12)).ShouldSatisfyAllConditions(
            reading => reading.ElapsedSeconds.ShouldBe(2 * 3600), reading => reading.PausedSeconds.ShouldBe(3600));
        clock.Judge(At(15)).Verdict.ShouldBe(ClockVerdict.Overdue);
        clock.DueOnceResumed.ShouldBe(At(14));
    }

    [Fact]
    public void The_resumption_recorded_at_the_planned_end_changes_nothing()
    {
        var history = new TicketHistory().Opened(Nine).Paused(At(10), until: At(11)).Add(At(12), new TicketAssigned("Noor", null));
        var before = history.Clock(Resolving, Resolution).Judge(At(16));
        history.Resumed(At(11), "awaitingCustomer").Clock(Resolving, Resolution).Judge(At(16)).ShouldBe(before);
    }

    [Fact]
    public void Several_planned_ends_hold_to_the_last_and_one_without_an_end_holds_on()
    {
        var history = new TicketHistory().Opened(Nine).Paused(At(10), until: At(11)).Paused(At(10), "scheduled", At(12));
        history.Clock(Resolving, Resolution).PausedUntil.ShouldBe(At(12));
        history.Paused(At(10, 30), "awaitingVendor").Clock(Resolving, Resolution).PausedUntil.ShouldBeNull();
        history.Resumed(At(13), "awaitingVendor").Clock(Resolving, Resolution).DueAt.ShouldBe(At(16));
    }

    [Fact]
    public void Pausing_again_for_a_reason_moves_its_planned_end()
    {
        var history = new TicketHistory().Opened(Nine).Paused(At(10), until: At(11)).Paused(At(10, 30), until: At(12));
        history.Resumed(At(12), "awaitingCustomer").Clock(Resolving, Resolution).DueAt.ShouldBe(At(15));
    }

    [Fact]
    public void Paused_time_counts_within_the_calendar_only()
    {
        var terms = Terms(Target(Resolution, 240, calendar: "office"));
        var nextDay = Nine + Duration.FromDays(1);
        var clock = new TicketHistory().Opened(At(15)).Paused(At(16)).Resumed(nextDay + Duration.FromHours(1)).Clock(terms, Resolution);
        clock.PausedAtAnchor.ShouldBe(Duration.FromHours(2));
        clock.DueAt.ShouldBe(nextDay + Duration.FromHours(4));
    }

    [Fact]
    public void An_overdue_clock_stays_overdue_while_paused_and_keeps_its_due_time()
    {
        var history = new TicketHistory().Opened(Nine).Paused(At(14));
        history.Clock(Resolving, Resolution).Judge(At(15)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Overdue),
            reading => reading.DueAt.ShouldBe(At(13)),
            reading => reading.ElapsedSeconds.ShouldBe(5 * 3600),
            reading => reading.PausedSeconds.ShouldBe(3600));
        history.Resumed(At(16)).Resolved(At(17)).Clock(Resolving, Resolution).Judge(At(20)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Missed),
            reading => reading.DueAt.ShouldBe(At(13)),
            reading => reading.ElapsedSeconds.ShouldBe(6 * 3600));
    }

    [Fact]
    public void A_pause_that_begins_exactly_at_due_leaves_the_due_time() =>
        new TicketHistory().Opened(Nine).Paused(At(13)).Clock(Resolving, Resolution).Judge(At(14)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Overdue), reading => reading.DueAt.ShouldBe(At(13)));

    [Fact]
    public void A_clock_stopped_while_paused_is_met_without_a_due_time()
    {
        var clock = new TicketHistory().Opened(Nine).Paused(At(9, 10)).Responded(At(15)).Clock(Terms(Target(PeriodicUpdate, 60)), PeriodicUpdate);
        clock.Judge(At(16)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Met),
            reading => reading.DueAt.ShouldBeNull(),
            reading => reading.CountsAt.ShouldBe(At(15)),
            reading => reading.ElapsedSeconds.ShouldBe(600));
    }

    [Fact]
    public void Resolving_ends_all_pauses_so_that_reopening_runs()
    {
        var history = new TicketHistory().Opened(Nine).Paused(At(10)).Resolved(At(12));
        history.Clock(Resolving, Resolution).ShouldSatisfyAllConditions(
            clock => clock.PausedAtAnchor.ShouldBe(Duration.FromHours(2)), clock => clock.DueAt.ShouldBe(At(15)));
        history.Reopened(At(14)).Clock(Resolving, Resolution).ShouldSatisfyAllConditions(
            clock => clock.IsPaused.ShouldBeFalse(), clock => clock.DueAt.ShouldBe(At(17)));
    }

    [Fact]
    public void A_cycle_that_starts_while_the_ticket_is_paused_starts_paused()
    {
        var clock = new TicketHistory().Opened(Nine).Paused(At(9, 10)).Responded(At(10)).Resumed(At(11)).Clock(Terms(Target(PeriodicUpdate, 60)), PeriodicUpdate, 2);
        clock.StartedAt.ShouldBe(At(10));
        clock.DueAt.ShouldBe(At(12));
        clock.PausedAtAnchor.ShouldBe(Duration.FromHours(1));
    }
}
