namespace MspEvents.Domain;

/// <summary>What depends on what.</summary>
public static class StoryDependencies
{
    /// <summary>The way from a story back to itself by what it would depend on, both ends included; null where there is none.</summary>
    /// <param name="story">The story.</param>
    /// <param name="dependsOn">What it would depend on.</param>
    /// <param name="known">What those depend on, directly and by way of others.</param>
    public static IReadOnlyList<Guid>? CycleThrough(Guid story, IEnumerable<Guid> dependsOn, IEnumerable<KnownStory> known)
    {
        var onward = known.GroupBy(other => other.StoryId).ToDictionary(group => group.Key, group => group.First().DependsOn);
        var cameFrom = new Dictionary<Guid, Guid>();
        var open = new Queue<Guid>();
        foreach (var first in dependsOn)
        {
            if (cameFrom.TryAdd(first, story))
                open.Enqueue(first);
        }

        while (open.TryDequeue(out var at))
        {
            if (at == story)
                return Way(story, cameFrom);
            foreach (var next in onward.GetValueOrDefault(at) ?? [])
            {
                if (cameFrom.TryAdd(next, at))
                    open.Enqueue(next);
            }
        }

        return null;
    }

    static List<Guid> Way(Guid story, Dictionary<Guid, Guid> cameFrom)
    {
        var way = new List<Guid> { story };
        for (var at = cameFrom[story]; at != story; at = cameFrom[at])
            way.Add(at);
        way.Add(story);
        way.Reverse();
        return way;
    }
}
