using MspEvents.Domain;
using MspEvents.EventStore;

namespace MspEvents.Projections;

/// <summary>Reads a tenant's settings from the log, in the caller's transaction.</summary>
static class SettingsReading
{
    /// <summary>The settings as events up to a position leave them, those only that had occurred by an instant if one is given.</summary>
    public static async Task<TenantSettings> ReadSettingsAsync(
        this EventReader events, TenantSession session, long position, NodaTime.Instant? asOf, CancellationToken cancellationToken)
    {
        var facts = (await events.ReadStreamAsync(session, TenantSettings.IdOf(session.Tenant), null, cancellationToken)).Select(StreamFacts.AsFact);
        return TenantSettings.Decider.Fold(facts.Where(fact => fact.Position <= position && !(asOf < fact.Event.OccurredAt)));
    }
}
