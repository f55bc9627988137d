using NodaTime;

namespace MspEvents.Domain;

/// <summary>A solution template as it is read, without its uses.</summary>
/// <param name="Version">How many facts it is made of.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Problem">What it solves.</param>
/// <param name="Steps">What is done, in order.</param>
/// <param name="AppliesTo">Where it fits.</param>
/// <param name="CreatedAt">When it was written down.</param>
/// <param name="RevisedAt">When it last changed.</param>
/// <param name="RetiredAt">When it was offered no longer; null while it is.</param>
public record SolutionTemplateDetails(
    long Version,
    string Title,
    string Problem,
    IReadOnlyList<string> Steps,
    IReadOnlyList<string> AppliesTo,
    Instant CreatedAt,
    Instant? RevisedAt,
    Instant? RetiredAt)
{
    /// <summary>Folds a template's facts; null where none created it.</summary>
    public static SolutionTemplateDetails? Of(IReadOnlyCollection<Fact> facts)
    {
        var template = SolutionTemplate.Decider.Fold(facts);
        return template.Created is not { } created
            ? null
            : new(
                facts.Max(fact => fact.Version),
                template.Title,
                template.Problem,
                template.Steps,
                template.AppliesTo,
                created.OccurredAt,
                facts.Where(fact => fact.Event is TemplateRevised).Max(fact => (Instant?)fact.Event.OccurredAt),
                template.RetiredAt);
    }
}
