namespace MspEvents.Domain;

/// <summary>How much a finding stands in the way of a good story.</summary>
public enum FindingSeverity
{
    /// <summary>Worth a look.</summary>
    Low,

    /// <summary>Should be mended.</summary>
    Medium,

    /// <summary>The story cannot be understood or tested well as it is.</summary>
    High,
}

/// <summary>A place in a text, in UTF-16 code units; a length of 0 marks where something is missing.</summary>
public readonly record struct TextSpan(int Start, int Length);

/// <summary>Advice on a story's wording, never a refusal: a criterion of the Quality User Story framework that it does not meet.</summary>
/// <param name="Kind">The criterion: well_formed, atomic, minimal, unambiguous, uniform or unique.</param>
/// <param name="Subkind">How it is not met.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Span">Where in the story's text.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record StoryFinding(string Kind, string Subkind, FindingSeverity Severity, TextSpan Span, string Advice);
