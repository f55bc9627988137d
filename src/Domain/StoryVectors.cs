namespace MspEvents.Domain;

/// <summary>Stories as vectors of weighted terms, each of length 1, in the order of their ids.</summary>
sealed class StoryVectors
{
    readonly List<Guid> ids = [];
    readonly List<(int Term, double Weight)[]> vectors = [];
    readonly List<(int Term, double Weight)[]> raw = [];
    readonly string[] terms;

    StoryVectors(string[] terms) => this.terms = terms;

    /// <summary>How many stories there are.</summary>
    public int Count => ids.Count;

    /// <summary>Weighs the terms of stories.</summary>
    public static StoryVectors Of(IReadOnlyCollection<(Guid Id, string Text)> stories)
    {
        var counted = stories.OrderBy(story => story.Id)
            .Select(story => (story.Id, Counts: StoryWords.Telling(StoryWords.Of(story.Text)).CountBy(word => word).ToList())).ToList();
        var spread = counted.SelectMany(story => story.Counts).CountBy(word => word.Key).ToDictionary();
        string[] terms = [.. spread.Keys.Order(StringComparer.Ordinal)];
        var numbers = terms.Select((term, number) => (term, number)).ToDictionary(pair => pair.term, pair => pair.number);
        var gathered = new StoryVectors(terms);
        foreach (var (id, counts) in counted)
            gathered.Add(id, [.. counts.Select(word => (numbers[word.Key], word.Value * (1 + Math.Log((1.0 + counted.Count) / (1 + spread[word.Key]))))).OrderBy(word => word.Item1)]);
        return gathered;
    }

    /// <summary>A story's id.</summary>
    public Guid IdOf(int story) => ids[story];

    /// <summary>Calls for each pair of stories whose cosine is at least so much. Only stories that share a term are looked at.</summary>
    public void EachPairFrom(double cosine, Action<int, int> found)
    {
        var containing = new List<(int Story, double Weight)>[terms.Length];
        var product = new double[Count];
        var touched = new List<int>();
        for (var story = 0; story < Count; story++)
        {
            foreach (var (term, weight) in vectors[story])
            {
                foreach (var (other, otherWeight) in containing[term] ??= [])
                {
                    if (product[other] == 0)
                        touched.Add(other);
                    product[other] += weight * otherWeight;
                }

                containing[term].Add((story, weight));
            }

            foreach (var other in touched)
            {
                if (product[other] >= cosine)
                    found(other, story);
                product[other] = 0;
            }

            touched.Clear();
        }
    }

    /// <summary>The terms that weigh most in some stories together; of equal ones the first by its letters.</summary>
    public IReadOnlyList<string> HeaviestTerms(IEnumerable<int> stories, int count)
    {
        var weights = new SortedDictionary<int, double>();
        foreach (var (term, weight) in stories.SelectMany(story => raw[story]))
            weights[term] = weights.GetValueOrDefault(term) + weight;
        return [.. weights.OrderByDescending(term => term.Value).ThenBy(term => term.Key).Take(count).Select(term => terms[term.Key])];
    }

    void Add(Guid id, (int Term, double Weight)[] weighed)
    {
        var length = Math.Sqrt(weighed.Sum(term => term.Weight * term.Weight));
        ids.Add(id);
        raw.Add(weighed);
        vectors.Add([.. weighed.Select(term => (term.Term, term.Weight / length))]);
    }
}
