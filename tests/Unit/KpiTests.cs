using MspEvents.Domain;
using NodaTime;
using static MspEvents.Tests.Unit.SampleContract;
using static MspEvents.Tests.Unit.Scenario;

namespace MspEvents.Tests.Unit;

public sealed class KpiTests
{
    // 100 days in which 60 should become 80.
    static readonly Instant Start = Midnight(2026, 4, 1);
    static readonly KpiAgreed Agreed =
        new("first-fix", "Fixed at first contact", "%", 60, 80, new(2026, 7, 9), "fewer calls", KpiDirection.Up, null) { OccurredAt = Start };

    [Theory]
    [InlineData("name", 'S', "not_specific")]
    [InlineData("unit", 'M', "not_measurable")]
    [InlineData("target", 'A', "not_achievable")]
    [InlineData("direction", 'A', "contradicts_direction")]
    [InlineData("goal", 'R', "not_relevant")]
    [InlineData("dueOn", 'T', "not_time_bound")]
    public void A_kpi_that_is_not_smart_is_refused_with_the_letter_it_lacks(string lacking, char letter, string code)
    {
        var agree = new AgreeKpi("first-fix", "Fixed at first contact", "%", 60, 80, new(2026, 7, 9), "fewer calls", KpiDirection.Up, null) { OccurredAt = Start };
        agree = lacking switch
        {
            "name" => agree with { Name = " " },
            "unit" => agree with { Unit = "" },
            "target" => agree with { Target = 60 },
            "direction" => agree with { Direction = KpiDirection.Down },
            "goal" => agree with { Goal = "" },
            _ => agree with { DueOn = default },
        };

        var refused = Should.Throw<BrokenRule>(() => Given(Contract.Decider, Signed).When(agree).ThenOne<KpiAgreed>());

        refused.Code.ShouldBe(code);
        refused.Message.ShouldStartWith($"{letter}, ");
    }

    [Fact]
    public void A_kpi_is_adjusted_with_a_reason_and_its_history_is_kept()
    {
        var adjust = new AgreeKpi("first-fix", "Fixed at first contact", "%", 60, 90, new(2026, 7, 9), "fewer calls", KpiDirection.Up, null) { OccurredAt = Start };
        Given(Contract.Decider, Signed, Agreed).When(adjust).ThenRefused("reason_required");
        Given(Contract.Decider, Signed, Agreed).When(adjust with { Imported = true }).ThenOne<KpiAgreed>();
        var adjusted = Given(Contract.Decider, Signed, Agreed).When(adjust with { Reason = "going well" }).ThenOne<KpiAgreed>();

        var card = Card(Days(10), Agreed, adjusted with { OccurredAt = Days(5) });

        card.Smart.Achievable.ShouldBe(new(60, 90));
        card.History.Select(step => (step.Smart.Achievable.Target, step.Reason)).ShouldBe([(80, null), (90, "going well")]);
        // The way began anew with the new target.
        card.ElapsedPercent.ShouldBe(5.2632m);
    }

    [Fact]
    public void A_value_told_twice_is_one()
    {
        var measured = new KpiMeasured("first-fix", 66, null) { OccurredAt = Days(10) };
        var measure = new MeasureKpi("first-fix", 66, null) { OccurredAt = Days(10) };
        Given(Contract.Decider, Signed, Agreed, measured).When(measure).ThenNothing();
        Given(Contract.Decider, Signed, Agreed, measured).When(measure with { Value = 67 }).ThenOne<KpiMeasured>();
        Given(Contract.Decider, Signed, Agreed, measured).When(measure with { OccurredAt = Days(11) }).ThenOne<KpiMeasured>();
    }

