using NodaTime;

namespace MspEvents.Domain;

/// <summary>Work as a caller gives it; on a correction null leaves a field as it was.</summary>
public sealed record WorkDetails
{
    /// <summary>Minutes, above 0.</summary>
    public int? Minutes { get; init; }

    /// <summary>Who worked.</summary>
    public string? Who { get; init; }

    /// <summary>The role the contract prices.</summary>
    public string? Role { get; init; }

    /// <summary>Minor units per hour; null takes the contract's for the role.</summary>
    public long? Rate { get; init; }

    /// <summary>Whether it may use block hours; true unless said otherwise.</summary>
    public bool? Billable { get; init; }

    /// <summary>The scope item it names.</summary>
    public string? ScopeItem { get; init; }

    /// <summary>The change request it names.</summary>
    public Guid? ChangeRequestId { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>When the work began; on logging the time of the command where it is not said.</summary>
    public Instant? StartedAt { get; init; }
}

/// <summary>What a contract says about work, looked up from it.</summary>
/// <param name="Rates">Minor units per hour by role.</param>
/// <param name="KnownScopeItems">Every scope key that any baseline ever had.</param>
public sealed record WorkTerms(IReadOnlyDictionary<string, long> Rates, IReadOnlySet<string> KnownScopeItems);
