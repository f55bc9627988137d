using NodaTime;

namespace MspEvents.Domain;

/// <summary>What a month's service levels came to in money, in minor units of the contract's currency.</summary>
/// <param name="Currency">ISO 4217; null where no terms were in force.</param>
/// <param name="Fee">The monthly fee in force at the month's first instant.</param>
/// <param name="AtRisk">What credits may reach.</param>
/// <param name="Lines">How it comes about: credits, their cap, bonuses, reversals, adjustments.</param>
/// <param name="Credit">What the client is owed for the month: credit lines and cap.</param>
/// <param name="Bonus">What the provider is owed on top.</param>
/// <param name="EarnBack">Credits of earlier months that are reversed in this one.</param>
/// <param name="Adjustment">What restating closed months in this one changed in what the client is owed, all in all.</param>
public sealed record SlaMoney(
    string? Currency, long Fee, long AtRisk, IReadOnlyList<MoneyLine> Lines, long Credit, long Bonus, long EarnBack, long Adjustment)
{
    internal static SlaMoney Of(TermsInForce? terms, long atRisk, IReadOnlyList<MoneyLine> lines) => new(
        terms?.Currency,
        terms?.MonthlyFee ?? 0,
        atRisk,
        lines,
        Sum(lines, MoneyLineKind.Credit) + Sum(lines, MoneyLineKind.Cap),
        Sum(lines, MoneyLineKind.Bonus),
        Sum(lines, MoneyLineKind.EarnBack),
        Sum(lines, MoneyLineKind.Adjustment));

    internal SlaMoney With(IEnumerable<MoneyLine> adjustments)
    {
        var lines = Lines.Concat(adjustments).ToList();
        return this with { Lines = lines, Adjustment = Sum(lines, MoneyLineKind.Adjustment) };
    }

    static long Sum(IReadOnlyList<MoneyLine> lines, MoneyLineKind kind) => lines.Where(line => line.Kind == kind).Sum(line => line.Amount);
}

/// <summary>One step of a month's money.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">Minor units, rounded once; a cap is below zero, an adjustment may be.</param>
/// <param name="Metric">The measure it comes from.</param>
/// <param name="Priority">That measure's priority; null where it pools all.</param>
/// <param name="Volume">Verdicts it rests on; null for availability.</param>
/// <param name="CompliancePercent">The exact share, rounded for reading.</param>
/// <param name="Month">The month whose credit is reversed or whose money is adjusted.</param>
/// <param name="Adjusts">What of that month is adjusted.</param>
/// <param name="Reason">Why a measure came to nothing.</param>
public sealed record MoneyLine(
    MoneyLineKind Kind,
    long Amount,
    ServiceMetric? Metric = null,
    int? Priority = null,
    int? Volume = null,
    decimal? CompliancePercent = null,
    YearMonth? Month = null,
    MoneyLineKind? Adjusts = null,
    NothingDue? Reason = null);

/// <summary>The kinds of money line.</summary>
public enum MoneyLineKind
{
    /// <summary>A service credit; zero where there is none to give.</summary>
    Credit,

    /// <summary>What credits exceed the amount at risk by.</summary>
    Cap,

    /// <summary>A bonus, never netted with credits.</summary>
    Bonus,

    /// <summary>An earlier month's credit, reversed.</summary>
    EarnBack,

    /// <summary>What restating a closed month changed.</summary>
    Adjustment,
}

/// <summary>Why a measure gives no credit.</summary>
public enum NothingDue
{
    /// <summary>Compliance was under none of the tiers.</summary>
    TargetMet,

    /// <summary>Nothing was judged in the month.</summary>
    NoVerdicts,

    /// <summary>Too little was judged to count.</summary>
    BelowMinVolume,
}
