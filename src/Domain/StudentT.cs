namespace MspEvents.Domain;

/// <summary>Student's t distribution (Abramowitz and Stegun, 26.7.3 and 26.7.4: finite sums for whole degrees of freedom).</summary>
public static class StudentT
{
    const int Halvings = 200;

    /// <summary>The t below which a share of the distribution lies, as <c>Quantile(0.975, n - 1)</c> for a 95 % interval.</summary>
    /// <param name="probability">Above 0.5 and below 1.</param>
    /// <param name="degreesOfFreedom">From 1 on.</param>
    public static double Quantile(double probability, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        var within = 2 * probability - 1;
        var (low, high) = (0.0, Math.PI / 2);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            if (Within(middle, degreesOfFreedom) < within)
                low = middle;
            else
                high = middle;
        }

        return Math.Sqrt(degreesOfFreedom) * Math.Tan(high);
    }

    /// <summary>The share between -t and t, by the angle whose tangent is t over the root of the degrees of freedom.</summary>
    static double Within(double angle, int degreesOfFreedom)
    {
        var (sine, cosine) = Math.SinCos(angle);
        var odd = degreesOfFreedom % 2 == 1;
        if (degreesOfFreedom == 1)
            return 2 * angle / Math.PI;
        var (sum, term) = (0.0, odd ? cosine : 1.0);
        for (var step = odd ? 3 : 2; step <= degreesOfFreedom && term > 0; step += 2)
        {
            sum += term;
            term *= cosine * cosine * (step - 1) / step;
        }

        return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
    }
}
