using NodaTime;

namespace MspEvents.Domain;

/// <summary>Questions that were put, or answers that were given.</summary>
/// <param name="At">When.</param>
/// <param name="Questions">What was asked.</param>
/// <param name="AskedOf">Who was asked.</param>
/// <param name="Answers">What was answered.</param>
public sealed record StoryClarification(Instant At, IReadOnlyList<string>? Questions, string? AskedOf, IReadOnlyList<string>? Answers)
{
    /// <summary>What a fact clarifies; null for another fact.</summary>
    public static StoryClarification? Of(DomainEvent fact) => fact switch
    {
        ClarificationRequested requested => new(requested.OccurredAt, requested.Questions, requested.Of, null),
        StoryClarified clarified => new(clarified.OccurredAt, null, null, clarified.Answers),
        _ => null,
    };
}

/// <summary>What the analysis found.</summary>
/// <param name="Category">Free classification.</param>
/// <param name="Complexity">1-5.</param>
/// <param name="Impact">1-5.</param>
/// <param name="DependsOn">The stories that have to be there first.</param>
/// <param name="Themes">What it is about.</param>
/// <param name="At">When.</param>
public sealed record StoryAnalysis(string Category, int Complexity, int Impact, IReadOnlyList<Guid> DependsOn, IReadOnlyList<string> Themes, Instant At)
{
    /// <summary>As it is read; null where there is none.</summary>
    public static StoryAnalysis? Of(StoryAnalysed? last) =>
        last is null ? null : new(last.Category, last.Complexity, last.Impact, last.DependsOn, last.Themes, last.OccurredAt);
}

/// <summary>How a story was rated.</summary>
/// <param name="Value">1-5.</param>
/// <param name="Urgency">1-5.</param>
/// <param name="Feasibility">1-5, as stated or the mean of its parts.</param>
/// <param name="FeasibilityParts">Its parts, where those were given.</param>
/// <param name="Weights">What each part weighs.</param>
/// <param name="Score">sum(weight x part) / sum(weight), 1-5, to 6 decimals.</param>
/// <param name="Moscow">Must, should, could or won't.</param>
/// <param name="Rationale">Why so.</param>
/// <param name="At">When.</param>
public sealed record StoryPriority(
    int Value, int Urgency, decimal Feasibility, FeasibilityParts? FeasibilityParts, PriorityWeights Weights, decimal Score, Moscow? Moscow, string Rationale, Instant At)
{
    /// <summary>As it is read; null where there is none.</summary>
    public static StoryPriority? Of(StoryPrioritised? last) => last is not { Priority: { } priority }
        ? null
        : new(
            priority.Value, priority.Urgency, priority.Feasibility, priority.Parts, priority.Weights, priority.Score, last.Moscow, last.Rationale, last.OccurredAt);
}

/// <summary>Whether a stakeholder confirmed the need.</summary>
/// <param name="By">Who.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Confirmed">Whether the need is real and rightly understood.</param>
/// <param name="Note">A note.</param>
/// <param name="At">When.</param>
public sealed record StoryValidation(string? By, string Evidence, bool Confirmed, string? Note, Instant At)
{
    /// <summary>As it is read; null where there is none.</summary>
    public static StoryValidation? Of(StoryValidated? last) => last is null ? null : new(last.By, last.Evidence, last.Confirmed, last.Note, last.OccurredAt);
}

/// <summary>How the stakeholder took it.</summary>
/// <param name="By">Who.</param>
/// <param name="Alignment">1-5: how well it serves the need.</param>
/// <param name="Note">A note.</param>
/// <param name="At">When.</param>
public sealed record StoryAcceptance(string? By, int Alignment, string? Note, Instant At)
{
    /// <summary>As it is read; null where there is none.</summary>
    public static StoryAcceptance? Of(StoryAccepted? last) => last is null ? null : new(last.By, last.Alignment, last.Note, last.OccurredAt);
}

/// <summary>When and why a story was given up.</summary>
public sealed record StoryRetirement(Instant At, string Reason);
