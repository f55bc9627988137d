using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Application;

/// <summary>What surrounds a command: whose it is, which stream it asks, and on what condition.</summary>
public sealed record CommandRequest
{
    /// <summary>The caller's tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The stream that is asked, or that starts.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>When it happened, as the caller says; null means now.</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>Who did it, as the caller says; null means the caller.</summary>
    public string? By { get; init; }

    /// <summary>The versions the caller accepts; null where the rule alone decides.</summary>
    public VersionCondition? IfMatch { get; init; }

    /// <summary>The idempotency key to be claimed by the append.</summary>
    public IdempotencyClaim? Claim { get; init; }

    /// <summary>The authenticated subject.</summary>
    public string? UserName { get; init; }

    /// <summary>The trace the command belongs to.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What within the trace caused it.</summary>
    public string? CausationId { get; init; }

    /// <summary>What the ids of its events follow from, so that a request repeated by its name is stored once; null mints new ones.</summary>
    public string? EventsNamed { get; init; }
}
