namespace MspEvents.Domain;

/// <summary>A story's words: the whole, and its parts where they were given as parts.</summary>
/// <param name="Text">The whole story.</param>
/// <param name="Role">Who needs it.</param>
/// <param name="Want">What is needed.</param>
/// <param name="Benefit">What for.</param>
public sealed record StoryWording(string Text, string? Role, string? Want, string? Benefit)
{
    /// <summary>The words of a story as they were captured.</summary>
    public static StoryWording Of(StoryCaptured captured)
    {
        ArgumentNullException.ThrowIfNull(captured);
        return new(captured.Text, captured.Role, captured.Want, captured.Benefit);
    }

    /// <summary>The whole story in the usual form: "As a role, I want want, so that benefit".</summary>
    public static string Put(string? role, string? want, string? benefit)
    {
        var parts = new List<string>(3);
        if (role is not null)
            parts.Add($"As {WithArticle(role.Trim())}");
        if (want is not null)
            parts.Add(StoryParts.MeansIn(want).Any(opening => opening.Start == 0) ? want.Trim() : $"I want {(ActionVerbs.Opens(want) ? "to " : "")}{want.Trim()}");
        if (benefit is not null)
            parts.Add($"so that {benefit.Trim()}");
        return string.Join(", ", parts);
    }

    /// <summary>The words that changes lead to: a new text stands for itself, new parts join the others and make a new text.</summary>
    public StoryWording With(StoryChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Text is { } text)
            return new(text, changes.Role, changes.Want, changes.Benefit);
        if ((changes.Role ?? changes.Want ?? changes.Benefit) is null)
            return this;
        var parsed = StoryParts.Of(Text);
        var (role, want, benefit) = (
            changes.Role ?? Role ?? parsed.Role?.Content,
            changes.Want ?? Want ?? WantOf(parsed.Means),
            changes.Benefit ?? Benefit ?? parsed.Ends?.Content);
        return new(Put(role, want, benefit), role, want, benefit);
    }

    static string? WantOf(StoryPart? means) =>
        means is null ? null : means.Indicator.EndsWith(" to", StringComparison.OrdinalIgnoreCase) ? $"to {means.Content}" : means.Content;

    static string WithArticle(string role)
    {
        var first = role.Split(' ', 2)[0];
        if (IsOneOf(first, "a", "an", "the", "any", "every", "one"))
            return role;
        return "aeiou".Contains(char.ToLowerInvariant(role[0]), StringComparison.Ordinal) && !role.StartsWith("use", StringComparison.OrdinalIgnoreCase) ? $"an {role}" : $"a {role}";
    }

    static bool IsOneOf(string word, params ReadOnlySpan<string> words)
    {
        foreach (var known in words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
