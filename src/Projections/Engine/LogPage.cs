using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>What a page took from the log.</summary>
/// <param name="Events">The events, in order of position.</param>
/// <param name="End">The position up to which there are no others to be taken.</param>
sealed record LogPage(List<StoredEvent> Events, long End);
