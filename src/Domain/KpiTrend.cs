using NodaTime;

namespace MspEvents.Domain;

/// <summary>Whether a KPI goes where it should.</summary>
public enum TrendDirection
{
    /// <summary>Towards the target's side.</summary>
    Improving,

    /// <summary>Neither way.</summary>
    Steady,

    /// <summary>Away from it.</summary>
    Worsening,
}

/// <summary>The line through a KPI's values, by least squares over time.</summary>
/// <param name="Direction">Whether the line goes where it should.</param>
/// <param name="SlopePer30Days">How much the value changes in 30 days, in the KPI's unit.</param>
/// <param name="ProjectedAtDue">The line's value at the end of the due day; null where it is past any number that can be written.</param>
/// <param name="LastChange">The last value less the one before.</param>
public sealed record KpiTrend(TrendDirection Direction, decimal SlopePer30Days, decimal? ProjectedAtDue, decimal LastChange)
{
    const int Digits = 6;

    /// <summary>The trend of values in order of time; null for fewer than two at different times.</summary>
    public static KpiTrend? Of(IReadOnlyList<(Instant At, decimal Value)> values, KpiDirection wanted, Instant due)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2 || values[0].At == values[^1].At)
            return null;
        var origin = values[0].At;
        var points = values.Select(value => (X: (value.At - origin).TotalDays, Y: (double)value.Value)).ToList();
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var slope = points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
        return Finite(slope * 30, Digits) is { } per30Days
            ? new(
                (Math.Sign(per30Days) * (wanted == KpiDirection.Up ? 1 : -1)) switch
                {
                    > 0 => TrendDirection.Improving,
                    0 => TrendDirection.Steady,
                    < 0 => TrendDirection.Worsening,
                },
                per30Days,
                Finite(y + slope * ((due - origin).TotalDays - x), Digits),
                values[^1].Value - values[^2].Value)
            : null;
    }

    /// <summary>A number as a decimal, rounded half-even; null where none can hold it.</summary>
    internal static decimal? Finite(double number, int digits) =>
        Math.Abs(number) < 1e27 ? Math.Round((decimal)number, digits, MidpointRounding.ToEven) : null;
}
