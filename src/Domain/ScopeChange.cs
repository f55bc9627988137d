using NodaTime;

namespace MspEvents.Domain;

/// <summary>How a baseline becomes the next: items that enter, keys of items that leave, items as they will be.</summary>
public sealed record ScopeChange(IReadOnlyList<ScopeItem> Add, IReadOnlyList<string> Remove, IReadOnlyList<ScopeItem> Change)
{
    /// <summary>True for a change that leaves the baseline as it is.</summary>
    public bool IsEmpty() => Add.Count + Remove.Count + Change.Count == 0;

    /// <summary>Makes sure that the baseline in force on a date can be changed so.</summary>
    /// <exception cref="BrokenRule">
    /// <c>duplicate_scope_item</c>, <c>invalid_scope_item</c>, <c>scope_item_exists</c> or <c>unknown_scope_item</c>.
    /// </exception>
    public void Require(ContractTerms terms, LocalDate effectiveFrom)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ScopeItems.RequireDistinct([.. Add.Select(item => item.Key), .. Remove, .. Change.Select(item => item.Key)]);
        ScopeItems.Require(Add.Concat(Change));
        var baseline = terms.BaselineAt(terms.StartOf(effectiveFrom))!.Items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        if (Add.FirstOrDefault(item => baseline.Contains(item.Key)) is { } known)
            throw new BrokenRule("scope_item_exists", $"The baseline has '{known.Key}' already; change it.");
        if (Remove.Concat(Change.Select(item => item.Key)).FirstOrDefault(key => !baseline.Contains(key)) is { } unknown)
            throw new BrokenRule("unknown_scope_item", $"The baseline has no '{unknown}'.");
    }
}

/// <summary>What every list of scope items must keep to.</summary>
static class ScopeItems
{
    public static void Require(IEnumerable<ScopeItem> items)
    {
        if (items.FirstOrDefault(item => item.EffortMinutes < 0 || item.Cost < 0) is { } negative)
            throw new BrokenRule("invalid_scope_item", $"'{negative.Key}' has a negative effort or cost.");
    }

    public static void RequireDistinct(IEnumerable<string> keys)
    {
        if (keys.GroupBy(key => key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw new BrokenRule("duplicate_scope_item", $"'{repeated.Key}' is named more than once.");
    }
}
