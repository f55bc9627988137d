using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>One projection's share of a page: the events it takes, up to the position its rows will be at.</summary>
/// <param name="Session">The page's transaction.</param>
/// <param name="Version">The version whose tables are filled.</param>
/// <param name="Events">The events after the projection's position, the last of them at <see cref="FoldScope.UpTo"/>.</param>
/// <param name="Scope">What folds may see.</param>
sealed record ProjectionPage(TenantSession Session, int Version, IReadOnlyList<StoredEvent> Events, FoldScope Scope);
