using MspEvents.Api.Conventions;
using MspEvents.Api.Replays;

namespace MspEvents.Api.Queries;

/// <summary>The refusal of a query whose parameters are not valid.</summary>
static class QueryFaults
{
    /// <summary>400 with every fault; its code is that of the faults where they agree.</summary>
    public static void Refuse(IReadOnlyCollection<FieldError> faults)
    {
        if (faults.Count == 0)
            return;
        var codes = faults.Select(fault => fault.Code).Distinct().ToList();
        var code = codes.Count == 1 ? codes[0] : "invalid_request";
        var detail = faults.Count == 1 ? faults.First().Detail : $"{faults.Count} parameters are not valid.";
        throw new Refusal(StatusCodes.Status400BadRequest, code, detail) { Errors = [.. faults] };
    }

    /// <summary>A fault for each parameter that is given twice or not known, or asks for another time where there is none.</summary>
    public static void KnowOnly(IQueryCollection query, IEnumerable<string> known, ICollection<FieldError> faults)
    {
        var names = known.ToHashSet(StringComparer.Ordinal);
        var nowOnly = !names.Overlaps(AskedTime.Parameters);
        foreach (var (name, given) in query)
        {
            if (given.Count > 1)
                faults.Add(new($"?{name}", "duplicate_parameter", "Give it once."));
            else if (nowOnly && AskedTime.Parameters.Contains(name))
                faults.Add(new($"?{name}", "not_replayable", "This is answered as of now only; ask one item, or a replayable report."));
            else if (!names.Contains(name))
                faults.Add(new($"?{name}", "unknown_parameter", $"There is no parameter '{name}' here."));
        }
    }
}
