namespace MspEvents.Domain;

/// <summary>Stories about the same thing.</summary>
/// <param name="Id">The smallest of the stories' ids: stays while that story does.</param>
/// <param name="Terms">The three terms that weigh most in it, heaviest first.</param>
/// <param name="Stories">Two or more, by id.</param>
public sealed record StoryTheme(Guid Id, IReadOnlyList<string> Terms, IReadOnlyList<Guid> Stories)
{
    /// <summary>The terms in one line.</summary>
    public string Label => string.Join(", ", Terms);
}

/// <summary>
/// Gathers stories by theme (measures, section 6): TF-IDF with the smoothed weight <c>count x (1 + ln((1 + stories) / (1 + stories with the term)))</c>, an edge where the cosine of
/// two stories is at least 0.35, and themes as what hangs together.
/// </summary>
public static class StoryThemes
{
    const double AboutTheSame = 0.35;
    const int TermsOfALabel = 3;

    /// <summary>The themes of two or more stories, by id.</summary>
    public static IReadOnlyList<StoryTheme> Of(IReadOnlyCollection<(Guid Id, string Text)> stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        return Of([.. stories.Select(story => (story.Id, StoryTokens.Of(story.Text)))]);
    }

    /// <summary>The same of stories that are cut already.</summary>
    public static IReadOnlyList<StoryTheme> Of(IReadOnlyCollection<(Guid Id, StoryTokens Tokens)> stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var vectors = StoryVectors.Of(stories);
        var roots = Enumerable.Range(0, vectors.Count).ToArray();
        vectors.EachPairFrom(AboutTheSame, Join);
        return
        [
            .. Enumerable.Range(0, vectors.Count).GroupBy(Root).Where(theme => theme.Skip(1).Any())
                .Select(theme => new StoryTheme(vectors.IdOf(theme.Key), vectors.HeaviestTerms(theme, TermsOfALabel), [.. theme.Select(vectors.IdOf)])),
        ];

        int Root(int story)
        {
            while (roots[story] != story)
                story = roots[story] = roots[roots[story]];
            return story;
        }

        // The smallest leads, so that a theme's name follows from its stories alone.
        void Join(int left, int right)
        {
            var (one, other) = (Root(left), Root(right));
            roots[Math.Max(one, other)] = Math.Min(one, other);
        }
    }
}
