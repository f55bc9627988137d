using System.Diagnostics;
using MspEvents.Domain;
using MspEvents.Tests.Integration.Projections;

namespace MspEvents.Tests.Benchmarks;

/// <summary>A backlog of 5,000 stories cut into words, ranked, paired and gathered into themes, beside the cutting alone, which is the least that asks for.</summary>
static class StoryBacklogs
{
    const int Count = 5_000;

    public static Comparison Compare()
    {
        var backlog = new GeneratedBacklog(1, Count);
        List<(Guid, string)> texts = [.. backlog.Stories.Select(story => (story.Id, story.Text))];
        List<(Guid, WeightedPriority)> ratings = [.. backlog.Stories.Select(story => (story.Id, story.Priority))];
        return new(
            "backlog",
            "stories/s",
            null,
            _ => Task.FromResult(PerSecond(() => Judged(texts, ratings))),
            _ => Task.FromResult(PerSecond(() => texts.Sum(story => StoryTokens.Of(story.Item2).Words.Count))));
    }

    static int Judged(List<(Guid Id, string Text)> texts, List<(Guid, WeightedPriority)> ratings)
    {
        List<(Guid, StoryTokens Tokens)> cut = [.. texts.Select(story => (story.Id, StoryTokens.Of(story.Text)))];
        var form = StoryForm.MostCommon(cut.Select(story => story.Tokens.Form));
        return PriorityRanking.Of(ratings).Count + StorySimilarity.Pairs(cut).Count + StoryThemes.Of(cut).Count + (form.Role is null ? 0 : 1);
    }

    static double PerSecond(Func<int> work)
    {
        var started = Stopwatch.GetTimestamp();
        return work() > 0 ? Count / Stopwatch.GetElapsedTime(started).TotalSeconds : throw new InvalidOperationException("Nothing was found.");
    }
}
