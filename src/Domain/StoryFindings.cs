using System.Text.RegularExpressions;

namespace MspEvents.Domain;

/// <summary>
/// What can be said of one story by itself, after the Quality User Story framework (Lucassen et al., 2016): well-formed, atomic, minimal and
/// unambiguous. What takes the others to say is in <see cref="StorySetFindings"/>.
/// </summary>
public static partial class StoryFindings
{
    static readonly (char Open, char Close)[] Brackets = [('(', ')'), ('[', ']'), ('{', '}'), ('⟨', '⟩')];

    /// <summary>The findings of one story, in the order of the criteria.</summary>
    public static IReadOnlyList<StoryFinding> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = StoryParts.Of(text);
        var note = NoteIn(text, parts);
        // What stands in a note is no second wish.
        var wishes = Atomic(parts).Where(finding => note is not { } remark || finding.Span.Start < remark.Start);
        return [.. WellFormed(text, parts), .. wishes, .. Minimal(text, parts, note), .. Unambiguous(text)];
    }

    static IEnumerable<StoryFinding> WellFormed(string text, StoryParts parts)
    {
        if (parts.Role is null)
            yield return new("well_formed", "no_role", FindingSeverity.High, new(0, 0), "Say for whom it is: As a ...");
        if (parts.Means is null)
            yield return new("well_formed", "no_means", FindingSeverity.High, Between(text, parts), "Say what is wanted: I want to ...");
        if (parts.Ends is null)
            yield return new("well_formed", "no_ends", FindingSeverity.Medium, new(text.TrimEnd().Length, 0), "Say what it is for: so that ...");
        if (parts.Means is not { } means)
            yield break;
        // One comma is asked for at a time: the first that is missing.
        if (parts.Role is { } role && role.Start < means.Start && !role.Text.EndsWith(','))
            yield return new("well_formed", "no_comma", FindingSeverity.Medium, new(role.End, 0), "Put a comma after the role.");
        else if (parts.Ends is { } ends && ends.Start > means.Start && !means.Text.EndsWith(','))
            yield return new("well_formed", "ends_one_comma", FindingSeverity.Medium, new(means.End, 0), "Put a comma before the purpose.");
    }

    static TextSpan Between(string text, StoryParts parts)
    {
        var from = parts.Role is { } role ? role.End : 0;
        if (parts.Role is { } whole && whole.Text.IndexOf(',', StringComparison.Ordinal) is var comma and >= 0)
            from = whole.Start + comma + 1;
        var to = parts.Ends is { } ends && ends.Start > from ? ends.Start : parts.Ends is null ? text.Length : from;
        var within = text[from..to];
        var start = from + within.Length - within.TrimStart().Length;
        return new(start, Math.Max(0, from + within.TrimEnd().Length - start));
    }

    static IEnumerable<StoryFinding> Atomic(StoryParts parts)
    {
        const string advice = "One story, one wish: write a story for each.";
        if (parts.Role is { } role)
        {
            foreach (Match match in RoleConjunction().Matches(role.Text))
                yield return new("atomic", "conjunctions", FindingSeverity.High, new(role.Start + match.Index, match.Length), "One story, one role: write a story for each.");
        }

        foreach (var part in new[] { parts.Means, parts.Ends }.OfType<StoryPart>())
        {
            foreach (var span in Conjunctions.JoiningActs(part.Text))
                yield return new("atomic", "conjunctions", FindingSeverity.High, span with { Start = part.Start + span.Start }, advice);
        }
    }

    static TextSpan? NoteIn(string text, StoryParts parts)
    {
        var begins = parts.Role?.Start ?? parts.Means?.Start ?? 0;
        return Note().Matches(text).FirstOrDefault(match => match.Index > begins) is { } note ? new(note.Index, text.TrimEnd().Length - note.Index) : null;
    }

    static IEnumerable<StoryFinding> Minimal(string text, StoryParts parts, TextSpan? note)
    {
        if (note is { } remark)
            yield return new("minimal", "punctuation", FindingSeverity.High, remark, "Move notes and further sentences out of the story.");
        foreach (var span in InBrackets(text))
            yield return new("minimal", "brackets", FindingSeverity.Medium, span, "Move what is in brackets to the acceptance criteria or a note.");
        foreach (var span in Repeated(parts))
            yield return new("minimal", "indicator_repetition", FindingSeverity.High, span, "Say once what is wanted, and once what for.");
    }

    static IEnumerable<TextSpan> InBrackets(string text)
    {
        foreach (var (open, close) in Brackets)
        {
            for (var at = text.IndexOf(open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(open, at + 1))
            {
                var end = text.IndexOf(close, at + 1);
                if (end < 0)
                    break;
                // user(s) is a plural, not a remark.
                if (!(at > 0 && char.IsLetter(text[at - 1]) && text[(at + 1)..end] is "s" or "es" or "ies" or "n" or "en"))
                    yield return new(at, end - at + 1);
                at = end;
            }
        }
    }

    static IEnumerable<TextSpan> Repeated(StoryParts parts)
    {
        if (parts.Means is { } means)
        {
            foreach (var (start, length) in StoryParts.MeansIn(means.Text).Where(opening => opening.Start > 0))
                yield return new(means.Start + start, length);
        }

        if (parts.Ends is { } ends)
        {
            foreach (var (start, length) in StoryParts.EndsIn(ends.Text).Where(opening => opening.Start > 0))
                yield return new(ends.Start + start, length);
        }
    }

    static IEnumerable<StoryFinding> Unambiguous(string text) =>
        from Match match in Vague().Matches(text)
        select new StoryFinding(
            "unambiguous", "vague_terms", FindingSeverity.Low, new(match.Index, match.Length), $"Say what \"{match.Value}\" means here, best with a figure.");

    [GeneratedRegex(@"(?<=[\p{L}\p{N}]\s+)(?:and/or|and|or)(?=\s+[\p{L}\p{N}])|(?<=[\p{L}\p{N}]\s*)/(?=\s*[\p{L}\p{N}])|(?<=[\p{L}\p{N}]\s+)&(?=\s+[\p{L}\p{N}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoleConjunction();

    // A full stop within a name or an abbreviation of a word ends no sentence.
    [GeneratedRegex(@"(?<!(?:\b(?:mr|mrs|ms|dr|st|vs|no|approx)))[.;:!?*‒–—―‐-](?=\s+\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Note();

    [GeneratedRegex(
        """
        (?<![\p{L}\p{N}-])(?:
          (?:as\s+(?:soon|fast|quickly|little|much|often|far)\s+as\s+possible)|asap|(?:if|when|where|wherever|whenever)\s+(?:possible|needed|necessary|appropriate|required|applicable)
          |etc|and\s+so\s+on|and\s+the\s+like|user[-\s]friendly|state[-\s]of[-\s]the[-\s]art|easy|easily|easier|simple|simply|fast|faster|quick|quickly|efficient|efficiently
          |effective|effectively|flexible|flexibly|robust|seamless|seamlessly|intuitive|intuitively|modern|appropriate|appropriately|adequate|adequately|sufficient|sufficiently
          |proper|properly|reasonable|reasonably|optimal|optimally|timely|in\s+a\s+timely\s+manner|convenient|conveniently|comfortable|comfortably|nice|nicely|good|better|best|great
          |reliable|reliably|scalable|smooth|smoothly|normally|usually|typically|several|various|numerous|a\s+lot\s+of|regularly|minimal|maximal|at\s+the\s+same\s+time
        )(?![\p{L}\p{N}-])
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Vague();
}
