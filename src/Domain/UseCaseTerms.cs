namespace MspEvents.Domain;

/// <summary>Whose side a stakeholder is on.</summary>
public enum StakeholderKind
{
    /// <summary>The client.</summary>
    Client,

    /// <summary>A vendor of the client or the provider.</summary>
    Vendor,

    /// <summary>A partner.</summary>
    Partner,

    /// <summary>The provider.</summary>
    Provider,
}

/// <summary>Someone who has a stake in a use case; named once in it.</summary>
/// <param name="Name">Who.</param>
/// <param name="Kind">On whose side.</param>
/// <param name="Role">What they do.</param>
/// <param name="Expectation">What they expect of it.</param>
public sealed record Stakeholder([property: PersonName] string Name, StakeholderKind Kind, string Role, [property: PersonalText] string Expectation);

/// <summary>A step of a use case.</summary>
/// <param name="Actor">The role or system that acts.</param>
/// <param name="Action">What it does.</param>
/// <param name="Outcome">What comes of it.</param>
public sealed record UseCaseStep(string Actor, string Action, string Outcome);

/// <summary>What limits a use case.</summary>
/// <param name="Kind">Such as budget, law, technology, time.</param>
/// <param name="Description">The limit.</param>
/// <param name="Mitigation">How it is lived with.</param>
public sealed record UseCaseConstraint(string Kind, string Description, string? Mitigation = null);

/// <summary>What a use case says; of a revision null leaves a part as it was, and a list is given whole.</summary>
public sealed record UseCaseChanges
{
    /// <summary>In a few words.</summary>
    public string? Title { get; init; }

    /// <summary>What it is for.</summary>
    public string? Goal { get; init; }

    /// <summary>Who has a stake in it.</summary>
    public IReadOnlyList<Stakeholder>? Stakeholders { get; init; }

    /// <summary>What happens, in order.</summary>
    public IReadOnlyList<UseCaseStep>? Steps { get; init; }

    /// <summary>What limits it.</summary>
    public IReadOnlyList<UseCaseConstraint>? Constraints { get; init; }

    /// <summary>The stories it serves.</summary>
    public IReadOnlyList<Guid>? StoryIds { get; init; }
}

/// <summary>The kinds of scenario.</summary>
public enum ScenarioKind
{
    /// <summary>Far more is asked than usual.</summary>
    Surge,

    /// <summary>Something breaks.</summary>
    Failure,

    /// <summary>Someone means harm.</summary>
    Attack,

    /// <summary>A place or supplier is lost.</summary>
    Disaster,

    /// <summary>Anything else.</summary>
    Other,
}
