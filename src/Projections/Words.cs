using System.Globalization;
using System.Text;

namespace MspEvents.Projections;

/// <summary>Cuts texts into the words that lists are searched by.</summary>
public static class Words
{
    // Long enough for any word, short enough for an index.
    const int MaxLength = 64;

    /// <summary>The distinct words of texts: letters with their marks, and digits, in lower case; the rest separates.</summary>
    /// <remarks>Texts are taken as they are: which normal forms are known depends on the machine, and rows must not.</remarks>
    public static IReadOnlySet<string> Of(params ReadOnlySpan<string?> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder(MaxLength);
        foreach (var text in texts)
        {
            if (string.IsNullOrEmpty(text))
                continue;
            foreach (var rune in text.EnumerateRunes())
            {
                if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                    word.Append(Rune.ToLowerInvariant(rune).ToString());
                else
                    Take(words, word);
            }

            Take(words, word);
        }

        return words;
    }

    static void Take(HashSet<string> words, StringBuilder word)
    {
        if (word.Length == 0)
            return;
        var length = Math.Min(word.Length, MaxLength);
        if (length < word.Length && char.IsHighSurrogate(word[length - 1]))
            length--;
        words.Add(word.ToString(0, length));
        word.Clear();
    }
}
