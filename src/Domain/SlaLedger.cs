using NodaTime;

namespace MspEvents.Domain;

/// <summary>All that a contract's service levels and money follow from, as known at one point.</summary>
/// <param name="ContractFacts">The contract's facts.</param>
/// <param name="Clocks">The clocks of all its tickets.</param>
/// <param name="Frozen">The figures of each of <see cref="SlaFreeze.Of"/>, by position.</param>
/// <param name="JudgedAt">Now, as far as the question goes.</param>
public sealed record SlaRecord(
    IReadOnlyList<Fact> ContractFacts, IReadOnlyCollection<ClockSpan> Clocks, IReadOnlyDictionary<long, MonthFigures> Frozen, Instant JudgedAt);

/// <summary>
/// A contract's months in order: figures, closed and restated months, money. The answer of one record is the same wherever its parts came from.
/// </summary>
public sealed class SlaLedger
{
    readonly SlaRecord record;
    readonly YearMonth first;
    readonly IReadOnlyList<MonthFigures> today;
    readonly IReadOnlyList<SlaFreeze> freezes;
    readonly Dictionary<long, ContractTerms> termsAt = [];
    readonly ContractTerms terms;

    SlaLedger(SlaRecord record, YearMonth from, YearMonth to)
    {
        this.record = record;
        terms = ContractTerms.Of(record.ContractFacts);
        freezes = SlaFreeze.Of(record.ContractFacts);
        first = terms.InForceFrom is { } start && terms.MonthOf(start) < from ? terms.MonthOf(start) : from;
        today = Compliance.Of(record.ContractFacts, record.Clocks, first, to, record.JudgedAt);
    }

    /// <summary>The months from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static IReadOnlyList<SlaMonth> Of(SlaRecord record, YearMonth from, YearMonth to)
    {
        ArgumentNullException.ThrowIfNull(record);
        return from > to ? [] : new SlaLedger(record, from, to).Months(from);
    }

    List<SlaMonth> Months(YearMonth from)
    {
        var exclusions = SlaExclusions.Of(record.ContractFacts);
        var money = MoneyKnownAt(long.MaxValue);
        var adjustments = freezes.Where(freeze => !freeze.IsReport).SelectMany(Adjustments).ToLookup(adjustment => adjustment.In, adjustment => adjustment.Line);
        return today.Index().Where(month => month.Item.Month >= from).Select(month => Month(month.Index, month.Item)).ToList();

        SlaMonth Month(int index, MonthFigures live)
        {
            var statements = freezes.Where(freeze => freeze.Month == live.Month).ToList();
            var stated = Stated(live, long.MaxValue);
            var figures = SlaFigures.Of(stated, exclusions);
            var drift = statements.Count == 0 ? null : live.DifferenceFrom(stated);
            return new(
                live.Month,
                figures.Lines,
                figures.Availability,
                money[index].With(adjustments[live.Month]),
                statements.Where(freeze => freeze.IsReport).Select(Statement).SingleOrDefault(),
                [.. statements.Where(freeze => !freeze.IsReport).Select(Statement)],
                drift is null ? null : SlaFigures.Of(drift, exclusions));
        }

        SlaStatement Statement(SlaFreeze freeze) => new(
            freeze.Position, freeze.At, freeze.By, freeze.Reason, SlaFigures.Of(record.Frozen[freeze.Position], exclusions));
    }

    /// <summary>What a restatement changed in the money of every month that was closed by then: earn-back reaches from one month into others.</summary>
    IEnumerable<(YearMonth In, MoneyLine Line)> Adjustments(SlaFreeze restatement)
    {
        var closed = freezes.Where(freeze => freeze.IsReport && freeze.Position < restatement.Position).Select(freeze => freeze.Month).ToHashSet();
        var (before, after) = (MoneyKnownAt(restatement.Position - 1), MoneyKnownAt(restatement.Position));
        return today.Index().Where(month => closed.Contains(month.Item.Month)).SelectMany(month => Changes(month.Item.Month, before[month.Index], after[month.Index]));

        IEnumerable<(YearMonth, MoneyLine)> Changes(YearMonth month, SlaMoney old, SlaMoney @new) =>
            new[]
            {
                (MoneyLineKind.Credit, @new.Credit - old.Credit),
                (MoneyLineKind.Bonus, old.Bonus - @new.Bonus),
                (MoneyLineKind.EarnBack, old.EarnBack - @new.EarnBack),
            }
            .Where(change => change.Item2 != 0)
            .Select(change => (terms.MonthOf(restatement.At), new MoneyLine(MoneyLineKind.Adjustment, change.Item2, Month: month, Adjusts: change.Item1)));
    }

    /// <summary>The money of all months as the reports and restatements up to a place in the log state it.</summary>
    IReadOnlyList<SlaMoney> MoneyKnownAt(long position) => ServiceCredits.Of(today.Select(live => (Stated(live, position), TermsOf(live.Month, position))));

    MonthFigures Stated(MonthFigures live, long position) =>
        FreezeOf(live.Month, position) is { } freeze ? record.Frozen[freeze.Position] : live;

    TermsInForce? TermsOf(YearMonth month, long position) =>
        (FreezeOf(month, position) is { } freeze ? TermsAt(freeze.Position) : terms).TermsOf(month);

    SlaFreeze? FreezeOf(YearMonth month, long position) => freezes.LastOrDefault(freeze => freeze.Month == month && freeze.Position <= position);

    ContractTerms TermsAt(long position)
    {
        if (!termsAt.TryGetValue(position, out var known))
            termsAt.Add(position, known = ContractTerms.Of(record.ContractFacts.Where(fact => fact.Position <= position)));
        return known;
    }
}
