using System.Runtime.InteropServices;

namespace MspEvents.Domain;

/// <summary>Stories as vectors of weighted terms, each of length 1, in the order of their ids.</summary>
sealed class StoryVectors
{
    // Of each vector the lightest terms are left out of the index while they are together no longer than this: what they add to a cosine is no more.
    const double LeftOut = 0.15;

    readonly Guid[] ids;
    readonly TokenNumbers<string> terms;

    // Terms ascending, so that a cosine is summed in one order whatever it is found by.
    readonly (int Term, double Weight)[][] raw;
    readonly (int Term, double Weight)[][] vectors;

    StoryVectors(Guid[] ids, TokenNumbers<string> terms, (int Term, double Weight)[][] raw)
    {
        (this.ids, this.terms, this.raw) = (ids, terms, raw);
        vectors = Array.ConvertAll(raw, OfLengthOne);
    }

    /// <summary>How many stories there are.</summary>
    public int Count => ids.Length;

    /// <summary>Weighs the terms of stories.</summary>
    public static StoryVectors Of(IReadOnlyCollection<(Guid Id, StoryTokens Tokens)> stories)
    {
        var terms = new TokenNumbers<string>();
        var ordered = stories.OrderBy(story => story.Id).ToList();
        var counted = ordered.Select(story => Counted(story.Tokens, terms)).ToArray();
        var spread = new int[terms.Count];
        foreach (var (term, _) in counted.SelectMany(story => story))
            spread[term]++;
        var rarity = Array.ConvertAll(spread, stories => 1 + Math.Log((1.0 + ordered.Count) / (1 + stories)));
        return new([.. ordered.Select(story => story.Id)], terms, Array.ConvertAll(counted, story => Array.ConvertAll(story, word => (word.Term, word.Count * rarity[word.Term]))));
    }

    /// <summary>A story's id.</summary>
    public Guid IdOf(int story) => ids[story];

    /// <summary>Calls for each pair of stories whose cosine is at least so much. Only stories that share a term of some weight are looked at.</summary>
    public void EachPairFrom(double cosine, Action<int, int> found)
    {
        // What is left out is bounded with a margin for the rounding of sums.
        var worthALook = cosine - LeftOut - 1e-9;
        var containing = new List<(int Story, double Weight)>?[terms.Count];
        var product = new double[Count];
        var touched = new List<int>();
        for (var story = 0; story < Count; story++)
        {
            foreach (var (term, weight) in vectors[story])
            {
                foreach (var (other, otherWeight) in CollectionsMarshal.AsSpan(containing[term]))
                {
                    ref var sum = ref product[other];
                    if (sum == 0)
                        touched.Add(other);
                    sum += weight * otherWeight;
                }
            }

            foreach (var other in touched)
            {
                if (product[other] >= worthALook && Cosine(vectors[other], vectors[story]) >= cosine)
                    found(other, story);
                product[other] = 0;
            }

            touched.Clear();
            foreach (var (term, weight) in WithoutLightest(vectors[story]))
                (containing[term] ??= []).Add((story, weight));
        }
    }

    /// <summary>The terms that weigh most in some stories together; of equal ones the first by its letters.</summary>
    public IReadOnlyList<string> HeaviestTerms(IEnumerable<int> stories, int count)
    {
        var weights = new Dictionary<int, double>();
        foreach (var (term, weight) in stories.SelectMany(story => raw[story]))
            weights[term] = weights.GetValueOrDefault(term) + weight;
        return [.. weights.OrderByDescending(term => term.Value).ThenBy(term => terms[term.Key], StringComparer.Ordinal).Take(count).Select(term => terms[term.Key])];
    }

    static (int Term, int Count)[] Counted(StoryTokens tokens, TokenNumbers<string> terms)
    {
        int[] told = [.. StoryWords.Telling(tokens.Words).Select(terms.Of)];
        Array.Sort(told);
        var counts = new List<(int Term, int Count)>(told.Length);
        foreach (var term in told)
        {
            if (counts.Count > 0 && counts[^1].Term == term)
                counts[^1] = (term, counts[^1].Count + 1);
            else
                counts.Add((term, 1));
        }

        return [.. counts];
    }

    static (int Term, double Weight)[] OfLengthOne((int Term, double Weight)[] weighed)
    {
        var length = Math.Sqrt(weighed.Sum(term => term.Weight * term.Weight));
        return Array.ConvertAll(weighed, term => (term.Term, term.Weight / length));
    }

    static ReadOnlySpan<(int Term, double Weight)> WithoutLightest((int Term, double Weight)[] vector)
    {
        var byWeight = vector.AsSpan().ToArray();
        Array.Sort(byWeight, (left, right) => left.Weight.CompareTo(right.Weight));
        var (left, square) = (0, 0.0);
        while (left < byWeight.Length && (square += byWeight[left].Weight * byWeight[left].Weight) <= LeftOut * LeftOut)
            left++;
        return byWeight.AsSpan(left);
    }

    static double Cosine((int Term, double Weight)[] left, (int Term, double Weight)[] right)
    {
        var (i, j, sum) = (0, 0, 0.0);
        while (i < left.Length && j < right.Length)
        {
            var (one, other) = (left[i].Term, right[j].Term);
            if (one == other)
                sum += left[i].Weight * right[j].Weight;
            (i, j) = (one <= other ? i + 1 : i, other <= one ? j + 1 : j);
        }

        return sum;
    }
}
