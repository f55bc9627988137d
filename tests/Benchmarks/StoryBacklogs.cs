using System.Diagnostics;
using MspEvents.Domain;
using MspEvents.Tests.Integration.Projections;

namespace MspEvents.Tests.Benchmarks;

/// <summary>A backlog of 5,000 stories ranked, paired and gathered into themes, beside cutting each into its words twice, which is the least that asks for.</summary>
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
            _ => Task.FromResult(PerSecond(() => PriorityRanking.Of(ratings).Count + StorySimilarity.Pairs(texts).Count + StoryThemes.Of(texts).Count)),
            _ => Task.FromResult(PerSecond(() => texts.Sum(story => StoryWords.Of(story.Item2).Count + StoryWords.Of(story.Item2).Count))));
    }

    static double PerSecond(Func<int> work)
    {
        var started = Stopwatch.GetTimestamp();
        return work() > 0 ? Count / Stopwatch.GetElapsedTime(started).TotalSeconds : throw new InvalidOperationException("Nothing was found.");
    }
}
