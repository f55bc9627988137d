namespace MspEvents.Domain;

/// <summary>A version of the baseline and what it changed of the one before it in the order they take effect.</summary>
/// <param name="Baseline">The version.</param>
/// <param name="Budget">What its included items come to.</param>
/// <param name="Growth">The sum of what items gained.</param>
/// <param name="Descoped">The sum of what items lost, above zero; an item that is excluded or removed loses all it had.</param>
public sealed record BaselineStep(ScopeBaseline Baseline, ScopeAmount Budget, ScopeAmount Growth, ScopeAmount Descoped)
{
    /// <summary>All versions in the order they take effect, the future ones too; version 0 changes nothing. None where nobody signed.</summary>
    /// <remarks>The budget of each is that of version 0 and all growth up to it, less all that was descoped up to it.</remarks>
    public static IReadOnlyList<BaselineStep> Of(ContractTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var steps = new List<BaselineStep>(terms.Baselines.Count);
        IReadOnlyDictionary<string, ScopeAmount>? before = null;
        foreach (var baseline in terms.Baselines)
        {
            var after = IncludedItems(baseline);
            var changes = before is null
                ? []
                : after.Keys.Union(before.Keys).Select(key => after.GetValueOrDefault(key) - before.GetValueOrDefault(key)).ToList();
            steps.Add(new(
                baseline,
                ScopeAmount.Sum(after.Values),
                ScopeAmount.Sum(changes.Select(change => change.AboveZero())),
                ScopeAmount.Sum(changes.Select(change => (default(ScopeAmount) - change).AboveZero()))));
            before = after;
        }

        return steps;
    }

    static Dictionary<string, ScopeAmount> IncludedItems(ScopeBaseline baseline) => baseline.Items
        .Where(item => item.Coverage == ScopeCoverage.Included)
        .ToDictionary(item => item.Key, item => new ScopeAmount(item.EffortMinutes, item.Cost), StringComparer.Ordinal);
}
