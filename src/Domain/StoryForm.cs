namespace MspEvents.Domain;

/// <summary>The phrases that open a story's parts, brought to one spelling; null for a part that is missing.</summary>
public sealed record StoryForm(string? Role, string? Means, string? Ends)
{
    // "As a" and "As an" or "I want" and "I want to" are one form; "I want to" and "I am able to" are two.
    const int SameWithin = 3;

    /// <summary>The form of a story.</summary>
    public static StoryForm Of(StoryParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new(Spelt(parts.Role), Spelt(parts.Means), Spelt(parts.Ends));
    }

    /// <summary>Part by part the phrase that opens it most often; of equally many the one that came first.</summary>
    public static StoryForm MostCommon(IEnumerable<StoryForm> forms)
    {
        var all = forms.ToList();
        return new(Most(all.Select(form => form.Role)), Most(all.Select(form => form.Means)), Most(all.Select(form => form.Ends)));
    }

    /// <summary>The first part that opens in another way than the common form; null where none does.</summary>
    public StoryPart? FirstUnlike(StoryForm common, StoryParts parts)
    {
        ArgumentNullException.ThrowIfNull(common);
        ArgumentNullException.ThrowIfNull(parts);
        return IsUnlike(Role, common.Role) ? parts.Role : IsUnlike(Means, common.Means) ? parts.Means : IsUnlike(Ends, common.Ends) ? parts.Ends : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ..., ", new[] { Role, Means, Ends }.OfType<string>()) + " ...";

    static bool IsUnlike(string? own, string? common) => own is not null && common is not null && EditDistance(own, common) > SameWithin;

    static string? Most(IEnumerable<string?> phrases) =>
        phrases.OfType<string>().Select((phrase, place) => (phrase, place)).GroupBy(known => known.phrase)
            .OrderByDescending(same => same.Count()).ThenBy(same => same.Min(known => known.place)).FirstOrDefault()?.Key;

    static string? Spelt(StoryPart? part) => part is null
        ? null
        : string.Join(' ', part.Indicator.ToLowerInvariant().Replace('’', '\'').Replace("'m", " am", StringComparison.Ordinal).Replace("'re", " are", StringComparison.Ordinal)
            .Replace("'d", " would", StringComparison.Ordinal).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    static int EditDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
