using MspEvents.Domain;
using static MspEvents.Domain.HypeCycleRule;

namespace MspEvents.Tests.Unit;

public class StageAcceptanceTests
{
    [Fact]
    public void The_first_stage_ever_is_accepted_at_once() =>
        After(Insufficient, Insufficient, EasyWins).Accepted.ShouldBe(new(HypeCycleStage.EasyWins, 1, 2, 2));

    [Fact]
    public void Any_other_stage_is_accepted_on_the_eighth_day_of_its_run_and_dated_back_to_the_first()
    {
        After([EasyWins, .. Days(NewProcesses, 7)]).Accepted!.Stage.ShouldBe(HypeCycleStage.EasyWins);
        After([EasyWins, .. Days(NewProcesses, 8)]).Accepted.ShouldBe(new(HypeCycleStage.NewProcesses, 1, 1, 8));
    }

    [Fact]
    public void Another_candidate_breaks_a_run() =>
        After([EasyWins, .. Days(NewProcesses, 7), UserTraining, .. Days(NewProcesses, 7)]).Accepted!.Stage.ShouldBe(HypeCycleStage.EasyWins);

    [Fact]
    public void A_day_without_enough_answers_breaks_a_run_and_leaves_the_stage()
    {
        var after = After([EasyWins, .. Days(NewProcesses, 7), Insufficient, .. Days(NewProcesses, 7)]);
        after.Accepted.ShouldBe(new(HypeCycleStage.EasyWins, 1, 0, 0));
        after.Since.ShouldBe(9);
    }

    [Fact]
    public void A_carried_day_breaks_the_run_of_another_candidate() =>
        After([EasyWins, .. Days(NewProcesses, 7), Carried, .. Days(NewProcesses, 7)]).Accepted!.Stage.ShouldBe(HypeCycleStage.EasyWins);

    [Fact]
    public void Nothing_is_carried_before_the_first_stage() => After(Carried, Carried).ShouldBe(StageAcceptance.Start);

    [Fact]
    public void Going_from_the_last_three_stages_back_to_the_first_six_begins_a_cycle()
    {
        foreach (var late in new[] { HardwareRefresh, SuccessfulInitiatives, ComfortableReliability })
        {
            foreach (var early in new[] { ObviousPainPoints, EasyWins, NewProcesses, EnhancedSecurity, UserTraining, OldIntractables })
            {
                After([late, .. Days(early, 8)]).Accepted!.Cycle.ShouldBe(2);
                After([late, .. Days(early, 8), .. Days(late, 8)]).Accepted!.Cycle.ShouldBe(2);
                After([late, .. Days(early, 8), .. Days(late, 8), .. Days(early, 8)]).Accepted!.Cycle.ShouldBe(3);
            }
        }

        After([HardwareRefresh, .. Days(ComfortableReliability, 8), .. Days(SuccessfulInitiatives, 8)]).Accepted!.Cycle.ShouldBe(1);
        After([OldIntractables, .. Days(ObviousPainPoints, 8)]).Accepted!.Cycle.ShouldBe(1);
    }

    [Fact]
    public void What_is_accepted_later_is_not_known_to_earlier_days()
    {
        var inputs = new SatisfactionInputs(
            [.. Enumerable.Range(0, 40).Select(day => GeneratedRelationship.Answer(day, 60))], [new(InitiativeKind.Security, 20, null)], []);
        var days = SatisfactionGrid.Of(inputs, 40, SatisfactionSettings.Default).ToList();
        StageHistory.Of(days.Take(27)).On(26)!.Stage.ShouldBe(HypeCycleStage.ObviousPainPoints);
        StageHistory.Of(days.Take(28)).On(26)!.ShouldBe(new(HypeCycleStage.EnhancedSecurity, 1, 20, 27));
        StageHistory.Of(days.Take(28)).On(19)!.Stage.ShouldBe(HypeCycleStage.ObviousPainPoints);
        StageHistory.Of(days).On(1).ShouldBeNull();
    }

    [Theory]
    [InlineData(HypeCycleStage.ObviousPainPoints, SatisfactionDirection.Up)]
    [InlineData(HypeCycleStage.EasyWins, SatisfactionDirection.Up)]
    [InlineData(HypeCycleStage.NewProcesses, SatisfactionDirection.Down)]
    [InlineData(HypeCycleStage.EnhancedSecurity, SatisfactionDirection.Down)]
    [InlineData(HypeCycleStage.UserTraining, SatisfactionDirection.Down)]
    [InlineData(HypeCycleStage.OldIntractables, SatisfactionDirection.Down)]
    [InlineData(HypeCycleStage.HardwareRefresh, SatisfactionDirection.Up)]
    [InlineData(HypeCycleStage.SuccessfulInitiatives, SatisfactionDirection.Up)]
    [InlineData(HypeCycleStage.ComfortableReliability, SatisfactionDirection.Flat)]
    public void Each_stage_leads_to_expect_a_direction(HypeCycleStage stage, SatisfactionDirection expected) => stage.ExpectedDirection().ShouldBe(expected);

    static IEnumerable<HypeCycleRule> Days(HypeCycleRule rule, int count) => Enumerable.Repeat(rule, count);

    static StageAcceptance After(params IReadOnlyList<HypeCycleRule> rules) =>
        rules.Index().Aggregate(StageAcceptance.Start, (state, day) => state.Then(day.Index, day.Item, SatisfactionSettings.Default));
}
