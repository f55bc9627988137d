namespace MspEvents.Tests.Integration.Projections;

/// <summary>The machine's clock, moved ahead by steps.</summary>
sealed class SteppedTime : TimeProvider
{
    TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Step(TimeSpan by) => ahead += by;
}
