namespace MspEvents.Domain;

/// <summary>What a story is compared with others by: its words and the form it follows. It follows from the text alone.</summary>
/// <param name="Words">The words in their order.</param>
/// <param name="Form">The phrases that open its parts.</param>
public sealed record StoryTokens(IReadOnlyList<string> Words, StoryForm Form)
{
    /// <summary>Cuts a story.</summary>
    public static StoryTokens Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = CompatibilityForm.Of(text);
        var parts = StoryParts.Of(plain);
        return new(StoryWords.Of(plain, parts), StoryForm.Of(ReferenceEquals(plain, text) ? parts : StoryParts.Of(text)));
    }
}
