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
