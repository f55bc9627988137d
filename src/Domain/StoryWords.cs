using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MspEvents.Domain;

/// <summary>A story's words as they are compared: normal form KC, lower case, without the phrases of the template.</summary>
public static class StoryWords
{
    // Words that say nothing about what a story is about; measured weights would show them as labels all the same.
    static readonly FrozenSet<string> Functional = """
        a able about after all also an and any are as at be because been before being but by can could do does each every for from had has have he her his how i if in into
        is it its may me more must my need new no not of on only or other our out over own shall she should so some such than that the their them then there these they this
        those through to up us use used user users using very want was we were what when where which while who will wish with without would you your m s d re ve ll t
        """.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words in their order.</summary>
    public static IReadOnlyList<string> Of(string text) => StoryTokens.Of(text).Words;

    /// <summary>The words of a text in normal form, cut into its parts.</summary>
    public static string[] Of(string plain, StoryParts parts)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(parts);
        var words = new List<string>();
        var at = 0;
        foreach (var part in new[] { parts.Role, parts.Means, parts.Ends }.OfType<StoryPart>().OrderBy(part => part.Start))
        {
            Cut(plain.AsSpan(at..part.Start), words);
            at = part.Start + part.Indicator.Length;
        }

        Cut(plain.AsSpan(at..), words);
        return [.. words];
    }

    /// <summary>The words that say what a story is about.</summary>
    public static IEnumerable<string> Telling(IEnumerable<string> words) => words.Where(word => word.Length > 1 && !Functional.Contains(word));

    static void Cut(ReadOnlySpan<char> text, List<string> words)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = LengthOfWord(text[at..]);
            if (length > 0)
                words.Add(InLowerCase(text.Slice(at, length)));
            at += Math.Max(length, 1);
        }
    }

    static int LengthOfWord(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && Rune.DecodeFromUtf16(text[at..], out var rune, out var length) == OperationStatus.Done && IsOfWord(rune))
            at += length;
        return at;
    }

    static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    static string InLowerCase(ReadOnlySpan<char> word) => string.Create(word.Length, word, static (lower, word) => word.ToLowerInvariant(lower));
}
