namespace MspEvents.Domain;

/// <summary>Effort and cost, which scope is always counted in side by side.</summary>
/// <param name="EffortMinutes">Minutes of work.</param>
/// <param name="Cost">Minor units of the contract's currency.</param>
public readonly record struct ScopeAmount(long EffortMinutes, long Cost)
{
    /// <summary>Both sums.</summary>
    public static ScopeAmount operator +(ScopeAmount one, ScopeAmount other) => new(one.EffortMinutes + other.EffortMinutes, one.Cost + other.Cost);

    /// <summary>Both differences.</summary>
    public static ScopeAmount operator -(ScopeAmount one, ScopeAmount other) => new(one.EffortMinutes - other.EffortMinutes, one.Cost - other.Cost);

    /// <summary>Each part where it is above zero, else zero.</summary>
    internal ScopeAmount AboveZero() => new(Math.Max(EffortMinutes, 0), Math.Max(Cost, 0));

    /// <summary>The sum of many.</summary>
    public static ScopeAmount Sum(IEnumerable<ScopeAmount> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return amounts.Aggregate(default(ScopeAmount), (sum, amount) => sum + amount);
    }
}
