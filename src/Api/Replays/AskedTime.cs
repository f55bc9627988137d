using MspEvents.Api.Conventions;
using NodaTime;

namespace MspEvents.Api.Replays;

/// <summary>The point of the past a query asks for; all null asks for now.</summary>
/// <param name="Version">The first so many events of the stream.</param>
/// <param name="AsOf">Events that had occurred by then.</param>
/// <param name="KnownAt">Events that had been recorded by then.</param>
/// <param name="KnownPosition">Events up to this position, which is the exact form of <paramref name="KnownAt"/>.</param>
/// <param name="JudgedAt">With a position: the instant running clocks are judged by.</param>
sealed record AskedTime(long? Version, Instant? AsOf, Instant? KnownAt, long? KnownPosition, Instant? JudgedAt)
{
    const string PositionPrefix = "position:";

    /// <summary>The parameters that ask for another time.</summary>
    public static readonly IReadOnlyList<string> Parameters = ["version", "asOf", "knownAt", "judgedAt"];

    /// <summary>True where the answer is that of now, and may be stale or change.</summary>
    public bool IsNow => Version is null && AsOf is null && KnownAt is null && KnownPosition is null;

    /// <summary>Reads the parameters; none may lie after <paramref name="now"/>.</summary>
    public static AskedTime Parse(IQueryCollection query, Instant now, ICollection<FieldError> faults)
    {
        var known = query["knownAt"].ToString();
        var isPosition = known.StartsWith(PositionPrefix, StringComparison.Ordinal);
        var asked = new AskedTime(
            Whole(query["version"].ToString(), "version", 1, faults),
            InstantOf("asOf", query["asOf"].ToString()),
            InstantOf("knownAt", isPosition ? "" : known),
            isPosition ? Whole(known[PositionPrefix.Length..], "knownAt", 0, faults) : null,
            InstantOf("judgedAt", query["judgedAt"].ToString()));
        if (asked is { JudgedAt: not null } && !isPosition)
            faults.Add(new("?judgedAt", "needs_position", "It goes with knownAt=position:<n> only."));
        if (asked is { Version: not null } && (asked.AsOf is not null || known.Length > 0))
            faults.Add(new("?version", "ambiguous_time", "Ask by version or by time, not both."));
        return asked;

        Instant? InstantOf(string name, string text)
        {
            if (text.Length == 0)
                return null;
            if (!QueryInstant.TryParse(text, out var instant))
                faults.Add(new($"?{name}", "invalid_value", $"'{text}' is no instant: ISO 8601 with an offset, the plus written %2B."));
            else if (instant > now)
                faults.Add(new($"?{name}", "in_the_future", $"{text} is still to come."));
            else
                return instant;
            return null;
        }
    }

    static long? Whole(string text, string name, long least, ICollection<FieldError> faults)
    {
        if (text.Length == 0 && name == "version")
            return null;
        if (QueryInstant.TryParseWhole(text, out var number) && number >= least)
            return number;
        faults.Add(new($"?{name}", "invalid_value", $"'{text}' is no whole number from {least}."));
        return null;
    }
}
