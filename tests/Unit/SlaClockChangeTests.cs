using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;
using static MspEvents.Tests.Unit.ClockTestTerms;

namespace MspEvents.Tests.Unit;

/// <summary>Reprioritising, correcting and amending: four modes, and what none of them touches.</summary>
public sealed class SlaClockChangeTests
{
    static readonly ContractTerms TwoPriorities = Terms(Target(Resolution, 240), Target(Resolution, 120, priority: 2));

    [Theory]
    [InlineData(ChangeMode.FromCreation, 9, 11, 3600)]
    [InlineData(ChangeMode.FromChange, 10, 12, 0)]
    [InlineData(ChangeMode.CarryElapsed, 9, 11, 3600)]
    [InlineData(ChangeMode.CarryPercent, 9, 11.5, 1800)]
    public void A_change_of_priority_follows_its_mode(ChangeMode mode, int startedHour, double dueHour, int elapsedSeconds)
    {
        var clock = new TicketHistory().Opened(Nine).Reprioritised(At(10), 2, mode).Clock(TwoPriorities, Resolution);
        clock.Priority.ShouldBe(2);
        clock.TargetSeconds.ShouldBe(7200);
        clock.StartedAt.ShouldBe(At(startedHour));
        clock.DueAt.ShouldBe(Nine + Duration.FromHours(dueHour - 9));
        clock.Judge(At(10)).ElapsedSeconds.ShouldBe(elapsedSeconds);
    }

    [Fact]
    public void From_creation_counts_pauses_and_resolved_time_by_the_new_calendar()
    {
        var terms = Terms(Target(Resolution, 600), Target(Resolution, 480, priority: 2, calendar: "office"));
        var opened = Nine - Duration.FromHours(2);
        var clock = new TicketHistory().Opened(opened).Paused(Nine - Duration.FromHours(1)).Resumed(At(10)).Resolved(At(11)).Reopened(At(12))
            .Reprioritised(At(13), 2).Clock(terms, Resolution);
        clock.ElapsedAtAnchor.ShouldBe(Duration.FromHours(2));
        clock.PausedAtAnchor.ShouldBe(Duration.FromHours(1));
        clock.DueAt.ShouldBe(Nine + Duration.FromDays(1) + Duration.FromHours(2));
    }

    [Fact]
    public void Carried_time_was_counted_by_the_old_calendar()
    {
        var terms = Terms(Target(Resolution, 600), Target(Resolution, 480, priority: 2, calendar: "office"));
        var clock = new TicketHistory().Opened(Nine - Duration.FromHours(2)).Reprioritised(At(10), 2, ChangeMode.CarryElapsed).Clock(terms, Resolution);
        clock.ElapsedAtAnchor.ShouldBe(Duration.FromHours(3));
        clock.DueAt.ShouldBe(At(15));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(5, 2)]
    public void A_carried_share_is_rounded_half_to_even(int elapsedSeconds, int carriedSeconds)
    {
        var clock = new TicketHistory().Opened(Nine).Reprioritised(At(9, 0, elapsedSeconds), 2, ChangeMode.CarryPercent).Clock(TwoPriorities, Resolution);
        clock.ElapsedAtAnchor.ShouldBe(Duration.FromSeconds(carriedSeconds));
    }

    [Theory]
    [InlineData(ChangeMode.FromCreation)]
    [InlineData(ChangeMode.CarryElapsed)]
    public void A_change_never_makes_a_clock_due_before_it(ChangeMode mode)
    {
        var history = new TicketHistory().Opened(Nine).Reprioritised(At(12), 2, mode);
        history.Clock(TwoPriorities, Resolution).Judge(At(12, 1)).ShouldSatisfyAllConditions(
            reading => reading.DueAt.ShouldBe(At(12)), reading => reading.Verdict.ShouldBe(ClockVerdict.Overdue), reading => reading.Priority.ShouldBe(2));
        history.Resolved(At(12)).Clock(TwoPriorities, Resolution).Judge(At(12)).Verdict.ShouldBe(ClockVerdict.Met);
    }

    [Fact]
    public void A_paused_clock_that_a_change_makes_due_is_due_at_the_change() =>
        new TicketHistory().Opened(Nine).Paused(At(11, 30)).Reprioritised(At(12), 2).Clock(TwoPriorities, Resolution).DueAt.ShouldBe(At(12));

