using System.Text.RegularExpressions;

namespace MspEvents.Domain;

/// <summary>A part of a story's text.</summary>
/// <param name="Text">The part with the phrase that opens it and the comma that ends it, trimmed.</param>
/// <param name="Indicator">The phrase that opens it, as it stands in the text.</param>
/// <param name="Start">Where the part begins, in UTF-16 code units of the story's text.</param>
public sealed record StoryPart(string Text, string Indicator, int Start)
{
    /// <summary>Where the part ends.</summary>
    public int End => Start + Text.Length;

    /// <summary>What the part says: without the phrase that opens it and the punctuation that ends it.</summary>
    public string Content => Text[Indicator.Length..].Trim().TrimEnd(',', '.', ';', ' ');
}

/// <summary>
/// A story cut into who (role), what (means) and what for (ends) by the phrases that open them, as the Quality User Story framework names them; a part
/// that no phrase opens is null.
/// </summary>
/// <param name="Role">Who needs it: "As a ...".</param>
/// <param name="Means">What is needed: "I want to ...".</param>
/// <param name="Ends">What for: "so that ...".</param>
public sealed partial record StoryParts(StoryPart? Role, StoryPart? Means, StoryPart? Ends)
{
    /// <summary>Cuts a story.</summary>
    public static StoryParts Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var opening = EndsFirst().Match(text) is { Success: true } first ? first : null;
        var role = RoleOpening().Match(text);
        if (opening is not null && role.Success && role.Index < opening.Index)
            opening = null;
        var afterRole = role.Success ? role.Index + role.Length : 0;
        var means = MeansOpening().Match(text, afterRole);
        var ends = opening ?? EndsOpening().Match(text, means.Success ? means.Index + means.Length : afterRole);
        // What is wanted comes before what it is for: "so that I can" wants nothing.
        if (opening is null && means.Success && EndsOpening().Match(text, afterRole) is { Success: true } earlier && earlier.Index < means.Index)
            (means, ends) = (Match.Empty, earlier);
        int[] starts = [.. new[] { role, means, ends }.Where(match => match.Success).Select(match => match.Groups["open"].Index), text.Length];
        return new(PartOf(text, role, starts), PartOf(text, means, starts), PartOf(text, ends, starts));
    }

    /// <summary>Every phrase in a text that opens what is wanted.</summary>
    public static IEnumerable<(int Start, int Length)> MeansIn(string text) => OpeningsIn(MeansOpening(), text);

    /// <summary>Every phrase in a text that opens what it is for.</summary>
    public static IEnumerable<(int Start, int Length)> EndsIn(string text) => OpeningsIn(EndsOpening(), text);

    static IEnumerable<(int Start, int Length)> OpeningsIn(Regex opening, string text) =>
        opening.Matches(text).Select(match => (match.Groups["open"].Index, match.Groups["open"].Length));

    static StoryPart? PartOf(string text, Match match, int[] starts)
    {
        if (!match.Success)
            return null;
        var open = match.Groups["open"];
        return new(text[open.Index..starts.Where(start => start > open.Index).Min()].TrimEnd(), open.Value, open.Index);
    }

    [GeneratedRegex("""^[\s"'“‘*-]*(?<open>as(?:\s+(?:an|a|the|any|every))?)(?=\s)|(?<=,\s*)(?<open>as\s+(?:an|a|the))(?=\s)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoleOpening();

    [GeneratedRegex(
        """
        (?<![\p{L}\p{N}])(?<open>(?:i|we)(?:['’]m|\s+am|['’]re|\s+are)\s+able\s+to
        |(?:i|we)\s+(?:should|shall|will|must|would\s+like\s+to|want\s+to|need\s+to|may|could)\s+be\s+able\s+to
        |(?:i|we)(?:['’]d|\s+would)\s+like(?:\s+to)?
        |(?:i|we)\s+(?:want|wish|need|have)\s+to
        |(?:i|we)\s+(?:want|need|can|may|could|should|must|shall)
        |(?<=^\s*)(?:[\p{L}\p{N}]+\s+){1,4}?(?:(?:wants|needs|wishes)\s+to|(?:should|shall|must|will|can)\s+be\s+able\s+to))(?![\p{L}\p{N}])
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex MeansOpening();

    [GeneratedRegex(
        """
        (?<=[,\s])(?<open>so\s+that|in\s+order\s+(?:to|that)|such\s+that|because
        |(?<=,\s*)so(?=\s)
        |so(?=\s+(?:i|we|they|he|she|it|you|my|our|the|their|users?|customers?|people|nobody|everyone|everybody)\s))(?![\p{L}\p{N}])
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex EndsOpening();

    [GeneratedRegex("""^\s*(?<open>in\s+order\s+(?:to|that)|so\s+that)(?=\s)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndsFirst();
}
