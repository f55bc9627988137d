namespace MspEvents.Domain;

/// <summary>A threshold that another has to do with.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Given">What changes make it; null where they leave it.</param>
/// <param name="Standing">What it is.</param>
public sealed record OrderedThreshold<TChanges, TSettings>(string Name, Func<TChanges, double?> Given, Func<TSettings, double> Standing);

/// <summary>Two thresholds that make sense in one order only.</summary>
/// <param name="Lower">The lower one.</param>
/// <param name="Upper">The upper one.</param>
/// <param name="MayMeet">Whether they may be the same.</param>
public sealed record ThresholdOrder<TChanges, TSettings>(
    OrderedThreshold<TChanges, TSettings> Lower, OrderedThreshold<TChanges, TSettings> Upper, bool MayMeet = false)
{
    /// <summary>Whether changes name both and turn them round, whatever stands.</summary>
    public bool IsBrokenBy(TChanges changes) => Lower.Given(changes) is { } lower && Upper.Given(changes) is { } upper && IsBroken(lower, upper);

    /// <summary>Whether settings have them the wrong way round.</summary>
    public bool IsBrokenIn(TSettings settings) => IsBroken(Lower.Standing(settings), Upper.Standing(settings));

    /// <summary>The rule in words.</summary>
    public override string ToString() => $"{Lower.Name} lies {(MayMeet ? "no higher than" : "below")} {Upper.Name}.";

    bool IsBroken(double lower, double upper) => MayMeet ? lower > upper : lower >= upper;
}
