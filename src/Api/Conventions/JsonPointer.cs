using System.Text;
using System.Text.Json;

namespace MspEvents.Api.Conventions;

/// <summary>Pointers into a request's body (RFC 6901, as URI fragments).</summary>
static class JsonPointer
{
    public const string Root = "#";

    public static string Append(string pointer, string member) =>
        $"{pointer}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Append(string pointer, int index) => FormattableString.Invariant($"{pointer}/{index}");

    /// <summary>The pointer to a validator's property, <c>Targets[0].Metric</c> becoming <c>#/targets/0/metric</c>; what is a pointer already stays.</summary>
    public static string OfProperty(string property)
    {
        if (property.StartsWith('#'))
            return property;

        var pointer = new StringBuilder(Root);
        foreach (var part in property.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            pointer.Append('/').Append(JsonNamingPolicy.CamelCase.ConvertName(part));
        return pointer.ToString();
    }
}
