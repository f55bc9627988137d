using System.Collections.Concurrent;
using MspEvents.Domain;
using MspEvents.EventStore;
using MspEvents.Projections;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MspEvents.Api.Sla;

/// <summary>A metric and priority, whose clocks are alike.</summary>
readonly record struct ClockGroup(ServiceMetric Metric, int Priority);

/// <summary>What became of each tenant's finished clocks. Shares of many clocks move slowly: one reading of them serves a minute of pages.</summary>
sealed class BreachHistories
{
    const int MostKept = 200;

    static readonly Duration Lifetime = Duration.FromMinutes(1);

    readonly ConcurrentDictionary<(string Tenant, ClockGroup Group), (Instant At, BreachHistory History)> kept = new();

    /// <summary>The histories of some groups, read in the caller's snapshot where they are not known or too old.</summary>
    public async Task<IReadOnlyDictionary<ClockGroup, BreachHistory>> OfAsync(
        TenantSession session, int version, IReadOnlyCollection<ClockGroup> groups, Instant judgedAt, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ClockGroup, BreachHistory>();
        foreach (var group in groups)
        {
            if (kept.TryGetValue((session.Tenant, group), out var known) && known.At + Lifetime > judgedAt && known.At <= judgedAt)
                found.Add(group, known.History);
        }

        var missing = groups.Except(found.Keys).ToList();
        if (missing.Count == 0)
            return found;
        var finished = await FinishedAsync(session, version, missing, judgedAt, cancellationToken);
        foreach (var group in missing)
        {
            var history = new BreachHistory(finished[group]);
            found.Add(group, history);
            kept[(session.Tenant, group)] = (judgedAt, history);
        }

        Forget();
        return found;
    }

    void Forget()
    {
        foreach (var (key, _) in kept.Count <= MostKept ? [] : kept.OrderBy(pair => pair.Value.At).Take(kept.Count - MostKept).ToList())
            kept.TryRemove(key, out _);
    }

    static async Task<ILookup<ClockGroup, FinishedClock>> FinishedAsync(
        TenantSession session, int version, IReadOnlyCollection<ClockGroup> groups, Instant judgedAt, CancellationToken cancellationToken)
    {
        var names = groups.ToDictionary(group => (ClockNames.Of(group.Metric), group.Priority));
        await using var command = new NpgsqlCommand(
            $"""
             select r.metric, r.priority, r.elapsed_micros / 1000000, r.target_seconds, coalesce(r.due_at < r.stopped_at, false)
             from {new SlaClockRows(version).Table} r
             join unnest(@metrics, @priorities) as g (metric, priority) on r.metric = g.metric and r.priority = g.priority
             where r.tenant_id = @tenant and r.stopped_at is not null and r.cancelled_at is null and not r.excluded and {SlaClockRows.CountsFor("r", "@judgedAt")}
             """, session.Connection, session.Transaction);
        command.Parameters.AddWithValue("tenant", session.Tenant);
        command.Parameters.AddWithValue("judgedAt", judgedAt.ToDateTimeUtc());
        command.Parameters.AddWithValue("metrics", NpgsqlDbType.Array | NpgsqlDbType.Text, names.Keys.Select(key => key.Item1).ToArray());
        command.Parameters.AddWithValue("priorities", NpgsqlDbType.Array | NpgsqlDbType.Integer, names.Keys.Select(key => key.Priority).ToArray());
        var finished = new List<(ClockGroup Group, FinishedClock Clock)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            finished.Add((names[(reader.GetString(0), reader.GetInt32(1))], new((decimal)reader.GetInt64(2) / reader.GetInt64(3), reader.GetBoolean(4))));
        return finished.ToLookup(example => example.Group, example => example.Clock);
    }
}
