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
        return Pairs([.. stories.Select(story => (story.Id, StoryTokens.Of(story.Text)))]);
    }

    /// <summary>The same of stories that are cut already.</summary>
    public static IReadOnlyList<StoryPair> Pairs(IReadOnlyCollection<(Guid Id, StoryTokens Tokens)> stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var (sets, shingles) = Sets(stories);
        var containing = new List<(int Story, int Behind)>?[shingles];
        var lookedAt = new int[sets.Count];
        var pairs = new List<StoryPair>();
        for (var current = 0; current < sets.Count; current++)
        {
            var (id, set) = sets[current];
            var prefix = PrefixOf(set.Length);
            for (var place = 0; place < prefix; place++)
            {
                var (shingle, behind) = (set[place], set.Length - place);
                foreach (var (other, otherBehind) in containing[shingle] ??= [])
                {
                    if (lookedAt[other] == current)
                        continue;
                    lookedAt[other] = current;
                    var (otherId, otherSet) = sets[other];
                    var least = LeastSharedBy(set.Length, otherSet.Length);
                    // The first shingle found in both is the rarest of those they share, so the rest of either holds all of them.
                    if (Math.Min(behind, otherBehind) >= least && SharedBy(set, otherSet, least) is { } shared)
                        pairs.Add(new(otherId, id, shared, set.Length + otherSet.Length - shared));
                }

                containing[shingle]!.Add((current, behind));
            }
        }

        pairs.Sort((left, right) => left.First.CompareTo(right.First) is var first and not 0 ? first : left.Second.CompareTo(right.Second));
        return pairs;
    }

    // Sets that share 0.4 of their union share one of their so many rarest shingles: the others need no look.
    static int PrefixOf(int shingles) => shingles - (((2 * shingles) + 4) / 5) + 1;

    // shared >= 0.4 x (left + right - shared), in whole numbers.
    static int LeastSharedBy(int left, int right) => ((2 * (left + right)) + 6) / 7;

    /// <summary>Each story's shingles as numbers, ascending, by id; the rarer a shingle, the smaller its number.</summary>
    static (List<(Guid Id, int[] Shingles)> Sets, int Count) Sets(IReadOnlyCollection<(Guid Id, StoryTokens Tokens)> stories)
    {
        var (words, shingles) = (new TokenNumbers<string>(), new TokenNumbers<(int First, int Second)>());
        List<(Guid Id, int[] Shingles)> sets =
            [.. stories.OrderBy(story => story.Id).Select(story => (story.Id, Shingles(story.Tokens.Words, words, shingles))).Where(story => story.Item2.Length > 0)];
        var spread = new int[shingles.Count];
        foreach (var (_, set) in sets)
        {
            foreach (var shingle in set)
                spread[shingle]++;
        }

        var byRarity = Enumerable.Range(0, spread.Length).ToArray();
        Array.Sort((int[])spread.Clone(), byRarity);
        var numbers = new int[spread.Length];
        for (var number = 0; number < byRarity.Length; number++)
            numbers[byRarity[number]] = number;
        foreach (var (_, set) in sets)
        {
            for (var index = 0; index < set.Length; index++)
                set[index] = numbers[set[index]];
            Array.Sort(set);
        }

        return (sets, spread.Length);
    }

    static int[] Shingles(IReadOnlyList<string> words, TokenNumbers<string> numbers, TokenNumbers<(int First, int Second)> shingles)
    {
        const int nothing = -1;
        if (words.Count == 0)
            return [];
        var found = new HashSet<int>(words.Count);
        var before = numbers.Of(words[0]);
        if (words.Count == 1)
            found.Add(shingles.Of((before, nothing)));
        for (var index = 1; index < words.Count; index++)
        {
            var word = numbers.Of(words[index]);
            found.Add(shingles.Of((before, word)));
            before = word;
        }

        return [.. found];
    }

    /// <summary>How many two sets share; null where it is less than asked for.</summary>
    static int? SharedBy(int[] left, int[] right, int least)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            if (shared + Math.Min(left.Length - i, right.Length - j) < least)
                return null;
            if (left[i] == right[j])
                shared++;
            (i, j) = (left[i] <= right[j] ? i + 1 : i, right[j] <= left[i] ? j + 1 : j);
        }

        return shared >= least ? shared : null;
    }
}
