using MspEvents.Domain;

namespace MspEvents.Projections;

/// <summary>What follows from all stories of a client, a table each; a client's rows are written together.</summary>
static class BacklogTables
{
    /// <summary>A place in the client's ranking.</summary>
    public static readonly ViewTable<RankRow> Ranks = new("views_story_ranks", "client_id", ["client_id", "story_id"],
    [
        Column<RankRow>.Uuid("client_id", row => row.ClientId),
        Column<RankRow>.Uuid("story_id", row => row.Ranked.Id),
        Column<RankRow>.Numeric("score", row => row.Ranked.Score),
        Column<RankRow>.Integer("rank", row => row.Ranked.Rank),
        Column<RankRow>.Integer("best_rank", row => row.Ranked.BestRank),
        Column<RankRow>.Integer("worst_rank", row => row.Ranked.WorstRank),
    ]);

    /// <summary>Two stories that share much of their wording.</summary>
    public static readonly ViewTable<PairRow> Pairs = new("views_story_pairs", "client_id", ["client_id", "first_id", "second_id"],
    [
        Column<PairRow>.Uuid("client_id", row => row.ClientId),
        Column<PairRow>.Uuid("first_id", row => row.Pair.First),
        Column<PairRow>.Uuid("second_id", row => row.Pair.Second),
        Column<PairRow>.Text("kind", row => row.Pair.IsDuplicate ? "duplicate" : "related"),
        Column<PairRow>.Boolean("identical", row => row.Pair.IsIdentical),
        Column<PairRow>.Numeric("similarity", row => row.Pair.Similarity),
    ]);

    /// <summary>Stories about the same thing.</summary>
    public static readonly ViewTable<ThemeRow> Themes = new("views_story_themes", "client_id", ["client_id", "theme_id"],
    [
        Column<ThemeRow>.Uuid("client_id", row => row.ClientId),
        Column<ThemeRow>.Uuid("theme_id", row => row.Theme.Id),
        Column<ThemeRow>.Text("label", row => row.Theme.Label),
        Column<ThemeRow>.TextList("terms", row => row.Theme.Terms),
        Column<ThemeRow>.Integer("stories", row => row.Theme.Stories.Count),
        Column<ThemeRow>.TextList("story_ids", row => [.. row.Theme.Stories.Select(story => story.ToString())]),
    ]);

    /// <summary>How most stories of the client are put.</summary>
    public static readonly ViewTable<FormRow> Forms = new("views_story_forms", "client_id", ["client_id"],
    [
        Column<FormRow>.Uuid("client_id", row => row.ClientId),
        Column<FormRow>.Text("role", row => row.Form.Role),
        Column<FormRow>.Text("means", row => row.Form.Means),
        Column<FormRow>.Text("ends", row => row.Form.Ends),
    ]);

    /// <summary>What is ranked.</summary>
    public static IReadOnlyList<ViewTable> OfRanks { get; } = [Ranks];

    /// <summary>What follows from the stories' words.</summary>
    public static IReadOnlyList<ViewTable> OfWording { get; } = [Pairs, Themes, Forms];

    /// <summary>The same tables as a projection's fold sees them: not its own to write.</summary>
    public static IReadOnlyList<ViewTable> Kept { get; } =
        [.. OfRanks.Concat(OfWording).Select(table => new KeptTable(table.Name, table.Scope, table.Key))];

    /// <summary>The ranks of what is rated and not yet accepted.</summary>
    public static void AddRanks(ViewRows rows, Guid client, IEnumerable<RatedStory> stories)
    {
        foreach (var ranked in PriorityRanking.Of([.. stories.Select(story => (story.Id, story.Priority))]))
            rows.Add(Ranks, new(client, ranked));
    }

    /// <summary>What follows from the stories' words; of the stories in the order they were captured.</summary>
    public static void AddWording(ViewRows rows, Guid client, IEnumerable<WordedStory> stories)
    {
        List<(Guid Id, StoryTokens Tokens)> cut = [.. stories.Select(story => (story.Id, story.Tokens))];
        foreach (var pair in StorySimilarity.Pairs(cut))
            rows.Add(Pairs, new(client, pair));
        foreach (var theme in StoryThemes.Of(cut))
            rows.Add(Themes, new(client, theme));
        if (cut.Count > 0)
            rows.Add(Forms, new(client, StoryForm.MostCommon(cut.Select(story => story.Tokens.Form))));
    }

    public sealed record RankRow(Guid ClientId, RankedPriority Ranked);

    public sealed record PairRow(Guid ClientId, StoryPair Pair);

    public sealed record ThemeRow(Guid ClientId, StoryTheme Theme);

    public sealed record FormRow(Guid ClientId, StoryForm Form);
}

/// <summary>A story that is ranked.</summary>
/// <param name="Id">The story.</param>
/// <param name="Priority">Its rating.</param>
sealed record RatedStory(Guid Id, WeightedPriority Priority);

/// <summary>A story that is compared with others.</summary>
/// <param name="Id">The story.</param>
/// <param name="Tokens">What its text is cut into.</param>
sealed record WordedStory(Guid Id, StoryTokens Tokens);
