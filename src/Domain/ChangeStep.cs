using NodaTime;

namespace MspEvents.Domain;

/// <summary>A fact about a change request under a contract.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="What">The event's public name.</param>
/// <param name="ChangeRequestId">The change request.</param>
/// <param name="Status">Where the fact brings it.</param>
/// <param name="Estimate">The effort and cost the fact assesses; null where it assesses none.</param>
/// <param name="Party">Who asked, with a raising; who decided, with a decision.</param>
public sealed record ChangeStep(
    long Position, Instant OccurredAt, string What, Guid ChangeRequestId, ChangeStatus Status, ScopeAmount? Estimate = null, ChangeParty? Party = null);

/// <summary>Who asked for a change or decided one.</summary>
/// <param name="Name">The person.</param>
/// <param name="Organisation">On whose side, where it was said.</param>
public sealed record ChangeParty([property: PersonName] string Name, Organisation? Organisation);
