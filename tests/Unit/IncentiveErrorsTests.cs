using MspEvents.Domain;
using static MspEvents.Tests.Unit.ContractHistory;

namespace MspEvents.Tests.Unit;

public class IncentiveErrorsTests
{
    [Fact]
    public void Incentives_without_a_contradiction_have_no_errors() =>
        Of(new(12.5m, [Measure(60, [new(90, 100), new(95, 40)], [new(99, 1), new(100, 2)]), Measure(40, [], metric: ServiceMetric.Availability)], new(3)))
            .ShouldBeEmpty();

    [Fact]
    public void Pools_are_at_most_the_whole() =>
        Of(new(10, [Measure(60, []), Measure(40.01m, [], priority: 1)])).ShouldBe(["/measures pools_above_100"]);

    [Fact]
    public void Shares_that_no_number_can_sum_are_refused_one_by_one() =>
        Of(new(10, [Measure(decimal.MaxValue, []), Measure(decimal.MaxValue, [], priority: 1)]))
            .ShouldBe(["/measures/0/poolPercent invalid_percent", "/measures/1/poolPercent invalid_percent"]);

    [Fact]
    public void Tiers_and_bonus_steps_rise_or_fall_strictly() =>
        Of(new(10, [Measure(50, [new(95, 40), new(95, 20), new(90, 50)], [new(99, 1), new(98, 2), new(99.5m, 3)])]))
            .ShouldBe(["/measures/0/tiers/1 overlapping_tiers", "/measures/0/tiers/2 overlapping_tiers", "/measures/0/bonus/2 overlapping_tiers"]);

    [Fact]
    public void Tiers_may_be_listed_from_the_best_month_down() =>
        Of(new(10, [Measure(50, [new(95, 40), new(90, 100), new(80, 150)], [new(100, 2), new(99, 1)])])).ShouldBeEmpty();

    [Fact]
    public void A_better_month_gives_no_higher_credit() =>
        Of(new(10, [Measure(50, [new(90, 40), new(95, 50)])])).ShouldBe(["/measures/0/tiers/1/creditPercent unordered_tiers"]);

    [Fact]
    public void A_metric_and_priority_are_measured_once() =>
        Of(new(10, [Measure(50, [], priority: 2), Measure(50, [], priority: 2)])).ShouldBe(["/measures/1 duplicate_measure"]);

    [Fact]
    public void Everything_has_its_range() =>
        Of(new(101, [Measure(-1, [new(0, 1001)], [new(101, -1)], -1, priority: 6), Measure(1, [], metric: ServiceMetric.Availability, priority: 1)], new(0)))
            .ShouldBe([
                "/atRiskPercent invalid_percent", "/measures/0/priority invalid_priority", "/measures/0/poolPercent invalid_percent",
                "/measures/0/minVolume invalid_volume", "/measures/0/tiers/0/below invalid_percent", "/measures/0/tiers/0/creditPercent invalid_percent",
                "/measures/0/bonus/0/atOrAbove invalid_percent", "/measures/0/bonus/0/percentOfFee invalid_percent",
                "/measures/1/priority invalid_priority", "/earnBack/periods invalid_periods",
            ]);

    static IEnumerable<string> Of(Incentives incentives) => IncentiveErrors.Of(incentives).Select(error => $"{error.Path} {error.Code}");
}
