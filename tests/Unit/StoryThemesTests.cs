using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed class StoryThemesTests
{
    static readonly (Guid Id, string Text)[] Backlog =
    [
        (Id(1), "As a clerk, I want to reset my password, so that I can log in again"),
        (Id(2), "As a nurse, I want to reset a forgotten password, so that I can log in"),
        (Id(3), "As a visitor, I want to see the opening hours, so that I come in time"),
        (Id(4), "As a manager, I want to approve invoices, so that suppliers are paid"),
        (Id(5), "As a buyer, I want to see unpaid invoices, so that suppliers are paid"),
        (Id(6), "As a manager, I want to approve late invoices, so that suppliers are paid"),
    ];

    [Fact]
    public void Stories_about_the_same_are_one_theme()
    {
        var themes = StoryThemes.Of(Backlog);
        themes.Select(theme => theme.Stories).ShouldBe([[Id(1), Id(2)], [Id(4), Id(5), Id(6)]]);
        themes.Select(theme => theme.Id).ShouldBe([Id(1), Id(4)]);
        themes[0].Terms.ShouldContain("password");
        themes[1].Terms[0].ShouldBe("invoices");
        themes[0].Label.ShouldBe(string.Join(", ", themes[0].Terms));
    }

    [Fact]
    public void What_hangs_together_by_way_of_another_is_one_theme()
    {
        var themes = StoryThemes.Of([(Id(1), "alpha beta"), (Id(2), "beta gamma"), (Id(3), "gamma delta"), (Id(4), "omega")]);
        themes.ShouldHaveSingleItem().Stories.ShouldBe([Id(1), Id(2), Id(3)]);
    }

    [Fact]
    public void The_order_that_stories_come_in_makes_no_difference()
    {
        var random = new Random(5);
        (Guid Id, string Text)[] stories = [.. Enumerable.Range(0, 200).Select(number => (Id(number), $"t{random.Next(60)} t{random.Next(60)} t{random.Next(60)} t{random.Next(60)}"))];
        var expected = Told(StoryThemes.Of(stories));
        random.Shuffle(stories);
        Told(StoryThemes.Of(stories)).ShouldBe(expected);
        expected.Length.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 40)]
    [InlineData(3, 400)]
    public void The_index_finds_what_comparing_all_with_all_finds(int seed, int rareWords)
    {
        var random = new Random(seed);
        // A few words that nearly every story has, some that many have, and rare ones.
        (Guid Id, string Text)[] stories = [.. Enumerable.Range(0, 250).Select(number => (Id(number), string.Join(
            ' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(3) switch { 0 => $"most{random.Next(2)}", 1 => $"many{random.Next(12)}", _ => $"rare{random.Next(rareWords)}" }))))];
        var themes = StoryThemes.Of(stories);
        themes.Select(theme => theme.Stories).ShouldBe(Connected(stories));
        themes.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void No_story_makes_no_theme() => StoryThemes.Of(Array.Empty<(Guid, string)>()).ShouldBeEmpty();

    static List<Guid[]> Connected((Guid Id, string Text)[] stories)
    {
        var counts = stories.Select(story => story.Text.Split(' ').CountBy(word => word).ToDictionary()).ToArray();
        var spread = counts.SelectMany(story => story.Keys).CountBy(word => word).ToDictionary();
        var vectors = counts.Select(story => story.ToDictionary(word => word.Key, word => word.Value * (1 + Math.Log((1.0 + stories.Length) / (1 + spread[word.Key]))))).ToArray();
        var group = Enumerable.Range(0, stories.Length).ToArray();
        for (var left = 0; left < stories.Length; left++)
        {
            for (var right = left + 1; right < stories.Length; right++)
            {
                if (Cosine(vectors[left], vectors[right]) < 0.35)
                    continue;
                var (from, to) = (Math.Max(group[left], group[right]), Math.Min(group[left], group[right]));
                group = Array.ConvertAll(group, of => of == from ? to : of);
            }
        }

        return [.. Enumerable.Range(0, stories.Length).GroupBy(story => group[story]).Where(theme => theme.Count() > 1).Select(theme => theme.Select(story => stories[story].Id).ToArray())];
    }

    static double Cosine(Dictionary<string, double> left, Dictionary<string, double> right) =>
        left.Sum(word => word.Value * right.GetValueOrDefault(word.Key)) / Math.Sqrt(left.Values.Sum(weight => weight * weight) * right.Values.Sum(weight => weight * weight));

    static string Told(IEnumerable<StoryTheme> themes) => string.Join("\n", themes.Select(theme => $"{theme.Id} {theme.Label}: {string.Join(' ', theme.Stories)}"));

    static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
