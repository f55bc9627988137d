namespace MspEvents.Domain;

/// <summary>What the client pays for, by key.</summary>
public sealed record ScopeItem(string Key, string Name, ScopeCoverage Coverage, int EffortMinutes, long Cost);

/// <summary>Whether the agreement covers an item.</summary>
public enum ScopeCoverage
{
    /// <summary>The fee covers it.</summary>
    Included,

    /// <summary>It was agreed to be left out.</summary>
    Excluded,
}

/// <summary>Prepaid hours.</summary>
public sealed record BlockHours(int Minutes, BlockPeriod Period, bool Rollover, long OverageRate);

/// <summary>How often block hours are granted.</summary>
public enum BlockPeriod
{
    /// <summary>One block for the term.</summary>
    Once,

    /// <summary>A new block each month.</summary>
    Monthly,
}

/// <summary>The scope agreed at signing.</summary>
public sealed record ContractScope(IReadOnlyList<ScopeItem> Items, BlockHours? BlockHours = null);
