using System.Text.Json.Serialization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>Prepaid hours and what used them: granted and bought minutes are those used, lapsed and left.</summary>
/// <param name="PurchasedMinutes">All that was granted by the agreement or bought until now.</param>
/// <param name="UsedMinutes">Billable work other than unapproved, as far as blocks covered it.</param>
/// <param name="LapsedMinutes">What was not used in time.</param>
/// <param name="LeftMinutes">What can still be used.</param>
/// <param name="OverrunMinutes">Such work that no block covered.</param>
/// <param name="OverrunCost">The overrun at the agreed overage rate, in minor units; 0 where none was agreed.</param>
/// <param name="DaysToEmpty">Left by the mean daily use of the last 30 days, with two decimals half-even; null without any use.</param>
/// <param name="Blocks">Oldest first, those still to come left out.</param>
public sealed record BlockHourAccount(
    long PurchasedMinutes,
    long UsedMinutes,
    long LapsedMinutes,
    long LeftMinutes,
    long OverrunMinutes,
    long OverrunCost,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? DaysToEmpty,
    IReadOnlyList<HourBlock> Blocks)
{
    const int DaysOfUse = 30;

    /// <summary>The account; null where the contract has no block hours.</summary>
    /// <param name="contract">The contract, for what was agreed and bought.</param>
    /// <param name="work">Billable work other than unapproved, in any order.</param>
    /// <param name="judgedAt">Now, as far as the question goes.</param>
    public static BlockHourAccount? Of(Contract contract, IEnumerable<LoggedWork> work, Instant judgedAt)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(work);
        var blocks = Granted(contract, judgedAt).Concat(Bought(contract)).Where(block => block.From <= judgedAt)
            .OrderBy(block => block.From).ThenBy(block => block.Until ?? Instant.MaxValue).ToList();
        var agreed = contract.Terms.Signed?.Scope.BlockHours;
        if (agreed is null && blocks.Count == 0)
            return null;

        var (overrun, recent) = (0L, 0L);
        var recentFrom = judgedAt - Duration.FromDays(DaysOfUse);
        foreach (var piece in work.OrderBy(piece => piece.StartedAt).ThenBy(piece => piece.Minutes))
        {
            var open = piece.Minutes;
            foreach (var block in blocks.Where(block => block.CoversAt(piece.StartedAt)))
                open -= block.Take(open);
            overrun += open;
            if (piece.StartedAt > recentFrom && piece.StartedAt <= judgedAt)
                recent += piece.Minutes - open;
        }

        var left = blocks.Where(block => block.CoversAt(judgedAt)).Sum(block => (long)block.Left);
        return new(
            blocks.Sum(block => (long)block.Minutes),
            blocks.Sum(block => (long)block.Used),
            blocks.Where(block => !block.CoversAt(judgedAt)).Sum(block => (long)block.Left),
            left,
            overrun,
            agreed is null ? 0 : new Share(agreed.OverageRate, 60).OfAmount(overrun),
            recent == 0 ? null : new Share(left * DaysOfUse * 100, recent).OfAmount(1) / 100m,
            [.. blocks.Select(block => new HourBlock(block.PurchaseId, block.From, block.Until, block.Minutes, block.Used, block.Left))]);
    }

    /// <summary>What the agreement grants: a block for the term, or one each month in force; a month's lapses with it unless it rolls over.</summary>
    static IEnumerable<OpenBlock> Granted(Contract contract, Instant judgedAt)
    {
        var terms = contract.Terms;
        if (terms.Signed?.Scope.BlockHours is not { } agreed || terms.InForceFrom is not { } from)
            yield break;
        if (agreed.Period == BlockPeriod.Once)
        {
            yield return new(null, from, terms.InForceUntil, agreed.Minutes);
            yield break;
        }

        for (var month = terms.MonthOf(from); terms.StartOf(month) <= judgedAt && !(terms.InForceUntil <= terms.StartOf(month)); month = month.PlusMonths(1))
        {
            var end = agreed.Rollover ? terms.InForceUntil : Instant.Min(terms.EndOf(month), terms.InForceUntil ?? Instant.MaxValue);
            yield return new(null, Instant.Max(from, terms.StartOf(month)), end, agreed.Minutes);
        }
    }

    /// <summary>What was bought counts from the beginning of its day, since it is valid to the end of one.</summary>
    static IEnumerable<OpenBlock> Bought(Contract contract) => contract.Purchases.Values.OrderBy(bought => bought.OccurredAt).ThenBy(bought => bought.PurchaseId).Select(bought => new OpenBlock(
        bought.PurchaseId,
        contract.Terms.StartOf(bought.OccurredAt.InZone(contract.Terms.Zone).Date),
        bought.ValidUntil is { } day && day < LocalDate.MaxIsoValue ? contract.Terms.StartOf(day.PlusDays(1)) : null,
        bought.Minutes));

    sealed class OpenBlock(Guid? purchaseId, Instant from, Instant? until, int minutes)
    {
        public Guid? PurchaseId => purchaseId;

        public Instant From => from;

        public Instant? Until => until;

        public int Minutes => minutes;

        public int Used { get; private set; }

        public int Left => minutes - Used;

        public bool CoversAt(Instant instant) => from <= instant && !(until <= instant);

        public int Take(int wanted)
        {
            var taken = Math.Min(wanted, Left);
            Used += taken;
            return taken;
        }
    }
}

/// <summary>A block of prepaid hours.</summary>
/// <param name="PurchaseId">The purchase; absent where the agreement granted it.</param>
/// <param name="From">The first instant it covers.</param>
/// <param name="Until">The first instant it covers no longer; absent where it never lapses.</param>
/// <param name="Minutes">Its size.</param>
/// <param name="UsedMinutes">What was used of it.</param>
/// <param name="LeftMinutes">What was not.</param>
public sealed record HourBlock(Guid? PurchaseId, Instant From, Instant? Until, int Minutes, int UsedMinutes, int LeftMinutes);
