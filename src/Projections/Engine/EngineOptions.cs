namespace MspEvents.Projections;

/// <summary>How a node runs its projections.</summary>
public sealed record EngineOptions
{
    /// <summary>Tenants worked on at once.</summary>
    public int Runners { get; init; } = 2;

    /// <summary>Events in a page.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Events in a page of a projection that gathers them.</summary>
    public int GatheredPageSize { get; init; } = 10_000;

    /// <summary>Keys in a slice of a wide consequence.</summary>
    public int SliceSize { get; init; } = 500;

    /// <summary>How often work is searched for where no signal came.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);
}
