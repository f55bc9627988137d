namespace MspEvents.Domain;

/// <summary>How a need was found out.</summary>
public enum StorySource
{
    /// <summary>A talk with a stakeholder.</summary>
    Interview,

    /// <summary>Written questions to a few.</summary>
    Questionnaire,

    /// <summary>Written questions to many.</summary>
    Survey,

    /// <summary>Figures of use.</summary>
    Analytics,

    /// <summary>What others in the market ask for.</summary>
    MarketResearch,

    /// <summary>A ticket.</summary>
    Ticket,

    /// <summary>Feedback.</summary>
    Feedback,
}

/// <summary>What became other of a story; null leaves a field as it was.</summary>
public sealed record StoryChanges
{
    /// <summary>The whole story.</summary>
    public string? Text { get; init; }

    /// <summary>Who needs it.</summary>
    public string? Role { get; init; }

    /// <summary>What is needed.</summary>
    public string? Want { get; init; }

    /// <summary>What for.</summary>
    public string? Benefit { get; init; }

    /// <summary>What hurts today.</summary>
    public string? PainPoint { get; init; }

    /// <summary>What would be better.</summary>
    public string? DesiredOutcome { get; init; }

    /// <summary>What must hold for it to be done, whole.</summary>
    public IReadOnlyList<string>? Acceptance { get; init; }

    /// <summary>The contract it falls under from now on.</summary>
    public Guid? ContractId { get; init; }
}

/// <summary>A service blueprint: how a story will be served.</summary>
/// <param name="Steps">What is done, in order.</param>
/// <param name="Resources">What it takes.</param>
/// <param name="Gaps">What is missing today.</param>
/// <param name="Bottlenecks">Where it will be slow.</param>
public sealed record ServiceBlueprint(
    IReadOnlyList<string> Steps, IReadOnlyList<string> Resources, IReadOnlyList<string> Gaps, IReadOnlyList<string> Bottlenecks);
