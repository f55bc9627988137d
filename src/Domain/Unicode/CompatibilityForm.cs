using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MspEvents.Domain;

/// <summary>
/// Unicode's normal form KC, in which texts that read alike are alike (Unicode Standard Annex 15). The product runs without ICU, where the
/// platform's own normalisation gives a text back as it is.
/// </summary>
public static class CompatibilityForm
{
    // Hangul syllables are composed by arithmetic: Unicode Standard, section 3.12.
    const int Syllables = 0xAC00, Leads = 0x1100, Vowels = 0x1161, Trails = 0x11A7, LeadCount = 19, VowelCount = 21, TrailCount = 28;
    const int SyllableCount = LeadCount * VowelCount * TrailCount;

    static readonly NormalizationTable Table = NormalizationTable.Read();

    /// <summary>The text in normal form KC; a lone surrogate becomes U+FFFD.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
            return text;
        var points = Decomposed(text);
        Reorder(points);
        Compose(points);
        var composed = new StringBuilder(text.Length);
        foreach (var point in points)
            composed.Append(new Rune(point).ToString());
        return composed.ToString();
    }

    static List<int> Decomposed(string text)
    {
        var points = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            var syllable = rune.Value - Syllables;
            if (syllable is >= 0 and < SyllableCount)
            {
                points.Add(Leads + (syllable / (VowelCount * TrailCount)));
                points.Add(Vowels + (syllable % (VowelCount * TrailCount) / TrailCount));
                if (syllable % TrailCount > 0)
                    points.Add(Trails + (syllable % TrailCount));
            }
            else if (Table.Decompositions.TryGetValue(rune.Value, out var parts))
            {
                points.AddRange(parts);
            }
            else
            {
                points.Add(rune.Value);
            }
        }

        return points;
    }

    // Marks stand in the order of their classes; those of one class keep theirs.
    static void Reorder(List<int> points)
    {
        for (var index = 1; index < points.Count; index++)
        {
            var (point, mark) = (points[index], ClassOf(points[index]));
            var at = index;
            for (; mark > 0 && at > 0 && ClassOf(points[at - 1]) > mark; at--)
                points[at] = points[at - 1];
            points[at] = point;
        }
    }

    static void Compose(List<int> points)
    {
        var (starter, kept, lastClass) = (-1, 0, 0);
        for (var index = 0; index < points.Count; index++)
        {
            var (point, mark) = (points[index], ClassOf(points[index]));
            // A mark is blocked from its starter by one of its own class or higher in between, and a starter by anything.
            var free = starter >= 0 && (kept == starter + 1 || (lastClass < mark && lastClass > 0));
            if (free && Composite(points[starter], point) is { } composite)
            {
                points[starter] = composite;
                continue;
            }

            if (mark == 0)
                starter = kept;
            lastClass = mark;
            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    static int? Composite(int first, int second)
    {
        if (first - Leads is >= 0 and < LeadCount && second - Vowels is >= 0 and < VowelCount)
            return Syllables + ((((first - Leads) * VowelCount) + second - Vowels) * TrailCount);
        if (first - Syllables is >= 0 and < SyllableCount && (first - Syllables) % TrailCount == 0 && second - Trails is > 0 and < TrailCount)
            return first + second - Trails;
        return Table.Composites.TryGetValue((first, second), out var composite) ? composite : null;
    }

    static int ClassOf(int point) => point < 0x300 ? 0 : Table.Classes.GetValueOrDefault(point);

    /// <summary>What the Unicode Character Database says of normalisation.</summary>
    sealed record NormalizationTable(
        FrozenDictionary<int, int[]> Decompositions, FrozenDictionary<int, byte> Classes, FrozenDictionary<(int First, int Second), int> Composites)
    {
        public static NormalizationTable Read()
        {
            var decompositions = new Dictionary<int, int[]>();
            var classes = new Dictionary<int, byte>();
            var composites = new Dictionary<(int, int), int>();
            using var resource = typeof(CompatibilityForm).Assembly.GetManifestResourceStream("unicode/normalization.txt")!;
            using var reader = new StreamReader(resource);
            while (reader.ReadLine() is { } line)
            {
                var words = line.Split(' ');
                switch (words[0])
                {
                    case "d":
                        decompositions.Add(Point(words[1]), [.. words.Skip(2).Select(Point)]);
                        break;
                    case "p":
                        composites.Add((Point(words[1]), Point(words[2])), Point(words[3]));
                        break;
                    case "c":
                        var mark = byte.Parse(words[1], CultureInfo.InvariantCulture);
                        foreach (var range in words.Skip(2).Select(range => range.Split('-')))
                        {
                            for (var point = Point(range[0]); point <= Point(range[^1]); point++)
                                classes.Add(point, mark);
                        }

                        break;
                }
            }

            return new(decompositions.ToFrozenDictionary(), classes.ToFrozenDictionary(), composites.ToFrozenDictionary());
        }

        static int Point(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
