using System.Collections.Immutable;

namespace MspEvents.Domain;

/// <summary>A key figure agreed with the client.</summary>
/// <param name="History">Every agreement on it, in the order they were made.</param>
/// <param name="Values">What was measured, in the order it was.</param>
/// <param name="Retirement">That it is measured no longer; null while it is.</param>
public sealed record Kpi(ImmutableList<KpiAgreed> History, ImmutableList<KpiMeasured> Values, KpiRetired? Retirement)
{
    /// <summary>One that nobody agreed.</summary>
    public static Kpi Unknown { get; } = new([], [], null);

    /// <summary>As last agreed.</summary>
    public KpiAgreed? Agreed => History.LastOrDefault();

    /// <summary>Whether it is measured no longer.</summary>
    public bool Retired => Retirement is not null;

    internal Kpi AgreedAs(KpiAgreed agreed) => this with { History = History.Add(agreed), Retirement = null };

    internal Kpi Measured(KpiMeasured value) => this with { Values = Values.Add(value) };
}
