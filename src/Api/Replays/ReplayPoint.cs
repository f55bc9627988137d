using MspEvents.Api.Conventions;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Api.Replays;

/// <summary>Exactly which events an answer is folded from, and by which instant it is judged: the same point gives the same answer for ever.</summary>
/// <param name="Position">Events up to here.</param>
/// <param name="AsOf">Of those, the ones that had occurred by then.</param>
/// <param name="JudgedAt">What running clocks are judged by.</param>
sealed record ReplayPoint(long Position, Instant? AsOf, Instant JudgedAt)
{
    /// <summary>Whether the point knows an event.</summary>
    public bool Knows(Fact fact) => fact.Position <= Position && !(AsOf < fact.Event.OccurredAt);

    /// <summary>The point a query asks for, on the log as the session sees it.</summary>
    /// <exception cref="Refusal">400: the log has no such position.</exception>
    public static async Task<ReplayPoint> FindAsync(
        EventReader events, TenantSession session, AskedTime asked, Instant now, CancellationToken cancellationToken)
    {
        var head = await events.HeadAsync(session, cancellationToken);
        if (asked.KnownPosition is { } position)
        {
            if (position > head.Position)
                throw new Refusal(StatusCodes.Status400BadRequest, "position_unknown", $"The log has no position {position} yet.")
                {
                    Errors = [new("?knownAt", "position_unknown", $"The log has no position {position} yet.")],
                };
            return new(position, asked.AsOf, asked.JudgedAt ?? asked.AsOf ?? await RecordedAtAsync(events, session, position, cancellationToken) ?? now);
        }

        if (asked.KnownAt is { } knownAt)
            return new(await events.PositionAtAsync(session, knownAt.ToDateTimeOffset(), cancellationToken), asked.AsOf, asked.AsOf ?? knownAt);
        return new(head.Position, asked.AsOf, asked.AsOf ?? now);
    }

    /// <summary>The point at which an event was recorded.</summary>
    public static ReplayPoint Of(Fact fact) => new(fact.Position, null, fact.RecordedAt);

    static async Task<Instant?> RecordedAtAsync(EventReader events, TenantSession session, long position, CancellationToken cancellationToken)
    {
        await foreach (var stored in events.ReadAfterAsync(session, position - 1, position, 1, null, cancellationToken))
            return Instant.FromDateTimeOffset(stored.RecordedAt);
        return null;
    }
}
