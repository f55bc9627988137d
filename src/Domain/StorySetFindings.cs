namespace MspEvents.Domain;

/// <summary>What can be said of stories beside each other: uniform and unique, after the Quality User Story framework.</summary>
public static class StorySetFindings
{
    /// <summary>The finding of a story that follows another form than most; null where it follows theirs.</summary>
    public static StoryFinding? Uniform(string text, StoryForm common)
    {
        ArgumentNullException.ThrowIfNull(common);
        var parts = StoryParts.Of(text);
        return StoryForm.Of(parts).FirstUnlike(common, parts) is not { } unlike
            ? null
            : new("uniform", "uniform", FindingSeverity.Medium, new(unlike.Start, unlike.Indicator.Length), $"Most stories here read: {common}.");
    }

    /// <summary>The finding of a story that another says the same as.</summary>
    /// <param name="text">The story's text.</param>
    /// <param name="identical">Whether every word is the same, not only most.</param>
    public static StoryFinding Unique(string text, bool identical)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(
            "unique", identical ? "identical" : "similar", FindingSeverity.High, new(0, text.Length), "Another story says the same: merge the two, or tell them apart.");
    }

    /// <summary>All findings of each of several stories, in their order.</summary>
    public static IReadOnlyList<IReadOnlyList<StoryFinding>> Of(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var common = StoryForm.MostCommon(texts.Select(text => StoryForm.Of(StoryParts.Of(text))));
        var pairs = StorySimilarity.Pairs([.. texts.Select((text, index) => (new Guid(index, 0, 0, new byte[8]), text))])
            .Where(pair => pair.IsDuplicate).ToList();
        return [.. texts.Select((text, index) => All(text, new(index, 0, 0, new byte[8])))];

        IReadOnlyList<StoryFinding> All(string text, Guid id)
        {
            var same = pairs.Where(pair => pair.First == id || pair.Second == id).ToList();
            return
            [
                .. StoryFindings.Of(text),
                .. same.Count > 0 ? [Unique(text, same.Exists(pair => pair.IsIdentical))] : Array.Empty<StoryFinding>(),
                .. Uniform(text, common) is { } unlike ? [unlike] : Array.Empty<StoryFinding>(),
            ];
        }
    }
}
