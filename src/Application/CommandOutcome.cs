using MspEvents.EventStore;

namespace MspEvents.Application;

/// <summary>What became of a command that no rule refused.</summary>
public abstract record CommandOutcome
{
    /// <summary>Done, or already so.</summary>
    /// <param name="Version">The stream's version.</param>
    /// <param name="Position">The place of the stream's last event in the tenant's log.</param>
    /// <param name="Created">The stream started with this command.</param>
    /// <param name="Recorded">False where all was already so, and nothing was appended.</param>
    public sealed record Accepted(long Version, long Position, bool Created, bool Recorded) : CommandOutcome;

    /// <summary>The same request was answered before.</summary>
    public sealed record Replayed(StoredAnswer Answer) : CommandOutcome;

    /// <summary>The idempotency key belongs to another request.</summary>
    public sealed record KeyReused : CommandOutcome;
}
