using MspEvents.Api.Conventions;

namespace MspEvents.Api.Queries;

/// <summary>Whole numbers among query parameters.</summary>
static class WholeNumber
{
    /// <summary>The number; null where the parameter is absent or a fault was added.</summary>
    public static long? Of(IQueryCollection query, string name, long least, long most, ICollection<FieldError> faults)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (QueryInstant.TryParseWhole(text, out var number) && number >= least && number <= most)
            return number;
        faults.Add(new($"?{name}", "invalid_value", $"A whole number from {least}{(most == long.MaxValue ? "" : $" to {most}")} is needed."));
        return null;
    }
}
