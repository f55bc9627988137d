namespace MspEvents.Domain;

/// <summary>A clock that stopped, was not cancelled and is not excluded, as an example for others.</summary>
/// <param name="UsedShare">Elapsed over target when it stopped.</param>
/// <param name="Missed">Whether it was missed.</param>
public readonly record struct FinishedClock(decimal UsedShare, bool Missed)
{
    /// <summary>The example that a met or missed clock is.</summary>
    public static FinishedClock Of(ClockReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(reading.UsedShare, reading.Verdict == ClockVerdict.Missed);
    }
}

/// <summary>How often clocks that got further than this one were missed.</summary>
/// <param name="Percent">The share that was missed, 0-100.</param>
/// <param name="Count">How many got further.</param>
/// <param name="LowPercent">The lower end of the 95 % Wilson interval.</param>
/// <param name="HighPercent">Its upper end.</param>
public sealed record BreachRisk(double Percent, int Count, double LowPercent, double HighPercent);

/// <summary>The finished clocks of one metric and priority, ready to say what became of those like a running one (measures, section 2).</summary>
public sealed class BreachHistory
{
    const int FewestExamples = 20;
    const double NormalQuantile = 1.959963984540054;

    readonly decimal[] shares;
    readonly int[] missedFrom;

    /// <summary>Orders the examples by their used share.</summary>
    public BreachHistory(IEnumerable<FinishedClock> finished)
    {
        var ordered = finished.OrderBy(clock => clock.UsedShare).ToArray();
        shares = [.. ordered.Select(clock => clock.UsedShare)];
        missedFrom = new int[ordered.Length + 1];
        for (var index = ordered.Length - 1; index >= 0; index--)
            missedFrom[index] = missedFrom[index + 1] + (ordered[index].Missed ? 1 : 0);
    }

    /// <summary>The risk of a clock that runs or is paused; null for any other and below 20 examples that used a greater share than it has.</summary>
    public BreachRisk? RiskOf(ClockReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Verdict is not (ClockVerdict.Running or ClockVerdict.Paused))
            return null;
        var first = FirstAbove(reading.UsedShare);
        var count = shares.Length - first;
        return count < FewestExamples ? null : Wilson(missedFrom[first], count);
    }

    static BreachRisk Wilson(int missed, int count)
    {
        var (share, z2) = ((double)missed / count, NormalQuantile * NormalQuantile);
        var centre = (share + z2 / (2 * count)) / (1 + z2 / count);
        var half = NormalQuantile / (1 + z2 / count) * Math.Sqrt(share * (1 - share) / count + z2 / (4.0 * count * count));
        return new(100 * share, count, 100 * Math.Max(0, centre - half), 100 * Math.Min(1, centre + half));
    }

    int FirstAbove(decimal share)
    {
        var (from, to) = (0, shares.Length);
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            if (shares[middle] > share)
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }
}
