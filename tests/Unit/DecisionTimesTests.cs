using MspEvents.Domain;
using NodaTime;
using static MspEvents.Domain.ChangeStatus;
using static MspEvents.Tests.Unit.ScopeHistory;

namespace MspEvents.Tests.Unit;

public class DecisionTimesTests
{
    const int Hour = 3600;

    [Fact]
    public void Time_runs_from_the_first_submission_to_the_decision()
    {
        var times = new ScopeHistory().Change(1, Raised, Noon(2, 1)).Change(1, Submitted, Noon(2, 2)).Change(1, Deferred, Noon(2, 3)).Change(1, Submitted, Noon(2, 10))
            .Change(1, Rejected, Noon(2, 12)).Totals().DecisionTimes;
        times.ShouldBe(new("24x7", 1, 240 * Hour, 240 * Hour, null));
    }

    [Fact]
    public void It_is_business_time_where_the_contract_has_business_hours()
    {
        var calendar = new ServiceCalendar { TimeZone = "UTC", Weekly = new Dictionary<string, IReadOnlyList<TimeWindow>> { ["mon"] = [new(9 * Hour, 17 * Hour)] } };
        var history = new ScopeHistory(signed => signed with { Calendars = new Dictionary<string, ServiceCalendar> { ["businessHours"] = calendar } });
        // Friday to Tuesday holds one Monday.
        var times = history.Change(1, Submitted, Noon(2, 6)).Change(1, Approved, Noon(2, 10)).Totals().DecisionTimes;
        (times.Calendar, times.MedianSeconds).ShouldBe(("businessHours", 8 * Hour));
    }

    [Fact]
    public void The_median_of_an_even_number_is_the_mean_of_the_middle_and_the_ninetieth_is_the_nearest_rank()
    {
        var history = new ScopeHistory();
        for (var hours = 1; hours <= 10; hours++)
            history.Change(hours, Submitted, Noon(2, 1)).Change(hours, Approved, Noon(2, 1) + Duration.FromHours(hours));
        var times = history.Totals().DecisionTimes;
        (times.Decided, times.MedianSeconds, times.P90Seconds).ShouldBe((10, 5 * Hour + Hour / 2, 9 * Hour));
    }

    [Fact]
    public void The_oldest_open_decision_is_neither_decided_nor_withdrawn_and_may_be_deferred()
    {
        var times = new ScopeHistory().Change(1, Submitted, Noon(2, 1)).Change(1, Withdrawn, Noon(2, 2))
            .Change(2, Submitted, Noon(2, 1)).Change(2, Approved, Noon(2, 2))
            .Change(3, Submitted, Noon(2, 5)).Change(3, Deferred, Noon(2, 6)).Change(4, Submitted, Noon(2, 7)).Totals(Noon(2, 8)).DecisionTimes;
        times.OldestOpen.ShouldBe(new(Id(3), Noon(2, 5), 72 * Hour));
    }

    [Fact]
    public void What_was_approved_without_a_submission_has_no_decision_time()
    {
        var times = new ScopeHistory().Change(1, Assessed, Noon(2, 1)).Change(1, Approved, Noon(2, 5)).Totals().DecisionTimes;
        (times.Decided, times.MedianSeconds, times.P90Seconds).ShouldBe((0, null, null));
    }
}
