using MspEvents.Api.Queries;
using MspEvents.Api.Replays;
using MspEvents.EventStore;
using MspEvents.Projections;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Api.Templates;

/// <summary>Counts the use cases that had adopted a template at a point, from rows that are brought up to it first.</summary>
sealed class TemplateUses(StoreDataSources sources, ProjectionFreshness freshness)
{
    const string Projection = "templates";

    // A projection that stands still must not keep every reader waiting.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public async Task<int> CountAsync(string tenant, Guid templateId, ReplayPoint point, CancellationToken cancellationToken)
    {
        await freshness.WaitForAsync(tenant, Projection, point.Position, Longest, cancellationToken);
        await using var session = await sources.BeginQueryAsync(tenant, cancellationToken);
        var state = await freshness.ReadAsync(session, Projection, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
             select count(*)::integer from views.views_template_uses_v{state.Version}
             where tenant_id = $1 and template_id = $2 and first_position <= $3 and ($4 is null or first_at <= $4)
             """, session.Connection, session.Transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = templateId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = point.Position });
        command.Parameters.Add(new NpgsqlParameter { Value = point.AsOf?.ToDateTimeUtc() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
