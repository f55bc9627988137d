namespace MspEvents.Domain;

/// <summary>Two stories that share much of their wording: word 2-shingles in common, of all that either has.</summary>
/// <param name="First">The smaller id.</param>
/// <param name="Second">The larger id.</param>
/// <param name="Shared">Shingles in common.</param>
/// <param name="All">Shingles of either.</param>
public sealed record StoryPair(Guid First, Guid Second, int Shared, int All)
{
    /// <summary>Jaccard's index, 0-1, rounded half-even to 6 decimals.</summary>
    public decimal Similarity => decimal.Round((decimal)Shared / All, 6, MidpointRounding.ToEven);

    /// <summary>At least 0.8, exactly.</summary>
    public bool IsDuplicate => 10L * Shared >= 8L * All;

    /// <summary>Every shingle is shared.</summary>
    public bool IsIdentical => Shared == All;
}

/// <summary>Finds stories alike (measures, section 6): Jaccard's index over word 2-shingles of normalised texts, from 0.4 up.</summary>
public static class StorySimilarity
{
    /// <summary>The pairs that are duplicates or related, by first and second id. Stories without a word are like none.</summary>
    public static IReadOnlyList<StoryPair> Pairs(IReadOnlyCollection<(Guid Id, string Text)> stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var sets = Sets(stories);
        var index = new Dictionary<int, List<int>>();
        var pairs = new List<StoryPair>();
        for (var current = 0; current < sets.Count; current++)
        {
            var (id, shingles) = sets[current];
            // Sets that share 0.4 of their union share one of these, the rarest first: the others need no look.
            var prefix = shingles.Length - (((2 * shingles.Length) + 4) / 5) + 1;
            var candidates = new HashSet<int>();
            foreach (var shingle in shingles.AsSpan(0, prefix))
            {
                if (!index.TryGetValue(shingle, out var earlier))
                    index.Add(shingle, earlier = []);
                foreach (var other in earlier)
                {
                    var (less, more) = Math.Min(shingles.Length, sets[other].Shingles.Length) is var shorter ? (shorter, Math.Max(shingles.Length, sets[other].Shingles.Length)) : default;
                    if (10L * less >= 4L * more)
                        candidates.Add(other);
                }

                earlier.Add(current);
            }

            foreach (var other in candidates)
            {
                var shared = SharedBy(shingles, sets[other].Shingles);
                var all = shingles.Length + sets[other].Shingles.Length - shared;
                if (10L * shared >= 4L * all)
                    pairs.Add(new(sets[other].Id, id, shared, all));
            }
        }

        pairs.Sort((left, right) => left.First.CompareTo(right.First) is var first and not 0 ? first : left.Second.CompareTo(right.Second));
        return pairs;
    }

    /// <summary>Each story's shingles as numbers, ascending; the rarer a shingle, the smaller its number. By id.</summary>
    static List<(Guid Id, int[] Shingles)> Sets(IReadOnlyCollection<(Guid Id, string Text)> stories)
    {
        var texts = stories.OrderBy(story => story.Id).Select(story => (story.Id, Shingles: Shingles(StoryWords.Of(story.Text)))).Where(story => story.Shingles.Count > 0).ToList();
        var numbers = texts.SelectMany(story => story.Shingles).GroupBy(shingle => shingle)
            .OrderBy(same => same.Count()).ThenBy(same => same.Key.First, StringComparer.Ordinal).ThenBy(same => same.Key.Second, StringComparer.Ordinal)
            .Select((same, number) => (same.Key, number)).ToDictionary(pair => pair.Key, pair => pair.number);
        return [.. texts.Select(story =>
        {
            int[] set = [.. story.Shingles.Select(shingle => numbers[shingle])];
            Array.Sort(set);
            return (story.Id, set);
        })];
    }

    static HashSet<(string First, string Second)> Shingles(IReadOnlyList<string> words) =>
        words.Count == 1 ? [(words[0], string.Empty)] : [.. words.Zip(words.Skip(1))];

    static int SharedBy(int[] left, int[] right)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            if (left[i] == right[j])
                shared++;
            (i, j) = (left[i] <= right[j] ? i + 1 : i, right[j] <= left[i] ? j + 1 : j);
        }

        return shared;
    }
}
