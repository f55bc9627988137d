using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.ClockTestTerms;

namespace MspEvents.Tests.Unit;

public sealed class BreachHistoryTests
{
    [Fact]
    public void The_risk_is_the_share_of_those_that_got_further_and_missed()
    {
        // 40 that used 10 to 400 % of a third of the target each; the upper half missed.
        var history = new BreachHistory(Enumerable.Range(1, 40).Select(index => new FinishedClock(index / 20m, index > 20)));
        var risk = history.RiskOf(Running(usedMinutes: 60))!;
        risk.Count.ShouldBe(30);
        risk.Percent.ShouldBe(100.0 * 20 / 30, 1e-9);
        risk.LowPercent.ShouldBe(48.78, 0.01);
        risk.HighPercent.ShouldBe(80.77, 0.01);
    }

    [Fact]
    public void Fewer_than_twenty_examples_say_nothing()
    {
        var twenty = Enumerable.Range(0, 20).Select(_ => new FinishedClock(0.6m, false)).ToList();
        new BreachHistory(twenty).RiskOf(Running(60))!.ShouldSatisfyAllConditions(risk => risk.Percent.ShouldBe(0), risk => risk.LowPercent.ShouldBe(0));
        new BreachHistory(twenty.Skip(1)).RiskOf(Running(60)).ShouldBeNull();
        new BreachHistory(twenty).RiskOf(Running(72)).ShouldBeNull("none of them got further than an equal share");
    }

    [Fact]
    public void A_clock_that_is_overdue_or_finished_has_no_risk_left()
    {
        var history = new BreachHistory(Enumerable.Range(0, 30).Select(_ => new FinishedClock(9, true)));
        history.RiskOf(Running(121)).ShouldBeNull();
        FinishedClock.Of(new TicketHistory().Opened(Nine).Resolved(At(12)).Clock(Terms(Target(ServiceMetric.Resolution, 120)), ServiceMetric.Resolution).Judge(At(13)))
            .ShouldBe(new(1.5m, true));
    }

    static ClockReading Running(int usedMinutes) =>
        new TicketHistory().Opened(Nine).Clock(Terms(Target(ServiceMetric.Resolution, 120)), ServiceMetric.Resolution).Judge(Nine + Duration.FromMinutes(usedMinutes));
}
