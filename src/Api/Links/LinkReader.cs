using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Api.Links;

/// <summary>Reads what names a stream, from rows that are brought up to the answer's position first.</summary>
sealed class LinkReader(StoreDataSources sources, ProjectionFreshness freshness)
{
    // A projection that stands still must not keep every reader waiting.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>What named a stream at a point.</summary>
    public async Task<LinkTrace> ReadAsync(string tenant, Guid target, ReplayPoint point, CancellationToken cancellationToken)
    {
        await freshness.WaitForAsync(tenant, StreamLinksProjection.LinksName, point.Position, Longest, cancellationToken);
        await using var session = await sources.BeginQueryAsync(tenant, cancellationToken);
        var state = await freshness.ReadAsync(session, StreamLinksProjection.LinksName, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
             select distinct source_kind, source_id, relation from views.views_stream_links_v{state.Version}
             where tenant_id = $1 and target_id = $2 and from_position <= $3 and ($4 is null or from_at <= $4)
               and (until_position is null or until_position > $3 or until_at > $4)
             order by source_kind, source_id, relation
             """, session.Connection, session.Transaction)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = tenant },
                new NpgsqlParameter<Guid> { TypedValue = target },
                new NpgsqlParameter<long> { TypedValue = point.Position },
                new NpgsqlParameter { Value = point.AsOf?.ToDateTimeUtc() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var links = new List<(string Kind, LinkedStream Link)>();
        while (await reader.ReadAsync(cancellationToken))
            links.Add((reader.GetString(0), new(reader.GetGuid(1), reader.GetString(2))));
        return new(
            Math.Min(state.Position, point.Position),
            Of(Ticket.Decider.StreamType),
            Of(ChangeRequest.Decider.StreamType),
            Of(Feedback.Decider.StreamType),
            Of(UseCase.Decider.StreamType),
            Of(Initiative.Decider.StreamType),
            Of(UserStory.Decider.StreamType));

        IReadOnlyList<LinkedStream> Of(string kind) => [.. links.Where(link => link.Kind == kind).Select(link => link.Link)];
    }
}