    [Theory]
    [InlineData(10, 62, KpiStanding.OnTrack)]
    [InlineData(10, 61, KpiStanding.Behind)]
    [InlineData(10, 80, KpiStanding.Reached)]
    [InlineData(100, 79, KpiStanding.Missed)]
    [InlineData(100, 80, KpiStanding.Reached)]
    public void A_kpi_stands_where_its_last_value_and_the_time_gone_put_it(int day, int value, KpiStanding expected)
    {
        var card = Card(Days(day), Agreed, new KpiMeasured("first-fix", value, null) { OccurredAt = Days(5) });

        card.Standing.ShouldBe(expected);
        card.ProgressPercent.ShouldBe((value - 60) * 5);
        card.ElapsedPercent.ShouldBe(day);
    }

    [Fact]
    public void A_kpi_without_a_value_is_unmeasured_until_it_is_missed()
    {
        Card(Days(50), Agreed).Standing.ShouldBe(KpiStanding.Unmeasured);
        Card(Days(100), Agreed).Standing.ShouldBe(KpiStanding.Missed);
        (Card(Days(50), Agreed).Value, Card(Days(50), Agreed).ProgressPercent).ShouldBe((null, null));
    }

    [Fact]
    public void What_is_reached_after_the_due_day_is_missed_all_the_same() =>
        Card(Days(120), Agreed, new KpiMeasured("first-fix", 70, null) { OccurredAt = Days(90) }, new KpiMeasured("first-fix", 85, null) { OccurredAt = Days(110) })
            .Standing.ShouldBe(KpiStanding.Missed);

    [Fact]
    public void A_retired_kpi_says_since_when_and_why()
    {
        var card = Card(Days(50), Agreed, new KpiRetired("first-fix", "no calls any more") { OccurredAt = Days(20) });

        (card.Standing, card.RetiredAt, card.RetirementReason).ShouldBe((KpiStanding.Retired, Days(20), "no calls any more"));
    }

    [Fact]
    public void The_trend_is_the_line_through_the_values()
    {
        var trend = Trend(KpiDirection.Up, (0, 60), (10, 62), (20, 61), (30, 66)).ShouldNotBeNull();

        // By hand: slope 0.17 a day through (15, 62.25).
        trend.ShouldBe(new(TrendDirection.Improving, 5.1m, 76.7m, 5));
        Trend(KpiDirection.Down, (0, 60), (30, 66)).ShouldNotBeNull().Direction.ShouldBe(TrendDirection.Worsening);
        Trend(KpiDirection.Down, (0, 66), (30, 60)).ShouldNotBeNull().Direction.ShouldBe(TrendDirection.Improving);
        Trend(KpiDirection.Up, (0, 60), (30, 60)).ShouldNotBeNull().Direction.ShouldBe(TrendDirection.Steady);
    }

    [Fact]
    public void One_moment_makes_no_trend()
    {
        Trend(KpiDirection.Up).ShouldBeNull();
        Trend(KpiDirection.Up, (0, 60)).ShouldBeNull();
        Trend(KpiDirection.Up, (3, 60), (3, 61)).ShouldBeNull();
    }

    [Fact]
    public void Values_count_in_the_order_they_were_measured_in_however_late_they_are_told()
    {
        var late = Card(
            Days(50), Agreed, new KpiMeasured("first-fix", 70, null) { OccurredAt = Days(20) }, new KpiMeasured("first-fix", 65, null) { OccurredAt = Days(10) });

        late.Value.ShouldBe(70);
        late.Values.Select(value => value.Value).ShouldBe([65, 70]);
    }

    static Instant Days(int days) => Start.InZone(Zone).Date.PlusDays(days).AtStartOfDayInZone(Zone).ToInstant();

    static KpiCard Card(Instant judgedAt, params ContractEvent[] events) =>
        KpiBoard.Of([.. events.Prepend(Signed).Select((@event, index) => new Fact(@event, index + 1, index + 1, @event.OccurredAt))], judgedAt).ShouldHaveSingleItem();

    static KpiTrend? Trend(KpiDirection wanted, params (int Day, decimal Value)[] values) =>
        KpiTrend.Of([.. values.Select(value => (Start + Duration.FromDays(value.Day), value.Value))], wanted, Start + Duration.FromDays(100));
}
