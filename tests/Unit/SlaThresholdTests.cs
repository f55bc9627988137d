using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ServiceMetric;
using static MspEvents.Tests.Unit.ClockTestTerms;

namespace MspEvents.Tests.Unit;

/// <summary>When shares of a target are reached, for the timer that records them once each.</summary>
public sealed class SlaThresholdTests
{
    static readonly ContractTerms Resolving = Terms(Target(Resolution, 240), Target(Resolution, 120, priority: 2));

    [Fact]
    public void A_running_clock_says_when_it_will_be_at_risk_and_due()
    {
        var history = new TicketHistory().Opened(Nine);
        Reached(history).ShouldBe([(75, At(12)), (90, At(12, 36)), (100, At(13))]);
        history.Clock(Resolving, Resolution).ShouldSatisfyAllConditions(
            clock => clock.NextThreshold.ShouldBe(75), clock => clock.NextThresholdAt.ShouldBe(At(12)));
    }

    [Fact]
    public void A_clock_paused_without_an_end_will_reach_none_and_one_with_an_end_reaches_them_after_it()
    {
        Reached(new TicketHistory().Opened(Nine).Paused(At(10))).ShouldBeEmpty();
        Reached(new TicketHistory().Opened(Nine).Paused(At(10), until: At(11))).ShouldBe([(75, At(13)), (90, At(13, 36)), (100, At(14))]);
    }

    [Fact]
    public void What_was_reached_before_a_pause_stays_reached() =>
        Reached(new TicketHistory().Opened(Nine).Paused(At(12, 30)).Resumed(At(14))).ShouldBe([(75, At(12)), (90, At(14, 6)), (100, At(14, 30))]);

    [Fact]
    public void A_stopped_clock_reached_what_it_reached_and_was_breached_only_if_it_was_missed()
    {
        Reached(new TicketHistory().Opened(Nine).Resolved(At(12, 30))).ShouldBe([(75, At(12))]);
        Reached(new TicketHistory().Opened(Nine).Resolved(At(13))).ShouldBe([(75, At(12)), (90, At(12, 36))]);
        Reached(new TicketHistory().Opened(Nine).Resolved(At(14))).ShouldBe([(75, At(12)), (90, At(12, 36)), (100, At(13))]);
    }

    [Fact]
    public void Another_target_has_thresholds_of_its_own_none_before_the_change()
    {
        var history = new TicketHistory().Opened(Nine).Reprioritised(At(10, 45), 2);
        Reached(history).ShouldBe([(75, At(10, 45)), (90, At(10, 48)), (100, At(11))]);
        var later = new TicketHistory().Opened(Nine).Reprioritised(At(12, 10), 2);
        SlaThresholds.Of(later.Facts, Resolving, At(13)).Select(threshold => (threshold.Percent, threshold.At, threshold.TargetSeconds)).ShouldBe(
            [(75, At(12), 14400), (75, At(12, 10), 7200), (90, At(12, 10), 7200), (100, At(12, 10), 7200)]);
    }

    [Fact]
    public void What_the_log_has_is_not_to_be_recorded_again()
    {
        var history = new TicketHistory().Opened(Nine).ThresholdRecorded(At(12), Resolution, 75, At(13));
        SlaThresholds.Of(history.Facts, Resolving, At(13)).Select(threshold => (threshold.Percent, threshold.Recorded))
            .ShouldBe([(75, true), (90, false), (100, false)]);
        history.Clock(Resolving, Resolution).NextThreshold.ShouldBe(90);
        history.Paused(At(12, 10)).Resumed(At(12, 20)).ThresholdRecorded(At(12, 46), Resolution, 90, At(13, 10)).ThresholdRecorded(At(13, 10), Resolution, 100, At(13, 10));
        history.Clock(Resolving, Resolution).NextThresholdAt.ShouldBeNull();
    }

    [Fact]
    public void A_threshold_recorded_where_the_target_changed_is_recorded_once()
    {
        var history = new TicketHistory().Opened(Nine).Reprioritised(At(12), 2, ChangeMode.FromChange).ThresholdRecorded(At(12), Resolution, 75, At(13));
        SlaThresholds.Of(history.Facts, Resolving, At(13)).First(threshold => threshold.At == At(12)).Recorded.ShouldBeTrue();
    }

    [Fact]
    public void A_threshold_that_a_late_fact_moved_is_not_recorded_a_second_time()
    {
        var history = new TicketHistory().Opened(Nine).ThresholdRecorded(At(12), Resolution, 75, At(13)).Paused(At(10)).Resumed(At(11));
        SlaThresholds.Of(history.Facts, Resolving, At(13)).Single(threshold => threshold.Percent == 75).ShouldSatisfyAllConditions(
            threshold => threshold.At.ShouldBe(At(13)), threshold => threshold.Recorded.ShouldBeTrue());
    }

    [Fact]
    public void An_old_ticket_brought_in_stays_silent_about_what_came_before_it_was_recorded()
    {
        var opened = new TicketOpened { Title = "Old", Priority = 3, Requester = new("Ida Brandt") };
        Reached(new TicketHistory().Add(Nine, opened, recordedAt: At(12, 30))).ShouldBe([(90, At(12, 36)), (100, At(13))]);
        new TicketHistory().Add(Nine, opened, recordedAt: At(20)).Clock(Resolving, Resolution).NextThreshold.ShouldBeNull();
    }

    static IEnumerable<(int, Instant)> Reached(TicketHistory history) =>
        SlaThresholds.Of(history.Facts, Resolving, At(20)).Select(threshold => (threshold.Percent, threshold.At));
}
