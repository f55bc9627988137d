using MspEvents.Domain;

namespace MspEvents.Tests.Unit;

public sealed class StorySimilarityTests
{
    [Fact]
    public void The_template_and_the_case_say_nothing() =>
        StoryWords.Of("As a Picker, I want to SEE the store’s temperature, so that no fruit spoils").ShouldBe(
            ["picker", "see", "the", "store", "s", "temperature", "no", "fruit", "spoils"]);

    [Fact]
    public void Texts_that_read_alike_are_alike() => StoryWords.Of("Ｆｉｌｅ ﬁle ①").ShouldBe(["file", "file", "1"]);

    [Fact]
    public void Four_fifths_of_the_shingles_make_a_duplicate()
    {
        // 9 and 9 shingles with 8 in common: 8 of 10.
        var pair = Pairs("a b c d e f g h i j", "a b c d e f g h i z").ShouldHaveSingleItem();
        (pair.Shared, pair.All, pair.Similarity, pair.IsDuplicate, pair.IsIdentical).ShouldBe((8, 10, 0.8m, true, false));
        // 8 and 8 with 7 in common: 7 of 9.
        Pairs("a b c d e f g h i", "a b c d e f g h z").ShouldHaveSingleItem().IsDuplicate.ShouldBeFalse();
    }

    [Fact]
    public void Two_fifths_make_a_relation_and_less_makes_none()
    {
        // 7 and 7 with 4 in common: 4 of 10.
        Pairs("a b c d e x y z", "a b c d e p q r").ShouldHaveSingleItem().Similarity.ShouldBe(0.4m);
        Pairs("a b c d x y z v", "a b c d p q r s").ShouldBeEmpty();
    }

    [Fact]
    public void A_single_word_is_compared_as_it_is() => Pairs("Printing", "printing!").ShouldHaveSingleItem().IsIdentical.ShouldBeTrue();

    [Fact]
    public void Stories_without_a_word_are_like_none() => Pairs("...", "!!!").ShouldBeEmpty();

    [Fact]
    public void The_index_finds_what_comparing_all_with_all_finds()
    {
        var random = new Random(11);
        (Guid, string)[] stories = [.. Enumerable.Range(0, 300).Select(number => (
            Id(number), string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => $"w{random.Next(6)}"))))];
        var expected = new List<(Guid, Guid, int, int)>();
        for (var left = 0; left < stories.Length; left++)
        {
            for (var right = left + 1; right < stories.Length; right++)
            {
                var (one, other) = (Shingles(stories[left].Item2), Shingles(stories[right].Item2));
                var (shared, all) = (one.Intersect(other).Count(), one.Union(other).Count());
                if (10 * shared >= 4 * all)
                    expected.Add((stories[left].Item1, stories[right].Item1, shared, all));
            }
        }

        expected.Count.ShouldBeGreaterThan(100);
        random.Shuffle(stories);
        StorySimilarity.Pairs(stories).Select(pair => (pair.First, pair.Second, pair.Shared, pair.All)).ShouldBe(expected);
    }

    static HashSet<string> Shingles(string text) =>
        text.Split(' ') is [var only] ? [only] : [.. text.Split(' ').Zip(text.Split(' ').Skip(1), (first, second) => $"{first} {second}")];

    static IReadOnlyList<StoryPair> Pairs(string first, string second) => StorySimilarity.Pairs([(Id(1), first), (Id(2), second)]);

    static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