    [Fact]
    public void A_missed_clock_is_not_touched_and_counts_under_its_old_priority()
    {
        var clock = new TicketHistory().Opened(Nine).Reprioritised(At(14), 2, ChangeMode.FromChange).Resolved(At(14, 30)).Clock(TwoPriorities, Resolution);
        clock.Judge(At(15)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Missed),
            reading => reading.Priority.ShouldBe(3),
            reading => reading.DueAt.ShouldBe(At(13)),
            reading => reading.TargetSeconds.ShouldBe(240 * 60));
    }

    [Fact]
    public void A_stopped_clock_is_not_touched() =>
        new TicketHistory().Opened(Nine).Resolved(At(10)).Reprioritised(At(11), 2).Clock(TwoPriorities, Resolution).ShouldSatisfyAllConditions(
            clock => clock.Priority.ShouldBe(3), clock => clock.DueAt.ShouldBe(At(13)), clock => clock.TargetSeconds.ShouldBe(240 * 60));

    [Fact]
    public void A_met_clock_that_runs_on_after_a_change_runs_under_the_new_priority()
    {
        var clock = new TicketHistory().Opened(Nine).Resolved(At(10)).Reprioritised(At(11), 2).Reopened(At(12)).Clock(TwoPriorities, Resolution);
        clock.Priority.ShouldBe(2);
        clock.DueAt.ShouldBe(At(13));
    }

    [Fact]
    public void A_met_clock_that_used_up_its_new_target_is_due_when_it_runs_on() =>
        new TicketHistory().Opened(Nine).Resolved(At(12)).Reprioritised(At(12, 30), 2).Reopened(At(14)).Clock(TwoPriorities, Resolution).DueAt
            .ShouldBe(At(14));

    [Fact]
    public void A_priority_without_the_target_cancels_the_clock_unless_it_was_due()
    {
        var history = new TicketHistory().Opened(Nine).Reprioritised(At(10), 5);
        history.Clock(TwoPriorities, Resolution).Judge(At(20)).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(ClockVerdict.Cancelled), reading => reading.Priority.ShouldBe(3), reading => reading.ElapsedSeconds.ShouldBe(3600));
        new TicketHistory().Opened(Nine).Reprioritised(At(14), 5).Clock(TwoPriorities, Resolution).Judge(At(20)).Verdict.ShouldBe(ClockVerdict.Overdue);
    }

    [Fact]
    public void A_target_that_appears_starts_at_the_clocks_natural_start_and_is_not_due_before_it_appeared()
    {
        new TicketHistory().Opened(Nine, priority: 5).Reprioritised(At(10), 2, ChangeMode.FromChange).Clock(TwoPriorities, Resolution)
            .ShouldSatisfyAllConditions(clock => clock.StartedAt.ShouldBe(Nine), clock => clock.DueAt.ShouldBe(At(11)));
        new TicketHistory().Opened(Nine, priority: 5).Reprioritised(At(15), 2).Clock(TwoPriorities, Resolution).DueAt.ShouldBe(At(15));
    }

    [Fact]
    public void A_target_that_comes_back_finds_the_same_clock()
    {
        var clock = new TicketHistory().Opened(Nine).Reprioritised(At(10), 5).Reprioritised(At(11), 3).Clocks(TwoPriorities).ShouldHaveSingleItem();
        clock.CancelledAt.ShouldBeNull();
        clock.DueAt.ShouldBe(At(13));
    }

    [Fact]
    public void A_target_does_not_appear_for_a_clock_that_has_stopped() =>
        new TicketHistory().Opened(Nine, priority: 5).Responded(At(9, 5)).Reprioritised(At(10), 3).Clocks(Terms(Target(FirstResponse, 30))).ShouldBeEmpty();

    [Fact]
    public void A_target_that_appeared_while_resolved_shows_once_the_ticket_is_reopened()
    {
        var history = new TicketHistory().Opened(Nine, priority: 5).Resolved(At(10)).Reprioritised(At(11), 3);
        history.Clocks(TwoPriorities).ShouldBeEmpty();
        history.Reopened(At(12)).Clock(TwoPriorities, Resolution).DueAt.ShouldBe(At(15));
    }

    [Fact]
    public void Impact_and_urgency_that_leave_the_priority_leave_the_clock() =>
        new TicketHistory().Opened(Nine).Reprioritised(At(10), 3, ChangeMode.FromChange).Clock(TwoPriorities, Resolution).DueAt.ShouldBe(At(13));

    [Fact]
    public void A_corrected_type_changes_the_target_from_creation()
    {
        var terms = Terms(Target(Resolution, 240), Target(Resolution, 120, type: TicketType.Alert));
        new TicketHistory().Opened(Nine).Corrected(At(10), TicketType.Alert).Clock(terms, Resolution).ShouldSatisfyAllConditions(
            clock => clock.TargetSeconds.ShouldBe(7200), clock => clock.DueAt.ShouldBe(At(11)));
    }

    [Fact]
    public void An_amendment_without_a_mode_leaves_running_tickets_and_counts_for_new_ones()
    {
        var amended = Terms(new ServiceLevels { Targets = [Target(Resolution, 240)] }, Shorter(mode: null));
        new TicketHistory().Opened(Nine).Clock(amended, Resolution, asOf: Change + Duration.FromHours(1)).TargetSeconds.ShouldBe(240 * 60);
        new TicketHistory().Opened(Change).Clock(amended, Resolution).TargetSeconds.ShouldBe(60 * 60);
    }

    [Fact]
    public void An_amendment_with_a_mode_counts_for_running_tickets_from_its_first_instant()
    {
        var amended = Terms(new ServiceLevels { Targets = [Target(Resolution, 2880)] }, Shorter(ChangeMode.FromChange));
        var history = new TicketHistory().Opened(Nine);
        history.Clock(amended, Resolution).ShouldSatisfyAllConditions(
            clock => clock.TargetSeconds.ShouldBe(2880 * 60), clock => clock.ValidUntil.ShouldBe(Change));
        history.Clock(amended, Resolution, asOf: Change).ShouldSatisfyAllConditions(
            clock => clock.TargetSeconds.ShouldBe(3600),
            clock => clock.StartedAt.ShouldBe(Change),
            clock => clock.DueAt.ShouldBe(Change + Duration.FromHours(1)),
            clock => clock.ValidUntil.ShouldBeNull());
    }

    [Fact]
    public void An_amendment_that_leaves_a_clock_as_it_was_does_not_restart_it()
    {
        var levels = new ServiceLevels { Targets = [Target(Resolution, 2880)] };
        var amended = Terms(levels, new ServiceLevelsAmended(new(2026, 3, 3), levels with { WarnAt = [50] }, ChangeMode.FromChange, "earlier warning", false));
        new TicketHistory().Opened(Nine).Clock(amended, Resolution, asOf: Change).StartedAt.ShouldBe(Nine);
    }

    [Fact]
    public void An_amended_calendar_counts_for_running_clocks_by_its_mode()
    {
        var longer = SampleContract.OfficeHours with
        {
            Weekly = SampleContract.OfficeHours.Weekly!.ToDictionary(day => day.Key, _ => (IReadOnlyList<TimeWindow>)[new(6 * 3600, 22 * 3600)]),
        };
        var levels = new ServiceLevels { Targets = [Target(Resolution, 600, calendar: "office")] };
        ContractTerms Amended(ChangeMode mode) => Terms(levels, new CalendarAmended(new(2026, 3, 3), "office", longer, mode, "longer days", false));
        var history = new TicketHistory().Opened(Nine);
        history.Clock(Amended(ChangeMode.CarryElapsed), Resolution, asOf: Change).DueAt.ShouldBe(Change + Duration.FromHours(8));
        history.Clock(Amended(ChangeMode.FromCreation), Resolution, asOf: Change).ShouldSatisfyAllConditions(
            clock => clock.ElapsedAtAnchor.ShouldBe(Duration.FromHours(13)), clock => clock.DueAt.ShouldBe(Change));
    }

    [Fact]
    public void Amended_levels_may_use_a_calendar_that_was_added_for_new_tickets()
    {
        var weekends = SampleContract.OfficeHours with { Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>> { ["sat"] = [new(0, 86400)] } };
        var amended = Terms(
            new ServiceLevels { Targets = [Target(Resolution, 2880)] },
            new CalendarAmended(new(2026, 3, 3), "weekends", weekends, null, "new", false),
            new ServiceLevelsAmended(
                new(2026, 3, 3), new() { Targets = [Target(Resolution, 60, calendar: "weekends")] }, ChangeMode.FromChange, "new", false));
        new TicketHistory().Opened(Nine).Clock(amended, Resolution, asOf: Change).DueAt.ShouldBe(SampleContract.Midnight(2026, 3, 7) + Duration.FromHours(1));
    }

    static readonly Instant Change = SampleContract.Midnight(2026, 3, 3);

    static ServiceLevelsAmended Shorter(ChangeMode? mode) =>
        new(new(2026, 3, 3), new() { Targets = [Target(Resolution, 60)] }, mode, "faster", false);
}
