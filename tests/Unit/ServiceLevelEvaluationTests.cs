using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.ClockTestTerms;

namespace MspEvents.Tests.Unit;

public sealed class ServiceLevelEvaluationTests
{
    static readonly ServiceLevels Levels = new()
    {
        Targets = [Target(ServiceMetric.FirstResponse, 30), Target(ServiceMetric.Resolution, 240, calendar: "office"), Target(ServiceMetric.Resolution, 60, priority: 1)],
    };

    [Fact]
    public void A_trial_is_judged_by_the_rules_for_real_tickets()
    {
        var clocks = Read(
            At(20),
            new() { At = Nine, Type = TrialEventType.Opened },
            new() { At = At(9, 20), Type = TrialEventType.Responded },
            new() { At = At(10), Type = TrialEventType.Paused, Reason = "awaitingCustomer" },
            new() { At = At(12), Type = TrialEventType.CustomerReplied },
            new() { At = At(15), Type = TrialEventType.Closed });
        clocks.Select(clock => (clock.Metric, clock.Verdict, clock.DueAt, clock.ElapsedSeconds, clock.PausedSeconds)).ShouldBe(
        [
            (ServiceMetric.FirstResponse, ClockVerdict.Met, At(9, 30), 20 * 60, 0),
            (ServiceMetric.Resolution, ClockVerdict.Met, At(15), 4 * 3600, 2 * 3600),
        ]);
    }

    [Fact]
    public void Events_may_come_in_any_order_and_later_ones_than_now_are_left_out() =>
        Read(
            At(9, 10),
            new() { At = At(9, 5), Type = TrialEventType.Responded, Public = false },
            new() { At = At(9, 20), Type = TrialEventType.Responded },
            new() { At = Nine, Type = TrialEventType.Opened })[0].Verdict.ShouldBe(ClockVerdict.Running);

    [Fact]
    public void A_priority_may_follow_from_impact_and_urgency() =>
        Read(
            At(10),
            new() { At = Nine, Type = TrialEventType.Opened },
            new() { At = At(9, 30), Type = TrialEventType.Reprioritised, Impact = 1, Urgency = 1, Mode = ChangeMode.FromChange })
            .Single(clock => clock.Metric == ServiceMetric.Resolution).ShouldSatisfyAllConditions(
                clock => clock.Priority.ShouldBe(1), clock => clock.DueAt.ShouldBe(At(10, 30)));

    [Fact]
    public void Every_type_of_event_is_known()
    {
        foreach (var type in Enum.GetValues<TrialEventType>())
        {
            Read(At(20), new() { At = Nine, Type = TrialEventType.Opened }, new() { At = At(10), Type = type, Reason = "scheduled", Priority = 1 })
                .ShouldNotBeEmpty(type.ToString());
        }
    }

    [Fact]
    public void What_contradicts_itself_is_named_where_it_stands()
    {
        var trial = new ServiceLevelTrial
        {
            ServiceLevels = Levels,
            Now = At(20),
            Tickets =
            [
                new()
                {
                    Key = "a",
                    Priority = 6,
                    Events =
                    [
                        new() { At = Nine, Type = TrialEventType.Opened },
                        new() { At = Nine - Duration.FromSeconds(1), Type = TrialEventType.Responded },
                        new() { At = At(10), Type = TrialEventType.Paused, Reason = " ", Until = At(10) },
                        new() { At = At(10), Type = TrialEventType.Reprioritised, Impact = 2 },
                        new() { At = At(10), Type = TrialEventType.Opened },
                    ],
                },
                new() { Key = "b", Impact = 3, Urgency = 3, Events = [] },
            ],
        };
        TrialErrors.Of(trial).Select(error => (error.Path, error.Code)).ShouldBe(
        [
            ("/tickets/0/priority", "out_of_range"),
            ("/tickets/0/events/1/at", "before_opening"),
            ("/tickets/0/events/2/reason", "required"),
            ("/tickets/0/events/2/until", "until_passed"),
            ("/tickets/0/events/3/priority", "required"),
            ("/tickets/0/events/4/type", "opened_twice"),
            ("/tickets/1/events", "opened_missing"),
        ]);
    }

    static IReadOnlyList<ClockReading> Read(Instant now, params TrialEvent[] events) => ServiceLevelEvaluation.Of(new()
    {
        Calendars = new Dictionary<string, ServiceCalendar> { ["office"] = SampleContract.OfficeHours },
        ServiceLevels = Levels,
        Now = now,
        Tickets = [new() { Key = "ticket", Priority = 3, Events = events }],
    }).Tickets.ShouldHaveSingleItem().Clocks;
}
