namespace MspEvents.Domain;

/// <summary>The index after a day as the two sums it is the quotient of: from them, and the answers of the next day, the next day follows.</summary>
/// <param name="Weighted">The sum of weights times normalised answers.</param>
/// <param name="Weight">The sum of weights.</param>
public readonly record struct SatisfactionIndex(double Weighted, double Weight)
{
    const int Decimals = 6;

    /// <summary>S, unrounded; null without answers.</summary>
    public double? Value => Weight > 0 ? Weighted / Weight : null;

    /// <summary>After some days, and the answers of the last of them.</summary>
    /// <param name="days">How many days later, from 0 on.</param>
    /// <param name="answers">Normalised, in ascending order: then their order of arrival cannot show in the sum.</param>
    /// <param name="settings">How fast answers fade.</param>
    public SatisfactionIndex After(int days, IReadOnlyList<double> answers, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(settings);
        var faded = days == 0 ? 1 : Math.Exp(-days / settings.MemoryDays);
        var (weighted, weight) = (Weighted * faded, Weight * faded);
        foreach (var answer in answers)
            (weighted, weight) = (weighted + answer, weight + 1);
        return new(weighted, weight);
    }

    /// <summary>The slope from an earlier index to this one; null where either has no value.</summary>
    public double? SlopeFrom(SatisfactionIndex earlier, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return (Value - earlier.Value) * settings.SlopeUnitDays / settings.SlopeWindowDays;
    }

    /// <summary>The next direction from the last one and a slope: it begins at the turning slope and goes on above the keeping one.</summary>
    public static SatisfactionDirection Direction(SatisfactionDirection before, double? slope, SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (slope >= settings.TurningSlope || before == SatisfactionDirection.Up && slope > settings.KeepingSlope)
            return SatisfactionDirection.Up;
        return slope <= -settings.TurningSlope || before == SatisfactionDirection.Down && slope < -settings.KeepingSlope
            ? SatisfactionDirection.Down
            : SatisfactionDirection.Flat;
    }

    /// <summary>Rounded as every figure is before it is compared or shown.</summary>
    public static double Rounded(double value) => Math.Round(value, Decimals) + 0.0;
}
