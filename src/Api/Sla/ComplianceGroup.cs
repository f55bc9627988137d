namespace MspEvents.Api.Sla;

/// <summary>What the cross-contract table may be grouped by.</summary>
/// <param name="Name">As asked for.</param>
/// <param name="Column">Its column among the counted clocks.</param>
sealed record ComplianceGroup(string Name, string Column)
{
    public static readonly IReadOnlyList<ComplianceGroup> All =
    [
        new("client", "client_id"),
        new("contract", "contract_id"),
        new("priority", "priority"),
        new("metric", "metric"),
        new("month", "month"),
    ];

    /// <summary>What may be asked for.</summary>
    public static IEnumerable<string> Names => All.Select(group => group.Name);
}
