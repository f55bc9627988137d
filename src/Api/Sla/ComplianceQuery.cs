using MspEvents.Api.Conventions;
using MspEvents.Api.Lists;
using MspEvents.Api.Queries;
using NodaTime;

namespace MspEvents.Api.Sla;

/// <summary>What is asked of the cross-contract table.</summary>
/// <param name="GroupBy">What its lines are grouped by, in the table's own order.</param>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Clients">Only these; all where empty.</param>
/// <param name="Contracts">Only these; all where empty.</param>
/// <param name="Priorities">Only these; all where empty.</param>
/// <param name="Metrics">Only these; all where empty.</param>
sealed record ComplianceQuery(
    IReadOnlyList<ComplianceGroup> GroupBy,
    YearMonth? From,
    YearMonth? To,
    IReadOnlyList<object> Clients,
    IReadOnlyList<object> Contracts,
    IReadOnlyList<object> Priorities,
    IReadOnlyList<object> Metrics)
{
    public static readonly IReadOnlyList<string> Known =
        ["groupBy", "from", "to", "clientId", "contractId", "priority", "metric", MinPosition.Parameter];

    /// <summary>Parses the parameters.</summary>
    public static ComplianceQuery Parse(IQueryCollection query, ICollection<FieldError> faults)
    {
        QueryFaults.KnowOnly(query, Known, faults);
        return new(
            Groups(query["groupBy"].ToString(), faults),
            Month(query, "from", faults),
            Month(query, "to", faults),
            Values(query, "clientId", FieldType.Uuid, faults),
            Values(query, "contractId", FieldType.Uuid, faults),
            Values(query, "priority", FieldType.Integer, faults),
            Values(query, "metric", FieldType.Text, faults, ClockNames.All));
    }

    static IReadOnlyList<ComplianceGroup> Groups(string text, ICollection<FieldError> faults)
    {
        var wanted = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in wanted.Where(name => ComplianceGroup.All.All(group => group.Name != name)))
            faults.Add(new("?groupBy", "unknown_group", $"The table has no '{name}'; there are {string.Join(", ", ComplianceGroup.Names)}."));
        return [.. ComplianceGroup.All.Where(group => wanted.Contains(group.Name))];
    }

    static YearMonth? Month(IQueryCollection query, string name, ICollection<FieldError> faults)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (QueryInstant.TryParseMonth(text, out var month))
            return month;
        faults.Add(new($"?{name}", "invalid_value", $"'{text}' is no month; write it as 2026-03."));
        return null;
    }

    static List<object> Values(IQueryCollection query, string name, FieldType type, ICollection<FieldError> faults, IReadOnlyList<string>? known = null)
    {
        var values = new List<object>();
        foreach (var text in query[name].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!ParameterValue.TryParse(type, text, out var value) || known?.Contains(text) == false)
                faults.Add(new($"?{name}", known is null ? "invalid_value" : "unknown_value", $"'{text}' is none that {name} can be."));
            else
                values.Add(value);
        }

        return values;
    }
}
