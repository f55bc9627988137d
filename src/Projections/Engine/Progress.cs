using NodaTime;

namespace MspEvents.Projections;

/// <summary>How far one version of a projection is in a tenant's log.</summary>
public sealed record Progress
{
    /// <summary>The projection's name.</summary>
    public required string Projection { get; init; }

    /// <summary>The version of its tables.</summary>
    public required int Version { get; init; }

    /// <summary>The last position whose consequences the rows hold.</summary>
    public required long Position { get; init; }

    /// <summary>True if an event could not be folded: nothing moves until an operator retries.</summary>
    public required bool Stopped { get; init; }

    /// <summary>True for one that is filled only to be compared and will never serve.</summary>
    public required bool Shadow { get; init; }

    /// <summary>True for the version that queries read.</summary>
    public required bool Active { get; init; }

    /// <summary>Why it stopped.</summary>
    public string? Error { get; init; }

    /// <summary>The event it stopped at.</summary>
    public Guid? FailedEvent { get; init; }

    /// <summary>The last key done of a wide consequence at the next position: until all are done, some rows are ahead of <see cref="Position"/>.</summary>
    public Guid? SpreadTo { get; init; }

    /// <summary>The end of the tenant's log.</summary>
    public required long Head { get; init; }

    /// <summary>When it began at position 0.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it last moved.</summary>
    public required Instant UpdatedAt { get; init; }

    /// <summary>Events a second since it began; 0 before it moved.</summary>
    public double EventsPerSecond => UpdatedAt > StartedAt ? Position / (UpdatedAt - StartedAt).TotalSeconds : 0;

    /// <summary>How long the rest will take at that rate; null while there is none, or it stopped.</summary>
    public Duration? TimeLeft => Stopped || EventsPerSecond <= 0 ? null : Duration.FromSeconds((Head - Position) / EventsPerSecond);
}
