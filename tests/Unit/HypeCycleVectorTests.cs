using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public class HypeCycleVectorTests
{
    [Fact]
    public void The_worked_cases_give_their_stages_and_cycles_on_their_days()
    {
        var cases = HypeCycleVector.All();
        Assert.SkipWhen(cases.Count == 0, "The worked cases are not beside the project.");
        cases.Count.ShouldBeGreaterThan(3);
        foreach (var worked in cases)
        {
            var days = SatisfactionGrid.Of(worked.Inputs, worked.Horizon, SatisfactionSettings.Default).ToList();
            StageHistory.Of(days).Select(stage => new HypeCycleVector.Expected(stage.Since, stage.Stage, stage.Cycle)).ShouldBe(worked.Stages, worked.Name);
        }
    }
}
