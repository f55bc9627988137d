using System.Numerics;

namespace MspEvents.Domain;

/// <summary>An exact part of a whole, for comparisons that no rounding may decide. Its whole is never zero.</summary>
/// <param name="Part">What was met.</param>
/// <param name="Whole">What was asked; above zero.</param>
public readonly record struct Share(BigInteger Part, BigInteger Whole)
{
    /// <summary>The share, or null where there is no whole to be a part of.</summary>
    public static Share? Of(BigInteger part, BigInteger whole) => whole.IsZero ? null : new(part, whole);

    /// <summary>Whether the exact share lies under a percentage.</summary>
    public bool IsBelow(decimal percent)
    {
        var limit = Exact(percent);
        return Part * 100 * limit.Whole < limit.Part * Whole;
    }

    /// <summary>Whether the exact share lies over a percentage.</summary>
    public bool IsAbove(decimal percent)
    {
        var limit = Exact(percent);
        return Part * 100 * limit.Whole > limit.Part * Whole;
    }

    /// <summary>For reading: percent with four decimals, half-even, without trailing zeros.</summary>
    public decimal Percent() => (decimal)RoundHalfEven(Part * 1_000_000, Whole) / 10_000m / 1.0000000000000000000000000000m;

    /// <summary>Several percentages of an amount, rounded half-even once at the end.</summary>
    public static long PercentOf(long amount, params ReadOnlySpan<decimal> percents)
    {
        var product = new Share(amount, 1);
        foreach (var percent in percents)
        {
            var factor = Exact(percent);
            product = new(product.Part * factor.Part, product.Whole * factor.Whole * 100);
        }

        return (long)RoundHalfEven(product.Part, product.Whole);
    }

    /// <summary>This share of an amount, rounded half-even once.</summary>
    public long OfAmount(BigInteger amount) => (long)RoundHalfEven(amount * Part, Whole);

    static Share Exact(decimal value)
    {
        var whole = BigInteger.Pow(10, value.Scale);
        return new((BigInteger)(value * (decimal)whole), whole);
    }

    static BigInteger RoundHalfEven(BigInteger part, BigInteger whole)
    {
        var floor = BigInteger.DivRem(part, whole, out var rest);
        if (rest.Sign < 0)
            (floor, rest) = (floor - 1, rest + whole);
        var twice = rest * 2;
        return twice > whole || (twice == whole && !floor.IsEven) ? floor + 1 : floor;
    }
}
