using MspEvents.Domain;

namespace MspEvents.Application;

/// <summary>Look-ups from user stories.</summary>
public static class StoryLookUps
{
    /// <summary>A story as others need to know it, until what is decided on it is recorded; the pointer says where a body named it.</summary>
    /// <exception cref="StreamNotFound">There is no such story.</exception>
    public static async Task<KnownStory> StoryAsync(this LookUps lookUps, Guid storyId, string? pointer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lookUps);
        var story = UserStory.Decider.Fold(await lookUps.LastingFactsAsync<IStoryEvent>(UserStory.Decider.StreamType, storyId, pointer, cancellationToken));
        return new(storyId, story.ClientId, story.Status, story.Analysis?.DependsOn ?? []);
    }

    /// <summary>Stories that are named, and those they depend on by whatever way, each once; the way ends at <paramref name="except"/>.</summary>
    /// <exception cref="StreamNotFound">One that is named is none.</exception>
    public static async Task<IReadOnlyList<KnownStory>> DependenciesAsync(
        this LookUps lookUps, IReadOnlyList<Guid> named, Guid except, string pointer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(named);
        var known = new List<KnownStory>();
        var seen = new HashSet<Guid> { except };
        for (var index = 0; index < named.Count; index++)
        {
            if (seen.Add(named[index]))
                known.Add(await lookUps.StoryAsync(named[index], FormattableString.Invariant($"{pointer}/{index}"), cancellationToken));
        }

        for (var index = 0; index < known.Count; index++)
        {
            foreach (var next in known[index].DependsOn.Where(seen.Add))
                known.Add(await lookUps.StoryAsync(next, null, cancellationToken));
        }

        return known;
    }
}
