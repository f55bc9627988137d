using MspEvents.Domain;
using static MspEvents.Domain.InitiativeKind;

namespace MspEvents.Tests.Unit;

public class HypeCycleRulesTests
{
    static readonly SatisfactionSettings Settings = SatisfactionSettings.Default;

    [Theory]
    [InlineData(2.999999, HypeCycleRule.Insufficient)]
    [InlineData(3, HypeCycleRule.HardwareRefresh)]
    public void Below_three_answers_worth_nothing_can_be_said(double weight, HypeCycleRule expected) =>
        Rule(40, weight: weight, active: [Migration]).ShouldBe(expected);

    [Theory]
    [InlineData(SatisfactionDirection.Up, HypeCycleRule.HardwareRefresh)]
    [InlineData(SatisfactionDirection.Flat, HypeCycleRule.HardwareRefresh)]
    [InlineData(SatisfactionDirection.Down, HypeCycleRule.OldIntractables)]
    public void A_migration_comes_first_unless_satisfaction_falls(SatisfactionDirection direction, HypeCycleRule expected) =>
        Rule(40, direction: direction, active: [Migration, Intractable]).ShouldBe(expected);

    [Theory]
    [InlineData(SatisfactionDirection.Down, 90, HypeCycleRule.OldIntractables)]
    [InlineData(SatisfactionDirection.Up, 50, HypeCycleRule.OldIntractables)]
    [InlineData(SatisfactionDirection.Up, 50.000001, HypeCycleRule.NewProcesses)]
    public void An_intractable_shows_while_satisfaction_falls_or_is_low(SatisfactionDirection direction, double index, HypeCycleRule expected) =>
        Rule(40, index, direction: direction, active: [Intractable, Process]).ShouldBe(expected);

    [Fact]
    public void An_outcome_counts_while_satisfaction_does_not_fall_and_no_intractable_is_open()
    {
        Rule(40, active: [Outcome, Training]).ShouldBe(HypeCycleRule.SuccessfulInitiatives);
        Rule(40, direction: SatisfactionDirection.Down, active: [Outcome, Training]).ShouldBe(HypeCycleRule.UserTraining);
        Rule(40, direction: SatisfactionDirection.Up, active: [Outcome, Intractable]).ShouldBe(HypeCycleRule.Carried);
    }

    [Fact]
    public void Of_several_frictions_the_one_that_started_last_decides()
    {
        Friction((Process, 10), (Security, 9), (Training, 8)).ShouldBe(HypeCycleRule.NewProcesses);
        Friction((Process, 10), (Security, 11), (Training, 8)).ShouldBe(HypeCycleRule.EnhancedSecurity);
        Friction((Process, 10), (Security, 11), (Process, 12)).ShouldBe(HypeCycleRule.NewProcesses);
    }

    [Fact]
    public void Of_frictions_that_started_on_one_day_training_comes_before_security_before_process()
    {
        Friction((Process, 10), (Security, 10), (Training, 10)).ShouldBe(HypeCycleRule.UserTraining);
        Friction((Process, 10), (Security, 10)).ShouldBe(HypeCycleRule.EnhancedSecurity);
    }

    [Theory]
    [InlineData(75, 60, 180, HypeCycleRule.ComfortableReliability)]
    [InlineData(74.999999, 60, 180, HypeCycleRule.EasyWins)]
    [InlineData(75, 59, 180, HypeCycleRule.EasyWins)]
    [InlineData(75, 60, 179, HypeCycleRule.EasyWins)]
    public void Reliability_is_comfortable_once_it_is_high_flat_for_long_and_not_young(double index, int flat, int day, HypeCycleRule expected) =>
        Rule(day, index, flat: flat, active: [EasyWin]).ShouldBe(expected);

    [Fact]
    public void Reliability_is_not_comfortable_beside_an_intractable() =>
        Rule(200, 80, flat: 100, active: [Intractable]).ShouldBe(HypeCycleRule.Carried);

    [Fact]
    public void An_easy_win_counts_while_satisfaction_does_not_fall()
    {
        Rule(40, active: [EasyWin, PainPoint]).ShouldBe(HypeCycleRule.EasyWins);
        Rule(40, direction: SatisfactionDirection.Down, active: [EasyWin, PainPoint]).ShouldBe(HypeCycleRule.ObviousPainPoints);
    }

    [Theory]
    [InlineData(0, HypeCycleRule.ObviousPainPoints)]
    [InlineData(30, HypeCycleRule.ObviousPainPoints)]
    [InlineData(31, HypeCycleRule.Carried)]
    public void A_young_relationship_has_obvious_pain_points_without_an_initiative(int day, HypeCycleRule expected) => Rule(day).ShouldBe(expected);

    [Theory]
    [InlineData(PainPoint, 14)]
    [InlineData(EasyWin, 21)]
    [InlineData(Process, 21)]
    [InlineData(Security, 21)]
    [InlineData(Training, 14)]
    [InlineData(Intractable, 0)]
    [InlineData(Migration, 45)]
    [InlineData(Outcome, 90)]
    public void An_initiative_is_felt_from_its_start_to_before_the_end_of_its_tail(InitiativeKind kind, int tail)
    {
        var span = new InitiativeSpan(kind, 10, 20);
        Enumerable.Range(0, 200).Where(day => span.IsActiveOn(day, Settings)).ShouldBe(Enumerable.Range(10, 10 + tail));
        new InitiativeSpan(kind, 10, null).IsActiveOn(10_000, Settings).ShouldBeTrue();
    }

    static HypeCycleRule Rule(
        int day, double index = 60, double weight = 5, SatisfactionDirection direction = SatisfactionDirection.Flat, int flat = 0, params InitiativeKind[] active) =>
        HypeCycleRules.Of(
            new(day, index, weight, direction, flat, new(active.Select(kind => new InitiativeSpan(kind, 0, null)), day, Settings)), Settings);

    static HypeCycleRule Friction(params (InitiativeKind Kind, int Start)[] spans) =>
        HypeCycleRules.Of(
            new(40, 60, 5, SatisfactionDirection.Flat, 0, new(spans.Select(span => new InitiativeSpan(span.Kind, span.Start, null)), 40, Settings)), Settings);
}
