using MspEvents.Api.Conventions;
using MspEvents.Api.Queries;
using MspEvents.Application;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Api.Replays;

/// <summary>A stream at a point.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Facts">The facts the point knows, in order of version; none only of a stream that stands without any.</param>
/// <param name="Point">The point.</param>
/// <param name="IsNow">Whether it is the stream's present, whose version a command may ask to meet.</param>
sealed record StreamAtPoint(Guid Id, IReadOnlyList<Fact> Facts, ReplayPoint Point, bool IsNow)
{
    /// <summary>The last version the point knows; 0 before the first.</summary>
    public long Version => Facts.Count == 0 ? 0 : Facts[^1].Version;
}

/// <summary>Reads streams from the log itself: never stale, now or at any point of the past.</summary>
sealed class StreamReplay(EventReader events, TimeProvider time)
{
    /// <summary>Now, in the microseconds the store keeps.</summary>
    public Instant Now => QueryInstant.Cut(Instant.FromDateTimeOffset(time.GetUtcNow()));

    /// <summary>The time a query asks for, where it has no other parameters.</summary>
    public AskedTime Asked(IQueryCollection query)
    {
        var faults = new List<FieldError>();
        QueryFaults.KnowOnly(query, AskedTime.Parameters.Append(MinPosition.Parameter), faults);
        var asked = AskedTime.Parse(query, Now, faults);
        QueryFaults.Refuse(faults);
        return asked;
    }

    /// <summary>A stream of a kind at the point a query asks for.</summary>
    /// <exception cref="Refusal">404: there is no such stream, or not yet at that point. 400: there is no such point.</exception>
    public async Task<StreamAtPoint> ReadAsync(TenantSession session, string kind, Guid id, AskedTime asked, CancellationToken cancellationToken)
    {
        await RequireAsync(session, kind, id, cancellationToken);
        var stream = await ReadStandingAsync(session, id, asked, cancellationToken);
        return stream.Facts.Count > 0 ? stream : throw NotYet(id);
    }

    /// <summary>A stream that every tenant has from the beginning, at the point a query asks for; with no facts before the first was recorded.</summary>
    /// <exception cref="Refusal">404: it has no such version yet. 400: there is no such point.</exception>
    public async Task<StreamAtPoint> ReadStandingAsync(TenantSession session, Guid id, AskedTime asked, CancellationToken cancellationToken)
    {
        var now = Now;
        var point = await ReplayPoint.FindAsync(events, session, asked, now, cancellationToken);
        var facts = await events.ReadFactsAsync(session, id, cancellationToken);
        if (asked.Version is { } version)
            point = version <= facts.Count ? ReplayPoint.Of(facts[(int)version - 1]) : throw NotYet(id);
        return new(id, [.. facts.Where(point.Knows)], point, asked.IsNow);
    }

    /// <summary>What a point knows of a stream that an answer also needs.</summary>
    public async Task<IReadOnlyList<Fact>> FactsAsync(TenantSession session, Guid id, ReplayPoint point, CancellationToken cancellationToken) =>
        [.. (await events.ReadFactsAsync(session, id, cancellationToken)).Where(point.Knows)];

    /// <summary>Refuses the id of no stream of this kind; another tenant's is none.</summary>
    public async Task RequireAsync(TenantSession session, string kind, Guid id, CancellationToken cancellationToken)
    {
        if (await events.FindStreamAsync(session, id, cancellationToken) is not { } head || head.Type != kind)
            throw Refusal.NotFound(kind, id);
    }

    /// <summary>The refusal of a stream that had no event at the point asked for.</summary>
    public static Refusal NotYet(Guid id) => new(StatusCodes.Status404NotFound, "not_yet", $"There was no {id} at that point.");
}
