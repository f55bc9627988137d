using NodaTime;

namespace MspEvents.Domain;

/// <summary>Work done, as logged on a ticket, a story or an initiative.</summary>
public sealed record WorkEntry
{
    /// <summary>Unique within the stream.</summary>
    public required Guid WorkId { get; init; }

    /// <summary>Minutes, above 0.</summary>
    public required int Minutes { get; init; }

    /// <summary>Who worked.</summary>
    [PersonName]
    public required string Who { get; init; }

    /// <summary>The role the contract prices.</summary>
    public string? Role { get; init; }

    /// <summary>Minor units per hour, resolved when logged; 0 and <see cref="Unrated"/> where no rate was known.</summary>
    public long Rate { get; init; }

    /// <summary>True where neither the caller nor the contract gave a rate.</summary>
    public bool Unrated { get; init; }

    /// <summary>Minutes x rate / 60, half-even, in minor units.</summary>
    public long Cost { get; init; }

    /// <summary>Whether it may use block hours.</summary>
    public bool Billable { get; init; } = true;

    /// <summary>The scope item it names.</summary>
    public string? ScopeItem { get; init; }

    /// <summary>The change request it names.</summary>
    public Guid? ChangeRequestId { get; init; }

    /// <summary>A note.</summary>
    [PersonalText]
    public string? Note { get; init; }

    /// <summary>When the work began: the time its coverage is decided at.</summary>
    public Instant StartedAt { get; init; }
}

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
