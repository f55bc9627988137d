using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public class WatermelonTests
{
    static readonly PooledClocks Green = new(19, 1, 95);
    static readonly PooledClocks Red = new(18, 2, 95);

    [Fact]
    public void Targets_met_and_clients_not_content_is_a_watermelon()
    {
        // Mean 50, s 15.811, t(4) 2.776: 50 +- 19.63.
        var reading = Of([Green], 30, 40, 50, 60, 70);
        reading.Verdict.ShouldBe(WatermelonVerdict.Watermelon);
        (reading.CompliancePercent, reading.TargetPercent, reading.Clocks, reading.Responses, reading.Mean).ShouldBe((95, 95, 20, 5, 50));
        reading.Low!.Value.ShouldBe(30.368, 0.001);
        reading.High!.Value.ShouldBe(69.632, 0.001);
    }

    [Fact]
    public void An_interval_that_reaches_the_target_is_no_watermelon() => Of([Green], 31, 41, 51, 61, 71).Verdict.ShouldBe(WatermelonVerdict.Aligned);

    [Fact]
    public void Targets_not_met_and_clients_content_is_a_kiwi()
    {
        Of([Red], 70, 70, 70, 70, 70).Verdict.ShouldBe(WatermelonVerdict.Kiwi);
        Of([Red], 69, 70, 70, 70, 70).Verdict.ShouldBe(WatermelonVerdict.Aligned);
        Of([Red], 30, 40, 50, 60, 70).Verdict.ShouldBe(WatermelonVerdict.Aligned);
        Of([Green], 90, 90, 90, 90, 90).Verdict.ShouldBe(WatermelonVerdict.Aligned);
    }

    [Fact]
    public void Too_few_answers_or_no_clocks_are_unknown_and_never_green()
    {
        Of([Green], 10, 10, 10, 10).Verdict.ShouldBe(WatermelonVerdict.Unknown);
        Of([], 10, 10, 10, 10, 10).Verdict.ShouldBe(WatermelonVerdict.Unknown);
        Of([new(0, 0, 95)], 90, 90, 90, 90, 90).ShouldSatisfyAllConditions(
            reading => reading.Verdict.ShouldBe(WatermelonVerdict.Unknown), reading => reading.CompliancePercent.ShouldBeNull());
        var none = Of([Green]);
        (none.Mean, none.Low, none.High).ShouldBe((null, null, null));
    }

    [Fact]
    public void Compliance_is_pooled_and_held_against_the_targets_weighted_by_their_clocks()
    {
        // 98 of 110 met; the targets weigh 100 x 90 and 10 x 80: 89.09 %.
        var reading = Of([new(92, 8, 90), new(6, 4, 80)], 10, 10, 10, 10, 10);
        (reading.CompliancePercent, reading.TargetPercent).ShouldBe((89.0909m, 89.0909m));
        reading.Verdict.ShouldBe(WatermelonVerdict.Watermelon);
        Of([new(91, 9, 90), new(6, 4, 80)], 10, 10, 10, 10, 10).Verdict.ShouldBe(WatermelonVerdict.Aligned);
    }

    [Fact]
    public void The_interval_is_cut_to_the_scale()
    {
        var reading = Of([Green], 0, 100, 0, 100, 100);
        (reading.Low, reading.High).ShouldBe((0, 100));
    }

    static Watermelon Of(PooledClocks[] clocks, params double[] answers) => Watermelon.Of(clocks, answers, 70, SatisfactionSettings.Default);
}
