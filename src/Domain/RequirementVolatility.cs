using System.Text.Json.Serialization;
using NodaTime;

namespace MspEvents.Domain;

/// <summary>How much the requirements of a contract moved in a stretch of time; each story counts once, by the weightiest of its moves.</summary>
/// <param name="Added">Stories that came.</param>
/// <param name="Deleted">Stories that were retired or merged, those that came in the same stretch among them.</param>
/// <param name="Changed">Stories that changed and neither came nor went.</param>
/// <param name="LiveAtStart">Stories there were at its start.</param>
/// <param name="Percent">Added, deleted and changed of those live at the start; null where there were none.</param>
public sealed record RequirementVolatility(
    int Added, int Deleted, int Changed, int LiveAtStart, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Percent)
{
    /// <summary>The volatility from an instant until before another.</summary>
    public static RequirementVolatility Of(IEnumerable<StoryStep> steps, Instant from, Instant until)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var (added, deleted, changed, live) = (0, 0, 0, 0);
        foreach (var story in steps.Where(step => step.OccurredAt < until).GroupBy(step => step.StoryId))
        {
            var moves = story.OrderBy(step => step.OccurredAt).ThenBy(step => step.Position).ToList();
            if (moves.LastOrDefault(step => step.OccurredAt < from && step.Move != StoryMove.Changed)?.Move == StoryMove.Added)
                live++;
            var inside = moves.Where(step => step.OccurredAt >= from).Select(step => step.Move).ToHashSet();
            if (inside.Contains(StoryMove.Deleted))
                deleted++;
            else if (inside.Contains(StoryMove.Added))
                added++;
            else if (inside.Count > 0)
                changed++;
        }

        return new(added, deleted, changed, live, Share.Of(added + deleted + changed, live)?.Percent());
    }
}
